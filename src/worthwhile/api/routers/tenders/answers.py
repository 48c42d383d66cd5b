"""The schemas of what is answered about tenders."""

from __future__ import annotations

from typing import Any

from worthwhile.api.answers import record_schema
from worthwhile.engines.tendering import Procedure, Stage

TEXT = {"type": "string"}
TEXT_OR_NULL = {"type": ["string", "null"]}
MOMENT_OR_NULL = {"type": ["string", "null"], "format": "date-time"}
LIST = {"type": "array", "items": {"type": "object"}}

_TENDER: dict[str, Any] = {
    "id": {"type": "string", "description": "Its number in addresses of this API"},
    "title": TEXT,
    "buyer": TEXT,
    "procedure": {"enum": [procedure.value for procedure in Procedure]},
    "stage": {"enum": [stage.value for stage in Stage]},
    "published_at": MOMENT_OR_NULL,
    "questions_until": MOMENT_OR_NULL,
    "deadline": MOMENT_OR_NULL,
    "documents": {"type": "integer", "description": "How many versions of its documents were published"},
    "demonstration": {"type": "boolean", "description": "Whether it was made for the demonstration, and is not real"},
}


TENDER = record_schema("A tender that is run here", _TENDER)
PUBLISHED = record_schema(
    "A tender as everybody who may bid reads it",
    {
        **_TENDER,
        "content": {"type": ["object", "null"], "description": "What the buyer asks for, as worthwhile/tender/1"},
        "questions": {**LIST, "description": "Every question that was answered, with its answer; nobody is named"},
    },
)
DECISION = record_schema(
    "A decision, as “worthwhile regime decide --json” prints it",
    {"regime": TEXT_OR_NULL, "permitted_routes": LIST, "forbidden_routes": LIST, "notices": LIST, "gates": LIST},
    closed=False,
)
FITNESS = record_schema(
    "Every check, as “worthwhile tender fitness --json” prints it", {"title": TEXT, "answers": LIST}, closed=False
)
SCORED = record_schema(
    "The outcome, as “worthwhile tender score --json” prints it",
    {"ranking": LIST, "scores": LIST, "awards": LIST, "warnings": LIST},
    closed=False,
)
SIMULATED = record_schema(
    "What came of the made-up bids, as “worthwhile tender simulate --json” prints it",
    {"sound": {"type": ["boolean", "null"]}, "lots": LIST},
    closed=False,
)
PARTS = {
    "Tender": TENDER,
    "PublishedTender": PUBLISHED,
    "RegimeDecision": DECISION,
    "TenderFitness": FITNESS,
    "BidsScored": SCORED,
    "SchemeTried": SIMULATED,
}
