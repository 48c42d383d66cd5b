"""Count somebody's part in an opening no more: the layer they took off is put back, and others have to act."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.tenders.models import KeyHolder, Tender, name_in_log
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.engines.tendering import CLOCK, Stage

CONFLICT = "There is a conflict of interest."
MORE_TIME = "Bids are taken again."


def undo_conflicted_openings(tender: Tender, now: datetime) -> None:
    """Undo, while bids are sealed, what openers did who have a conflict of interest now. The caller holds the lock."""
    if tender.stage != Stage.SEALED:
        return
    for holder in tender.holders.exclude(opened_at=None).select_related("person"):
        if person_in(tender, holder.person).conflicted:
            _undo(tender, holder, CONFLICT, now)


def undo_every_opening(tender: Tender, now: datetime) -> None:
    """Undo all that openers did, as bids are taken again. The caller holds the lock, and bids are sealed."""
    for holder in tender.holders.exclude(opened_at=None):
        _undo(tender, holder, MORE_TIME, now)


def _undo(tender: Tender, holder: KeyHolder, why: str, now: datetime) -> None:
    # The wraps of publication stand still; only those go that this person left with a layer less.
    tender.wraps.filter(by=holder.person_id).delete()
    holder.opened_at = None
    holder.save()
    log_act(tender, "undo-opening", who=CLOCK.id, about={"person": name_in_log(holder.person_id), "why": why}, now=now)
