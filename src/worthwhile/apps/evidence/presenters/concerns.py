"""Concerns as a page tells them: enough to act on, and no more than that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from worthwhile.apps.evidence.models import Concern, Stage
from worthwhile.apps.evidence.models.languages import ENGLISH
from worthwhile.apps.evidence.selectors.concerns import is_overdue
from worthwhile.apps.evidence.selectors.own_codes import shown_code
from worthwhile.apps.evidence.selectors.questions import questions_of
from worthwhile.engines.measures.catalogue import MEASURES


@dataclass(frozen=True, kw_only=True)
class ConcernLine:
    """One concern in a list, without what was answered."""

    concern: Concern
    code: str
    overdue: bool


@dataclass(frozen=True, kw_only=True)
class ConcernPage:
    """One concern with what was answered. ``answer`` is empty where the answers were erased since."""

    concern: Concern
    code: str
    overdue: bool
    measure: str
    question: str
    answer: str
    stage: str


def present_concerns(concerns: Iterable[Concern], *, on: date) -> list[ConcernLine]:
    """The lines of a list, in the order given."""
    return [
        ConcernLine(concern=one, code=shown_code(one.participant.code), overdue=is_overdue(one, on=on))
        for one in concerns
    ]


def present_concern(concern: Concern, *, on: date) -> ConcernPage:
    """One concern in full."""
    measure = MEASURES[concern.measure_id]
    asked = questions_of(concern.participant.collection, measure, ENGLISH)
    question = next((one for one in asked if one.position == concern.item), None)
    words = dict(question.answers).get(concern.answer or 0, "") if question else ""
    answer = "" if concern.answer is None else f"{concern.answer}: {words}" if words else str(concern.answer)
    return ConcernPage(
        concern=concern,
        code=shown_code(concern.participant.code),
        overdue=is_overdue(concern, on=on),
        measure=measure.name,
        question=question.text if question else f"Question {concern.item + 1}",
        answer=answer,
        stage=Stage(concern.questionnaire.stage).label if concern.questionnaire else "",
    )
