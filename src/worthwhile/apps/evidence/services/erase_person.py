"""Erase what one person answered; how many questionnaires there were is all that stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import Concern, ConcernState, ErasedCount, Participant
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.apps.evidence.services.results_changed import tell_results_changed


def erase_person(*, participant: Participant, by: User | None, now: datetime) -> None:
    """Erase every answer of a person, and the code with them. Somebody who is erased already stays so.

    ``by`` is None for the person at the link and for answers whose time is over. Where a concern is open, the code
    alone is kept until it is handled, because somebody has to be found; ``release_code`` takes it away then.
    """
    with transaction.atomic():
        held = Participant.objects.select_for_update(of=("self",)).select_related("collection").get(pk=participant.pk)
        if held.erased_at is not None:
            return
        number = _count_what_goes(held)
        held.questionnaires.all().delete()
        held.concerns.update(answer=None)
        held.concerns.filter(state=ConcernState.HANDLED).update(what_was_done="")
        held.erased_at, held.group = now, ""
        held.save(update_fields=["erased_at", "group"])
        _take_code(held)
        tell_results_changed(held.collection)
        organisation_id = held.collection.organisation_id
        record(Act.ANSWERS_ERASED, organisation_id, held, by=by, at=now, content={"questionnaires": number})


def release_code(concern: Concern) -> None:
    """Take the code away, and what was written of the matter, of somebody erased whose last concern is handled.

    Call it in the transaction that handles the concern.
    """
    person = concern.participant
    if person.erased_at is not None:
        person.concerns.filter(state=ConcernState.HANDLED).update(what_was_done="")
        _take_code(person)


def _take_code(person: Participant) -> None:
    if not person.concerns.filter(state=ConcernState.OPEN).exists():
        Participant.objects.filter(pk=person.pk).update(code=f"erased-{person.pk}")


def _count_what_goes(person: Participant) -> int:
    rows = list(person.questionnaires.values_list("measure_id", "stage", "state"))
    for measure_id, stage, state in rows:
        count, _ = ErasedCount.objects.get_or_create(
            collection=person.collection, measure_id=measure_id, stage=stage, state=state
        )
        ErasedCount.objects.filter(pk=count.pk).update(questionnaires=F("questionnaires") + 1)
    return len(rows)
