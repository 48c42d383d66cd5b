"""Bids that were handed in and never assessed, with why: nothing of it is told before the close."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import F, QuerySet

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Bid, NotCountedTold, ReceivedBid, Tender
from worthwhile.engines.tendering import Stage

_TAKES_BIDS = (Stage.DRAFT, Stage.READY, Stage.OPEN)


class NotCounted(StrEnum):
    """Why a bid that was handed in and not withdrawn is not assessed."""

    UNCONFIRMED = "unconfirmed"
    """The documents changed after it, and nobody confirmed it before the deadline."""
    UNREADABLE = "unreadable"
    """What was kept of it here could not be read at the opening."""


REASONS = {
    NotCounted.UNCONFIRMED: "The documents changed after this bid was handed in, and it was not confirmed for the new "
    "version before the deadline. So it did not count, and it was not opened.",
    NotCounted.UNREADABLE: "What was kept of this bid here could not be read at the opening, so it was not assessed.",
}


def unconfirmed_bids(tender: Tender) -> QuerySet[Bid]:
    """Bids that did not count at the deadline because nobody confirmed them; none while bids are taken."""
    if tender.stage in _TAKES_BIDS:
        return tender.bids.none()
    return tender.bids.exclude(standing=None).exclude(documents=tender.documents).select_related("bidder")


def unreadable_bids(tender: Tender) -> QuerySet[ReceivedBid]:
    """What counted and could not be read; none before the opening."""
    if tender.assessing_since is None:
        return ReceivedBid.objects.none()
    found = ReceivedBid.objects.filter(bid__tender=tender, bid__standing=F("pk"), bid__documents=tender.documents)
    unread = found.filter(bid__contender=None).select_related("bid__bidder", "unreadable_decided").defer("content")
    return unread.order_by("sha256")


def count_unreadable_open(tender: Tender) -> int:
    """How many of them nobody has decided on; asked at the stages where it matters alone."""
    if tender.stage not in (Stage.LOCKED, Stage.PRICED):
        return 0
    return unreadable_bids(tender).filter(unreadable_decided=None).count()


def why_not_counted(tender: Tender, bid: Bid | None) -> NotCounted | None:
    """Why a bid was not assessed, for its own bidder; None where it was, may still be, or was withdrawn."""
    if bid is None or bid.standing_id is None or tender.stage in _TAKES_BIDS:
        return None
    if bid.documents != tender.documents:
        return NotCounted.UNCONFIRMED
    unread = unreadable_bids(tender).filter(pk=bid.standing_id)
    return NotCounted.UNREADABLE if unread.exists() else None


def list_not_counted(tender: Tender) -> list[tuple[Bid, NotCounted]]:
    """Every bid that was not assessed though it was handed in, with why."""
    found = [(one, NotCounted.UNCONFIRMED) for one in unconfirmed_bids(tender).order_by("pk")]
    return [*found, *((one.bid, NotCounted.UNREADABLE) for one in unreadable_bids(tender))]


def told_not_counted(organisation: Organisation, tender: int) -> NotCountedTold | None:
    """What an organisation whose bid was not assessed was last told of the outcome."""
    found = NotCountedTold.objects.filter(bid__bidder=organisation, tender=tender)
    return found.select_related("tender__buyer", "bid__bidder").order_by("-pk").first()


def not_counted_readers(tender: Tender) -> list[Organisation]:
    """The organisations that were told the last outcome although their bid was not assessed."""
    if tender.told_at is None:
        return []
    told = (
        NotCountedTold.objects.filter(tender=tender, told_at=tender.told_at)
        .select_related("bid__bidder")
        .order_by("pk")
    )
    return [one.bid.bidder for one in told]


def decision_on(bid: Bid | None) -> str:
    """What the buyer decided on a bid that could not be read, for its bidder; empty before."""
    decided = getattr(bid.standing, "unreadable_decided", None) if bid is not None else None
    return decided.words if decided is not None else ""
