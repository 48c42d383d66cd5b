"""What a format's records demand beyond the type of each field, said in JSON Schema.

Each rule here says again what a record's ``cross_problems`` or ``parse`` says; tests hold the two together.
"""

from __future__ import annotations

from typing import Any

from worthwhile.engines.scoring.bid import Assessor, Bidder
from worthwhile.engines.scoring.criterion import Condition, Criterion, SubCriterion
from worthwhile.engines.scoring.evaluation import FORMAT as EVALUATION_FORMAT
from worthwhile.engines.scoring.evaluation import Evaluation
from worthwhile.engines.scoring.scale import Scale
from worthwhile.engines.scoring.scheme import Lot
from worthwhile.engines.scoring.vocabulary import IDENTIFIER as SCORED_IDENTIFIER
from worthwhile.engines.valuation.audit.printed import Printed
from worthwhile.engines.valuation.audit.published import FORMAT as PUBLISHED_FORMAT
from worthwhile.engines.valuation.audit.published import PublishedFigures, PublishedSubtotal
from worthwhile.engines.valuation.case import FORMAT, Correlation, Discounting, ImpactCase, Input
from worthwhile.engines.valuation.outcome import IDENTIFIER, Outcome, OutcomeDiscounting
from worthwhile.engines.valuation.vocabulary import RANGED_PARAMETERS, Status
from worthwhile.exchange.answers.question import FORMAT as QUESTION_FORMAT
from worthwhile.exchange.answers.question import Promise, QuestionAsked
from worthwhile.exchange.bid.bid import FORMAT as BID_FORMAT
from worthwhile.exchange.bid.bid import TenderBid
from worthwhile.exchange.bid.price import PRICE_FORMAT, BidPrice
from worthwhile.exchange.profile.profile import FORMAT as PROFILE_FORMAT
from worthwhile.exchange.profile.profile import Profile
from worthwhile.exchange.regime.facts_file import FORMAT as FACTS_FORMAT
from worthwhile.exchange.regime.facts_file import RegimeFacts
from worthwhile.exchange.tender.tender import FORMAT as TENDER_FORMAT
from worthwhile.exchange.tender.tender import Tender
from worthwhile.kernel.dates import PriceYear


def _given(name: str) -> dict[str, Any]:
    """The field is there and not empty: the reader takes null for “left out”."""
    return {"required": [name], "properties": {name: {"not": {"type": "null"}}}}


def _exactly_one(*names: str) -> dict[str, Any]:
    return {"oneOf": [_given(name) for name in names]}


def _at_most_one(*names: str) -> dict[str, Any]:
    return {"not": {"allOf": [_given(name) for name in names]}}


_FIGURE: dict[str, Any] = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[-+£€$\s]*[\d,\s]*\.?\d+$"}],
}
_NOT_EMPTY: dict[str, Any] = {"not": {"type": "array", "maxItems": 0}}
# The reader takes a number for text, as YAML reads an unquoted 7 as one.
_SCORED_ID: dict[str, Any] = {"properties": {"id": {"pattern": f"^{SCORED_IDENTIFIER.pattern}$"}}}
_ONE_RATE = _exactly_one("rate", "schedule", "rates")
_A_LIST_OF_QUANTITIES: dict[str, Any] = {"required": ["quantity"], "properties": {"quantity": {"type": "array"}}}
_PRICED_RULES: dict[str, Any] = {
    "allOf": [
        _exactly_one("quantity", "intake"),
        _exactly_one("value", "value_ref"),
        _at_most_one("value_ref", "value_year"),
        {"properties": dict.fromkeys(("quantity", "intake", "value"), _NOT_EMPTY)},
    ]
}

RULES: dict[type[Any], dict[str, Any]] = {
    ImpactCase: {
        "properties": {
            "format": {"type": "string", "const": FORMAT},
            "currency": {"anyOf": [{"type": "string", "pattern": "^[A-Z]{3}$"}, {"type": "null"}]},
            "outcomes": {"minItems": 1},
        },
    },
    Discounting: _ONE_RATE,
    OutcomeDiscounting: _ONE_RATE,
    Input: {"properties": {"values": {"minItems": 1}}},
    Correlation: {"properties": {"between": {"minItems": 2, "maxItems": 2, "uniqueItems": True}}},
    PublishedFigures: {"properties": {"format": {"anyOf": [{"const": PUBLISHED_FORMAT}, {"type": "null"}]}}},
    PublishedSubtotal: _exactly_one("lines", "amounts"),
    QuestionAsked: {
        "properties": {"format": {"type": "string", "const": QUESTION_FORMAT}, "promises": {"minItems": 1}}
    },
    Promise: _at_most_one("quantity", "share"),
    Evaluation: {"properties": {"format": {"type": "string", "const": EVALUATION_FORMAT}}},
    **dict.fromkeys((Assessor, Bidder, Condition, Criterion, Lot, SubCriterion), _SCORED_ID),
    Scale: {"properties": {"levels": {"minItems": 2}}},
    TenderBid: {"properties": {"format": {"type": "string", "const": BID_FORMAT}}},
    BidPrice: {"properties": {"format": {"type": "string", "const": PRICE_FORMAT}}},
    Tender: {"properties": {"format": {"type": "string", "const": TENDER_FORMAT}}},
    Profile: {"properties": {"format": {"type": "string", "const": PROFILE_FORMAT}, "services": {"minItems": 1}}},
    RegimeFacts: {"properties": {"format": {"type": "string", "const": FACTS_FORMAT}}},
    Outcome: {
        "properties": {"id": {"type": "string", "pattern": IDENTIFIER.pattern}},
        "allOf": [
            {
                "if": {"required": ["status"], "properties": {"status": {"enum": [Status.HELD, Status.PENDING]}}},
                "else": _PRICED_RULES,
            },
            {
                "if": _A_LIST_OF_QUANTITIES,
                "then": {
                    "properties": {
                        "duration_years": {"type": "null"},
                        "drop_off": {"anyOf": [{"type": "null"}, {"const": 0}]},
                    }
                },
            },
        ],
    },
}
SOURCED = (*RANGED_PARAMETERS, "cashable", "group_income")
RULES[Outcome]["properties"]["sources"] = {
    "anyOf": [
        {
            "type": "object",
            "propertyNames": {"enum": list(SOURCED)},
            "additionalProperties": {"type": ["string", "number"]},
        },
        {"type": "null"},
    ]
}

# Values that are records inside and one piece of text or one number in a file.
WHOLE_VALUES: dict[type[Any], dict[str, Any]] = {
    PriceYear: {
        "description": "A calendar year such as 2023, or a financial year (April to March) such as 2023/24.",
        "anyOf": [
            {"type": "integer", "minimum": 1900, "maximum": 2200},
            {"type": "string", "pattern": r"^(19\d{2}|2[01]\d{2}|2200)$|^\d{4}[/-](\d{2}|\d{4})$"},
        ],
    },
    Printed: {
        "description": "A figure as printed; the last printed digit gives its precision, so keep zeros in quotes.",
        "anyOf": [
            *_FIGURE["anyOf"],
            {
                "type": "object",
                "properties": {"value": _FIGURE, "to_nearest": _FIGURE},
                "required": ["value", "to_nearest"],
                "additionalProperties": False,
            },
        ],
    },
}
