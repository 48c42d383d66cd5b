"""Find what changed of the notices that organisations watch. Each change is found once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.opportunities.models import WatchAlert, Watched
from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.queries.what_changed import Changed, changed_since, latest_arrived
from worthwhile.market.store.raw import DamagedRawFile

CANNOT_COMPARE = "The notice changed in a way that we cannot compare with what it was. Open it to see how it stands."


def find_changes(market: OpenMarket, *, now: datetime) -> int:
    """Keep what later releases changed of each watched notice; returns how many changes were found.

    The alert and the release up to which was looked are kept in one transaction: stopped at any moment, a change is
    found the next time, and only once.
    """
    return sum(_found(watched, market, now) for watched in Watched.objects.order_by("pk").iterator())


def _found(watched: Watched, market: OpenMarket, now: datetime) -> bool:
    latest = latest_arrived(market.home, watched.ocid, last_seq=market.state.last_seq)
    if latest is None or latest == watched.seen_release:
        return False
    changed = _changed(watched, market, latest)
    with transaction.atomic():
        mine = Watched.objects.filter(pk=watched.pk, seen_release=watched.seen_release).update(seen_release=latest)
        if not mine or changed is None:
            return False
        WatchAlert.objects.create(
            watched=watched, release_id=changed.until, changes=list(changed.sentences), found_at=now
        )
    return True


def _changed(watched: Watched, market: OpenMarket, latest: str) -> Changed | None:
    """None where the release seen last is not held any more: nothing can be compared, and looking begins anew."""
    try:
        return changed_since(market.home, watched.ocid, watched.seen_release, last_seq=market.state.last_seq)
    except (CannotMerge, DamagedRawFile):
        return Changed(until=latest, sentences=(CANNOT_COMPARE,))
