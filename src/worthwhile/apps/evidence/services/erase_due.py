"""Erase the answers whose time is over."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.erasure_due import list_due
from worthwhile.apps.evidence.services.erase_person import erase_person
from worthwhile.apps.organisations.models import Organisation


def erase_due(*, now: datetime, organisation: Organisation | None = None) -> int:
    """Erase, in one organisation or in all, everybody whose answers were kept as long as was promised; say how many."""
    collections = Collection.objects.order_by("pk")
    if organisation is not None:
        collections = collections.filter(organisation=organisation)
    due = [person for collection in collections for person in list_due(collection, on=timezone.localdate(now))]
    for person in due:
        erase_person(participant=person, by=None, now=now)
    return len(due)
