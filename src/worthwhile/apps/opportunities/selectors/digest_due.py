"""Who is to be told by e-mail, and of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.opportunities.models import Often, Subscriber, WatchAlert, WatchReader
from worthwhile.apps.organisations.models import Membership, Organisation

# A little less than a day and a week, so that a command that runs at the same hour finds them due each time.
WAITS = {Often.DAILY: timedelta(hours=20), Often.WEEKLY: timedelta(days=6, hours=20)}


@dataclass(frozen=True, kw_only=True)
class Untold:
    """Changes that a reader of what an organisation watches was not told of; each with the reader's own row."""

    organisation: Organisation
    person: User
    alerts: Sequence[tuple[WatchReader, WatchAlert]]


def list_due(*, now: datetime) -> list[Subscriber]:
    """The subscribers whose time has come, who still belong to the organisation and may be sent letters."""
    due: list[Subscriber] = []
    for often, waits in WAITS.items():
        rows = Subscriber.objects.filter(
            _belongs("search__organisation"),
            often=often,
            told_until__lte=now - waits,
            search__organisation__demonstration="",
            user__is_active=True,
            user__visiting_until=None,
        )
        due += rows.select_related("search__organisation", "user").order_by("pk")
    return due


def find_due(number: int) -> QuerySet[Subscriber]:
    """One subscriber, if letters may still be sent."""
    return Subscriber.objects.filter(
        _belongs("search__organisation"), pk=number, user__is_active=True, search__organisation__demonstration=""
    ).exclude(often=Often.NEVER)


def list_gone() -> list[tuple[int, int]]:
    """Organisation and person of everybody who is to be told something by an organisation they left."""
    left = Subscriber.objects.exclude(_belongs("search__organisation"))
    readers = WatchReader.objects.exclude(_belongs("watched__organisation"))
    return sorted(
        {
            *left.values_list("search__organisation_id", "user_id"),
            *readers.values_list("watched__organisation_id", "user_id"),
        }
    )


def list_untold() -> Iterator[Untold]:
    """The changes that readers were not told of yet, together for each person and organisation."""
    readers = WatchReader.objects.filter(
        _belongs("watched__organisation"),
        watched__organisation__demonstration="",
        user__is_active=True,
        user__visiting_until=None,
    ).select_related("watched__organisation", "user")
    together: dict[tuple[int, int], list[tuple[WatchReader, WatchAlert]]] = {}
    for reader in readers.order_by("pk"):
        for alert in reader.watched.alerts.filter(pk__gt=reader.told_alert).order_by("pk"):
            together.setdefault((reader.watched.organisation_id, reader.user_id), []).append((reader, alert))
    for alerts in together.values():
        reader = alerts[0][0]
        yield Untold(organisation=reader.watched.organisation, person=reader.user, alerts=alerts)


def _belongs(organisation: str) -> Exists:
    memberships = Membership.objects.filter(organisation=OuterRef(organisation), person=OuterRef("user"))
    return Exists(memberships)
