"""Keep the answers of a person at the link, one question at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from worthwhile.apps.accounts.models import Act
from worthwhile.apps.evidence.models import (
    Collection,
    Concern,
    ConsentWording,
    Mode,
    Participant,
    Questionnaire,
    QuestionnaireState,
)
from worthwhile.apps.evidence.selectors.questions import Question
from worthwhile.apps.evidence.services.raise_concern import raise_concern
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.apps.evidence.services.results_changed import tell_results_changed
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError


class NotTakingAnswers(WorthwhileError):
    """The collection is closed, or the person was erased meanwhile."""

    def __init__(self) -> None:
        super().__init__("This is closed, and no more answers are taken")


@dataclass(frozen=True)
class Kept:
    """An answer that was kept, and the concern that it raised, if it did."""

    questionnaire: Questionnaire
    concern: Concern | None


def begin_sitting(
    *,
    participant: Participant,
    questions: Sequence[Question],
    stage: str,
    consent: ConsentWording,
    language: str,
    now: datetime,
) -> None:
    """Begin every questionnaire of one time that is not begun; one that is keeps its answers.

    The consent is that to the wording just read. Raises NotTakingAnswers.
    """
    with transaction.atomic():
        collection = _open(participant, now)
        for measure in dict.fromkeys(question.measure for question in questions):
            if participant.questionnaires.filter(measure_id=measure.id, stage=stage).exists():
                partial = participant.questionnaires.filter(
                    measure_id=measure.id, stage=stage, state=QuestionnaireState.PARTIAL
                )
                partial.update(consent=consent, language=language)
                continue
            begun = Questionnaire.objects.create(
                participant=participant,
                measure_id=measure.id,
                measure_version=collection.version_of(measure.id),
                stage=stage,
                on=timezone.localdate(now),
                answers=[None] * len(measure.items),
                language=language,
                mode=Mode.LINK,
                consent=consent,
                started_at=now,
                saved_at=now,
            )
            content = {"measure": measure.id, "stage": stage, "consent": consent.pk, "state": begun.state}
            record(Act.ANSWERS_KEPT, collection.organisation_id, begun, by=None, at=now, content=content)


def keep_answer(*, participant: Participant, question: Question, stage: str, answer: int | None, now: datetime) -> Kept:
    """Keep the answer to one question, None for one that was passed over; after the last the questionnaire is finished.

    An answer that needs a person to act raises a concern in the same transaction. Raises InvalidInput for an answer
    that the question does not have, or NotTakingAnswers.
    """
    if answer is not None and answer not in [score for score, _ in question.answers]:
        raise InvalidInput([Problem("answer", "Choose one of the answers, or skip this question")])
    with transaction.atomic():
        collection = _open(participant, now)
        rows = participant.questionnaires.filter(measure_id=question.measure.id, stage=stage)
        row = rows.select_for_update(of=("self",)).select_related("participant__collection").order_by("state").first()
        if row is None:
            raise NotTakingAnswers
        row.answers = [answer if place == question.position else kept for place, kept in enumerate(row.answers)]
        row.next_item = max(row.next_item, question.position + 1)
        row.saved_at = now
        finished = row.state == QuestionnaireState.PARTIAL and row.next_item == len(row.answers)
        if finished:
            row.state, row.completed_at, row.on = QuestionnaireState.COMPLETE, now, timezone.localdate(now)
        row.save()
        concern = raise_concern(questionnaire=row, now=now)
        if row.state == QuestionnaireState.COMPLETE:
            tell_results_changed(collection)
        if finished:
            content = {"measure": row.measure_id, "stage": stage, "state": row.state}
            record(Act.ANSWERS_KEPT, collection.organisation_id, row, by=None, at=now, content=content)
    return Kept(questionnaire=row, concern=concern)


def _open(participant: Participant, now: datetime) -> Collection:
    """The collection, if it takes answers and nobody was erased. Holds the person to the end of the transaction."""
    held = Participant.objects.select_for_update(of=("self",)).select_related("collection").get(pk=participant.pk)
    if held.erased_at is not None or not held.collection.takes_answers(timezone.localdate(now)):
        raise NotTakingAnswers
    return held.collection
