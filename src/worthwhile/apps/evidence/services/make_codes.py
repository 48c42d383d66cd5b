"""Make codes to give to people."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import Collection, CollectionState, Participant
from worthwhile.apps.evidence.models.participant_code import new_code
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.kernel.problems import InvalidInput, Problem

MOST_AT_ONCE = 500
MOST_IN_A_COLLECTION = 20_000


def make_codes(*, collection: Collection, number: int, group: str, by: User, now: datetime) -> list[Participant]:
    """Make so many codes, each unlike every other of the collection. Raises InvalidInput."""
    with transaction.atomic():
        held = Collection.objects.select_for_update().get(pk=collection.pk)
        _refuse(held, number)
        taken = set(held.participants.values_list("code", flat=True))
        codes: list[str] = []
        while len(codes) < number:
            code = new_code()
            if code not in taken:
                taken.add(code)
                codes.append(code)
        people = Participant.objects.bulk_create(
            Participant(collection=held, code=code, group=group, made_at=now) for code in codes
        )
        record(Act.COLLECTION_CHANGED, held.organisation_id, held, by=by, at=now, content={"codes made": number})
    return people


def _refuse(collection: Collection, number: int) -> None:
    if collection.state == CollectionState.CLOSED:
        raise InvalidInput([Problem("number", "The collection is closed, so that no more codes are needed")])
    if not 1 <= number <= MOST_AT_ONCE:
        raise InvalidInput([Problem("number", f"Enter a whole number from 1 to {MOST_AT_ONCE}. You gave {number}")])
    left = MOST_IN_A_COLLECTION - collection.participants.count()
    if number > left:
        said = f"A collection has up to {MOST_IN_A_COLLECTION:,} codes, so that you can make {left} more"
        raise InvalidInput([Problem("number", said)])
