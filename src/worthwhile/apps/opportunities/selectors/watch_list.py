"""What an organisation watches, and what changed of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.opportunities.models import LastLook, WatchAlert, Watched, WatchReader
from worthwhile.apps.organisations.models import Organisation

MOST_CHANGES_SHOWN = 20


def list_watched(organisation: Organisation) -> QuerySet[Watched]:
    """Every notice an organisation watches, by title."""
    return organisation.watched.order_by("title", "pk")


def find_watched(organisation: Organisation, ocid: str) -> Watched | None:
    """The notice as it is watched; None where it is not."""
    return organisation.watched.select_related("by").filter(ocid=ocid).first()


def is_reader(watched: Watched, person: User) -> bool:
    """Whether a person is sent an e-mail when a watched notice changes."""
    return watched.readers.filter(user=person).exists()


def list_readings(organisation: Organisation, person: User) -> set[int]:
    """The numbers of the watched notices about which a person is sent e-mails."""
    rows = WatchReader.objects.filter(watched__organisation=organisation, user=person)
    return set(rows.values_list("watched_id", flat=True))


def list_changes(organisation: Organisation, ocid: str) -> QuerySet[WatchAlert]:
    """What changed of one notice since it is watched, the latest first."""
    return WatchAlert.objects.filter(watched__organisation=organisation, watched__ocid=ocid)


def last_look(organisation: Organisation, person: User) -> int:
    """The number of the last change that a person said to have seen; 0 where they never did."""
    look = LastLook.objects.filter(organisation=organisation, user_id=person.pk).first()
    return look.alert if look else 0


def list_new_changes(organisation: Organisation, person: User) -> list[WatchAlert]:
    """The changes since a person last said to have looked, the latest first, at most MOST_CHANGES_SHOWN."""
    rows = WatchAlert.objects.filter(watched__organisation=organisation, pk__gt=last_look(organisation, person))
    return list(rows.select_related("watched")[:MOST_CHANGES_SHOWN])


def list_ocids_kept(organisation: Organisation) -> set[str]:
    """Every notice that an organisation watches, has a note on or has said anything about bidding for."""
    kept: list[Iterable[str]] = [
        rows.values_list("ocid", flat=True)
        for rows in (organisation.watched, organisation.notice_notes, organisation.bid_decisions)
    ]
    return {ocid for ocids in kept for ocid in ocids}
