"""Whose answers have been kept for as long as was promised."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Max
from django.utils import timezone

from worthwhile.apps.evidence.models import Collection, EraseRule, Participant
from worthwhile.apps.evidence.models.months import months_after

SHORTEST_MONTH = timedelta(days=28)


def list_due(collection: Collection, *, on: date) -> list[Participant]:
    """The people of a collection whose answers are to be erased on a day or before it."""
    answered = (
        collection.participants.filter(erased_at=None)
        .exclude(questionnaires=None)
        .annotate(last_on=Max("questionnaires__on"))
    )
    if collection.erase_on == EraseRule.CLOSE:
        due = erased_after_close_on(collection)
        return list(answered) if due is not None and due <= on else []
    months = collection.retention_months
    perhaps = answered.filter(last_on__lte=on - SHORTEST_MONTH * months)  # so that a page does not read everybody
    return [person for person in perhaps if months_after(person.last_on, months) <= on]


def erased_after_close_on(collection: Collection) -> date | None:
    """The day from which everything is erased, where the months are counted from the close."""
    if collection.erase_on != EraseRule.CLOSE:
        return None
    closed = timezone.localdate(collection.closed_at) if collection.closed_at else None
    last = min(day for day in (closed, collection.closes_on) if day is not None)
    return months_after(last, collection.retention_months)
