"""A case, a question and the draft between them, for tests of answers to social-value questions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.builders import case_data, make_parameters
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.answers import AnswerDraft, draft_answer, read_question
from worthwhile.exchange.case_file import case_from_data

THEORY = {
    "need": "Many older people here eat alone",
    "activities": ["We run a lunch club twice a week.", "Volunteers visit those who cannot come"],
    "outputs": ["lunches", "visits"],
    "assumptions": ["people can get here"],
}


def lonely(**overrides: Any) -> dict[str, Any]:
    """An outcome with everything that an answer tells."""
    return {
        "id": "less-lonely",
        "name": "Members are less lonely",
        "stakeholder": "Members",
        "kind": "wellbeing",
        "quantity": 120,
        "value": 10,
        "deadweight": Decimal("0.2"),
        "displacement": 0,
        "attribution": Decimal("0.25"),
        "drop_off": 0,
        "ranges": {"quantity": {"low": 90, "high": 140}},
        "sources": {"quantity": "Register of 2023", "value": "A study", "deadweight": "Waiting list of 2022"},
        "evidence": {
            "method": "UCLA-3 before and after", "sample": 96, "population": 150, "attrition": Decimal("0.2"),
            "source": "Survey of March 2023", "strength": 3,
        },
        **overrides,
    }  # fmt: skip


def lunch_club(**overrides: Any) -> dict[str, Any]:
    """A case that leaves no gap in an answer; 1,200 gross for 500 put in."""
    return case_data(
        **{
            "title": "Lunch club",
            "organisation": "Example CIC",
            "outcomes": [lonely()],
            "x-worthwhile": {"theory": THEORY},
            **overrides,
        }
    )


def promise(**overrides: Any) -> dict[str, Any]:
    """A promise of the outcome of ``lunch_club``."""
    return {
        "outcome": "less-lonely",
        "service": "additional",
        "quantity": 100,
        "counted_in": "people",
        "by": "2027-03-31",
        "responsible": "Our service manager",
        "adds": "We open a second club",
        **overrides,
    }


def question(**overrides: Any) -> dict[str, Any]:
    """A question that ``lunch_club`` answers without a gap."""
    return {
        "format": "worthwhile/social-value-question/1",
        "question": "What will you do about loneliness?",
        "outcome_asked": "Reduce loneliness",
        "buyer": "Example Council",
        "contract_start": "2026-04-01",
        "contract_months": 12,
        "promises": [promise()],
        "milestones": [{"by": "2026-06-30", "what": "The second club opens"}],
        "reporting": "We report every quarter",
        **overrides,
    }


def valued(data: dict[str, Any], *, draws: int = 200) -> ValuationResult:
    """The result of a case."""
    return value_case(case=case_from_data(data).case, parameters=make_parameters(), draws=draws, seed=1)


def drafted(
    data: dict[str, Any] | None = None, asked: dict[str, Any] | None = None, *, draws: int = 200
) -> AnswerDraft:
    """The draft answer to a question from a case."""
    data = lunch_club() if data is None else data
    found = read_question(question() if asked is None else asked)
    return draft_answer(case=case_from_data(data).case, result=valued(data, draws=draws), data=data, asked=found)
