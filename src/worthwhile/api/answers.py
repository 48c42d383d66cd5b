"""The schemas of what is answered. The figures themselves are the engines' own, as the command line prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from worthwhile.api.problems import PROBLEM
from worthwhile.apps.evidence.models import CollectionState
from worthwhile.apps.organisations.models import OrganisationKind, Scope
from worthwhile.exchange.measure_json import FORMAT as MEASURE_RESULT
from worthwhile.exchange.result_json import FORMAT as IMPACT_RESULT

MONEY = {"type": "string", "pattern": r"^-?\d+\.\d\d$", "description": "Money, to two places"}
RATIO = {"type": ["number", "null"], "description": "A ratio, to six places; null where there is none"}
TEXT = {"type": "string"}
DAY = {"type": "string", "format": "date"}
WHOLE = {"type": "integer"}
LIST = {"type": "array", "items": {"type": "object"}}
ANY_OBJECT = {"type": "object"}
OBJECT_OR_NULL = {"type": ["object", "null"]}
MONEY_BY_NAME = {"type": "object", "additionalProperties": MONEY}


def ref(name: str) -> dict[str, Any]:
    """A part that is described once."""
    return {"$ref": f"#/components/schemas/{name}"}


def record_schema(
    about: str, properties: Mapping[str, Any], *, may_lack: Sequence[str] = (), closed: bool = True
) -> dict[str, Any]:
    """The schema of an object: what it is, and its properties, of which all but ``may_lack`` are always there."""
    return {
        "type": "object",
        "description": about,
        "required": [name for name in properties if name not in may_lack],
        "properties": dict(properties),
        "additionalProperties": not closed,
    }


CHECK = record_schema(
    "What a careful reader would question",
    {
        "code": {"type": "string", "pattern": r"^SV-\d{3}$"},
        "severity": TEXT,
        "outcome": {"type": ["string", "null"]},
        "message": TEXT,
        "evidence": TEXT,
        "suggestion": TEXT,
        "answer": {"type": ["string", "null"]},
    },
)
STEP = record_schema(
    "One line of the working",
    {
        "label": TEXT,
        "formula": TEXT,
        "result": {"type": ["string", "number", "null"]},
        "unit": TEXT,
        "parameters": {"type": "array", "items": TEXT},
        "sources": {"type": "array", "items": TEXT},
    },
)
RESULT = record_schema(
    "What a case is worth, as “worthwhile impact value --json” prints it",
    {
        "format": {"const": IMPACT_RESULT},
        "title": TEXT,
        "organisation": TEXT,
        "currency": TEXT,
        "price_year": {"type": ["integer", "string", "null"]},
        "horizon_years": {"type": ["integer", "null"]},
        "conventions": ANY_OBJECT,
        **dict.fromkeys(("gross", "net_year_1", "present_value"), MONEY),
        **dict.fromkeys(("investment_present_value", "investment_cash_present_value", "net_present_value"), MONEY),
        **dict.fromkeys(("ratio", "ratio_cash", "net_ratio"), RATIO),
        "ratio_by_timing": {"type": "object", "additionalProperties": RATIO},
        "cost_per_unit": LIST,
        **dict.fromkeys(("payback_months", "payback_discounted_months"), RATIO),
        **dict.fromkeys(("by_level", "by_kind", "by_agency", "by_stakeholder"), MONEY_BY_NAME),
        **dict.fromkeys(("by_year", "outcomes", "held", "pending"), LIST),
        "fiscal": ANY_OBJECT,
        "economic": ANY_OBJECT,
        "wellbeing": ANY_OBJECT,
        "weighted": OBJECT_OR_NULL,
        "optimism_bias": OBJECT_OR_NULL,
        "importance": LIST,
        "uncertainty": OBJECT_OR_NULL,
        "sensitivity": LIST,
        "break_even": LIST,
        "checks": {"type": "array", "items": ref("Check")},
        "steps": {"type": "array", "items": ref("Step")},
        "parameters": LIST,
        "engine_version": TEXT,
        "data_vintage": ANY_OBJECT,
        "case_hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "standing": {"type": "object", "description": "Where the figures stand among those of published studies"},
        "levels": {"type": "object", "description": "What changes for people, for society and for the environment"},
        "pockets": {"type": "object", "description": "Who pays and who saves"},
    },
)
CHECKS = record_schema(
    "As “worthwhile impact check --json” prints it", {"checks": {"type": "array", "items": ref("Check")}}
)
WHO = record_schema(
    "For whom the token asks, and what it may be used for",
    {
        "organisation": record_schema(
            "The organisation that the token belongs to",
            {"id": WHOLE, "name": TEXT, "kind": {"enum": [kind.value for kind in OrganisationKind]}},
        ),
        "token": record_schema(
            "The token",
            {
                "label": TEXT,
                "begins_with": TEXT,
                "scopes": {"type": "array", "items": {"enum": [scope.value for scope in Scope]}},
                "expires_at": {"type": "string", "format": "date-time"},
            },
        ),
        "version": {"type": "string", "description": "The version of Worthwhile"},
    },
)
FIGURE = record_schema(
    "A sourced figure, a table, or a figure that is published and may not be shipped",
    {
        "id": TEXT,
        "type": {"enum": ["figure", "table", "enter-your-own"]},
        "label": TEXT,
        "topic": TEXT,
        "unit": TEXT,
    },
    closed=False,
)
MEASURE = record_schema(
    "A questionnaire that can be scored, and on what terms",
    {
        "id": TEXT,
        "code": {"type": "string", "pattern": r"^ME-\d\d$"},
        "name": TEXT,
        "version": TEXT,
        "terms": TEXT,
        "licence": ANY_OBJECT,
        "licence_recorded": {
            "type": ["object", "null"],
            "description": "What the organisation has recorded that it holds",
        },
        "takes": ANY_OBJECT,
        "items": LIST,
        "scales": LIST,
    },
    closed=False,
)
MEASURE_SCORED = record_schema(
    "What changed, as “worthwhile measures score --json” prints it. With for_sharing the parts about single people "
    "are left out",
    {
        "format": {"const": MEASURE_RESULT},
        "safeguarding": LIST,
        "measure": ANY_OBJECT,
        "rows": ANY_OBJECT,
        "minimum_group": WHOLE,
        "scales": LIST,
        "groups": LIST,
        "outcome_rows": LIST,
        "cautions": LIST,
        "scores": LIST,
        "changes": LIST,
        "draws": WHOLE,
        "seed": WHOLE,
        "engine_version": TEXT,
    },
    may_lack=("safeguarding", "scores", "changes"),
    closed=False,
)
RESPONSES = {
    "type": "array",
    "description": "One object a questionnaire, with the names that the columns of a CSV file would have",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["person", "stage", "date"],
        "properties": {
            "person": {"type": ["string", "number"], "description": "A code, the same at every stage. No name"},
            "stage": {"enum": ["before", "during", "after", "follow-up"]},
            "date": DAY,
            "group": {"type": ["string", "number", "null"]},
            "total": {"type": ["string", "number", "null"]},
        },
        "additionalProperties": {"type": ["string", "number", "null"]},
    },
}
PROBLEM_LIST = {"type": "array", "items": PROBLEM}
NUMBER_OR_NULL = {"type": ["integer", "null"]}
MOMENT = {"type": "string", "format": "date-time"}
_CASE_ENTRY = {
    "id": WHOLE,
    "title": TEXT,
    "revision": {"type": "integer", "description": "Rises with every saving; the ETag of the case"},
    "scenario_of": NUMBER_OR_NULL,
    "scenario_name": TEXT,
    "is_demonstration": {"type": "boolean"},
    "held_against": {"type": ["object", "null"], "description": "The version whose promises it is held against"},
    "made_at": MOMENT,
    "changed_at": MOMENT,
}
CASE_ENTRY = record_schema("A case of the organisation", _CASE_ENTRY)
CASE_CONTENT = {"type": "object", "description": "In the shape of ImpactCase, perhaps with gaps; numbers are exact"}
KEPT_CASE = record_schema(
    "A case with its content, and what it still lacks",
    {**_CASE_ENTRY, "problems": PROBLEM_LIST, "case": CASE_CONTENT},
)
_VERSION = {
    "number": WHOLE,
    "revision": WHOLE,
    "name": TEXT,
    "note": TEXT,
    "case_hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "is_intact": {"type": "boolean", "description": "Whether it still says what was kept"},
    "summary": ANY_OBJECT,
    "made_at": MOMENT,
    "sign_offs": LIST,
}
VERSION = record_schema("A version of a case, which nothing changes", _VERSION)
VERSION_WITH_CASE = record_schema("A version with its case", {**_VERSION, "case": CASE_CONTENT})
COLLECTION = record_schema(
    "A collection of questionnaires. The address that people answer at is not told",
    {
        "id": WHOLE,
        "name": TEXT,
        "service": TEXT,
        "state": {"enum": [state.value for state in CollectionState]},
        "measures": {"type": "array", "items": TEXT},
        "minimum_group": WHOLE,
        "closes_on": {"type": ["string", "null"], "format": "date"},
        "opened_at": {"type": ["string", "null"], "format": "date-time"},
        "wordings": {
            "type": "array",
            "description": "Wordings that people may have agreed to",
            "items": ANY_OBJECT,
        },
    },
)
GROUP_KEPT = record_schema(
    "What became of questionnaires, or with preview=true what would become of them",
    {
        "kept": {"type": "boolean", "description": "Whether anything was kept: never with preview=true"},
        **dict.fromkeys(("rows", "added", "replaced", "same", "differing", "people_added", "left_out"), WHOLE),
        "needs": {**PROBLEM_LIST, "description": "What has to be said before anything is kept"},
        "problems": {**PROBLEM_LIST, "description": "What is wrong with single rows"},
        "rows_that_differ": {"type": "array", "items": WHOLE},
        "worrying_rows": {
            "type": "array",
            "items": WHOLE,
            "description": "Faulty rows with an answer that needs a person to act",
        },
        "concerns": {"type": "integer", "description": "Answers that need a person to act; the owners were told"},
    },
)
PARTS = {
    "Check": CHECK,
    "Step": STEP,
    "ImpactResult": RESULT,
    "Figure": FIGURE,
    "Measure": MEASURE,
    "CaseEntry": CASE_ENTRY,
    "KeptCase": KEPT_CASE,
    "Version": VERSION,
    "VersionWithCase": VERSION_WITH_CASE,
    "Collection": COLLECTION,
    "QuestionnairesKept": GROUP_KEPT,
}
