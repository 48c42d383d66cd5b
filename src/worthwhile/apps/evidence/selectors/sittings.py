"""Where a person stands: which time this is for them, and which question comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from worthwhile.apps.evidence.models import Participant, Questionnaire, QuestionnaireState, Stage
from worthwhile.apps.evidence.selectors.questions import Question


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The time that is due, None where there is nothing to answer now. ``is_begun``: some of it is answered already."""

    stage: Stage | None
    is_begun: bool = False


def find_standing(participant: Participant, questions: Sequence[Question], *, on: date) -> Standing:
    """Which time this is, from what is finished and not from what anybody says.

    A later time is not opened on the day the earlier one was finished, so that two answers in one sitting are never
    taken for a change.
    """
    asked = {question.measure.id for question in questions}
    kept = list(participant.questionnaires.filter(measure_id__in=asked))
    last_finished: date | None = None
    for stage in _stages(participant):
        of_stage = [row for row in kept if row.stage == stage]
        done = {row.measure_id: row for row in of_stage if row.state == QuestionnaireState.COMPLETE}
        if asked - done.keys():
            too_soon = last_finished is not None and on <= last_finished
            return Standing(stage=None if too_soon else stage, is_begun=bool(of_stage))
        last_finished = max((row.on for row in done.values()), default=None)
    return Standing(stage=None)


def find_sitting(participant: Participant, stage: str) -> dict[str, Questionnaire]:
    """The questionnaires of one time, by measure; a finished one goes before one that was begun beside it."""
    rows = participant.questionnaires.filter(stage=stage).order_by("-state", "pk")  # partial, then complete
    return {row.measure_id: row for row in rows}


def next_place(questions: Sequence[Question], sitting: dict[str, Questionnaire]) -> int:
    """The place, from 0, of the first question not yet passed; the number of questions where all are."""
    for place, question in enumerate(questions):
        row = sitting.get(question.measure.id)
        if row is None or question.position >= row.next_item:
            return place
    return len(questions)


def _stages(participant: Participant) -> list[Stage]:
    stages = [Stage.BEFORE, Stage.AFTER]
    return [*stages, Stage.FOLLOW_UP] if participant.collection.asks_follow_up else stages
