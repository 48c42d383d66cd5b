"""The schemas of what is answered about opportunities and the market."""

from __future__ import annotations

from typing import Any

from worthwhile.api.answers import record_schema
from worthwhile.apps.opportunities.presenters.market_files import FORMAT as SHAPE

TEXT_OR_NULL = {"type": ["string", "null"]}
NUMBER_OR_NULL = {"type": ["number", "null"]}
TEXTS = {"type": "array", "items": {"type": "string"}}
LIST = {"type": "array", "items": {"type": "object"}}

_NOTICE: dict[str, Any] = {
    "ocid": {"type": "string", "description": "The process, as its publisher names it"},
    "title": TEXT_OR_NULL,
    "buyer": TEXT_OR_NULL,
    "value": {**NUMBER_OR_NULL, "description": "Pounds without VAT where known, of the whole"},
    "value_low": {**NUMBER_OR_NULL, "description": "Of the smallest part that one may bid for"},
    "currency": TEXT_OR_NULL,
    "deadline": {"type": ["string", "null"], "format": "date-time", "description": "In UTC"},
    "areas": {**TEXTS, "description": "ONS codes of places of delivery"},
    "cpv": {**TEXTS, "description": "CPV codes, the main one first"},
    "score": {**NUMBER_OR_NULL, "description": "0 to 1 within one answer; null where the order is not by it"},
    "reasons": {**TEXTS, "description": "Why it is here, in sentences"},
    "demonstration": {"type": "boolean", "description": "Whether it was made for the demonstration, and is not real"},
}


OPPORTUNITY = record_schema(
    "A notice that was found",
    {
        **_NOTICE,
        "publisher": TEXT_OR_NULL,
        "notice_type": TEXT_OR_NULL,
        "stage": TEXT_OR_NULL,
        "regime": TEXT_OR_NULL,
        "also": {**LIST, "description": "The same procurement on other portals: ocid and publisher of at most five"},
        "also_more": {"type": "integer", "description": "How many of the same procurement there are besides"},
    },
)
MATCH = record_schema(
    "A notice set against a profile, as “worthwhile market match --json” prints it", _NOTICE, closed=False
)
EXPIRING = record_schema(
    "Contracts that end soon, the nearest first",
    {
        "on": {"type": "string", "format": "date"},
        "within_months": {"type": "integer"},
        "reading": {**TEXTS, "description": "What the list says and what it cannot know, in sentences"},
        "items": LIST,
    },
)
QUESTION = record_schema(
    "A question about how open a market is",
    {name: {"type": "string"} for name in ("code", "slug", "title", "asks", "chart")},
)
MARKET_ANSWER = record_schema(
    "The answer to a question, as “worthwhile market shape QUESTION --json” prints it",
    {
        "format": {"const": SHAPE},
        "on": {"type": "string", "format": "date"},
        **{name: {"type": "string"} for name in ("code", "slug", "asks", "chart")},
        "reading": {**TEXTS, "description": "The answer in sentences"},
        "columns": LIST,
        "rows": LIST,
        "completeness": {**LIST, "description": "What was looked at, what was used, and what was left out and why"},
    },
)
RELEASE = {
    "type": "object",
    "description": "A compiled OCDS release, without contact points, e-mail addresses and telephone numbers",
}
PARTS = {
    "Opportunity": OPPORTUNITY,
    "Match": MATCH,
    "ExpiringContracts": EXPIRING,
    "MarketQuestion": QUESTION,
    "MarketAnswer": MARKET_ANSWER,
}
