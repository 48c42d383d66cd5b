"""Find what changed of the notices that organisations watch. Each change is found once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.opportunities.models import WatchAlert, Watched
from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.queries.what_changed import Arrived, Changed, changed_since, latest_arrived
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
    seen = Arrived(seq=watched.seen_seq, release_id=watched.seen_release)
    if latest is None or latest == seen:
        return False
    changed = _changed(watched, market, seen, latest)
    with transaction.atomic():
        held = Watched.objects.filter(pk=watched.pk, seen_seq=seen.seq, seen_release=seen.release_id)
        mine = held.update(seen_seq=latest.seq, seen_release=latest.release_id)
        if not mine or changed is None:
            return False
        # A ledger made anew may give a number again that it gave before: what was told then is not told again.
        _, is_new = WatchAlert.objects.get_or_create(
            watched=watched,
            release_id=changed.until.release_id,
            release_seq=changed.until.seq,
            defaults={"changes": list(changed.sentences), "found_at": now},
        )
    return is_new


def _changed(watched: Watched, market: OpenMarket, seen: Arrived, latest: Arrived) -> Changed | None:
    """None where the release seen last is not held any more: nothing can be compared, and looking begins anew."""
    try:
        return changed_since(market.home, watched.ocid, seen, last_seq=market.state.last_seq)
    except (CannotMerge, DamagedRawFile):
        return Changed(until=latest, sentences=(CANNOT_COMPARE,))
