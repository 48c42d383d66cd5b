"""Raise a concern the moment an answer needs a person to act, in the transaction that keeps the answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.evidence.models import Concern, Questionnaire


def raise_concerns(*, questionnaire: Questionnaire, by: User | None, now: datetime) -> list[Concern]:
    """Raise one for the answer above 0 to the item about self-harm, finished or not; none if it is raised already.

    ``by`` is who entered the answers, None where the person did. A later answer that differs raises a further one.
    """
    item = questionnaire.measure.safeguarding_item
    if item is None or len(questionnaire.answers) <= item:
        return []
    answer = questionnaire.answers[item]
    if not answer or questionnaire.concerns.filter(item=item, answer=answer).exists():
        return []
    with transaction.atomic():
        concern = Concern.objects.create(
            participant_id=questionnaire.participant_id,
            questionnaire=questionnaire,
            measure_id=questionnaire.measure_id,
            item=item,
            answer=answer,
            raised_at=now,
        )
        record_act(
            act=Act.CONCERN_RAISED,
            object_kind="concern",
            object_id=concern.pk,
            content={"questionnaire": questionnaire.pk, "measure": questionnaire.measure_id},
            at=now,
            actor_id=by.pk if by else None,
            organisation_id=questionnaire.participant.collection.organisation_id,
        )
    return [concern]
