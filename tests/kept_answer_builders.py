"""Answers to buyers' questions, for the tests of their pages."""

from __future__ import annotations

from typing import Any

from tests.case_builders import NOW
from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import Answer, Case, Version
from worthwhile.apps.impact.services.save_answer import save_answer, start_answer

OUTCOME = "life-satisfaction"
QUESTION = {
    "question": "What will you do to reduce loneliness under this contract?",
    "outcome_asked": "Reduced loneliness among older residents",
    "buyer": "Example Council",
    "contract_start": "2026-04-01",
    "contract_months": 12,
}


def promise_of(outcome: str = OUTCOME, **changes: Any) -> dict[str, Any]:
    """A promise as it is kept, under the id of its outcome."""
    return {"id": outcome, "service": "additional", **changes}


def make_answer(case: Case, by: User | None, *, version: Version | None = None, **question: Any) -> Answer:
    """An answer that promises one outcome, with a draft."""
    answer = start_answer(case=case, version=version, by=by, now=NOW)
    edits = {("question", name): value for name, value in {**QUESTION, **question}.items()}
    save_answer(
        answer=answer,
        based_on=1,
        edits={**edits, ("outcomes", OUTCOME): promise_of()},
        what="question",
        by=by,
        now=NOW,
    )
    return answer
