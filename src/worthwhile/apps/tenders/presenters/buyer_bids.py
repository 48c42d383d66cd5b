"""Bids as a buyer sees them: how far their opening is, and once they are open, whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from worthwhile.apps.tenders.models import OpenedBid, ReceivedBid, Tender
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import InRole, Standing
from worthwhile.apps.tenders.selectors.buyer_words import opening_left
from worthwhile.engines.tendering import Act, Role, Stage

_ENDINGS = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".zip"), (b"{", ".json"))


@dataclass(frozen=True, kw_only=True)
class Opening:
    """How far an opening is: how many bids count, who has acted, who can, and how many still have to."""

    is_sealed: bool
    is_open: bool
    bids: int
    acted: tuple[str, ...]
    can: tuple[str, ...]
    needed: int
    left: int
    may_open: bool
    deadline: str


@dataclass(frozen=True, kw_only=True)
class BidLine:
    """An opened bid."""

    number: int
    bidder: str
    receipt: int
    received: str
    size: str
    sha256: str


def present_opening(tender: Tender, standing: Standing, people: Sequence[InRole]) -> Opening:
    """How far the opening is."""
    situation = standing.situation
    openers = [one for one in people if one.role is Role.OPENER]
    acted = tuple(str(one.person) for one in openers if one.holder and one.holder.opened_at)
    is_conflicted = {one.person.pk for one in openers if one.declared and one.declared.conflicted}
    return Opening(
        is_sealed=situation.stage is Stage.SEALED,
        is_open=situation.stage in (Stage.DRAFT, Stage.READY, Stage.OPEN, Stage.INTENDED),
        bids=situation.bids,
        acted=acted,
        can=tuple(
            str(one.person)
            for one in openers
            if one.holder and one.holder.tried_at and not one.holder.opened_at and one.person.pk not in is_conflicted
        ),
        needed=situation.rules.openers,
        left=opening_left(situation),
        may_open=standing.answer(Act.OPEN_BIDS).is_allowed,
        deadline=moment_words(tender.deadline_at) if tender.deadline_at else "",
    )


def present_bids(opened: Iterable[OpenedBid]) -> list[BidLine]:
    """Every bid that was opened."""
    return [
        BidLine(
            number=one.received.bid_id,
            bidder=str(one.received.bid.bidder),
            receipt=one.received.number,
            received=moment_words(one.received.received_at),
            size=_size(one.received.size),
            sha256=one.received.sha256,
        )
        for one in opened
    ]


def file_name_of(tender: Tender, received: ReceivedBid, beginning: bytes) -> str:
    """What a bid is called as a file; its ending follows from how it begins."""
    ending = next((one for start, one in _ENDINGS if beginning.startswith(start)), ".bin")
    return f"{tender.number}-bid-{received.bid_id}-receipt-{received.number}{ending}"


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{max(1, round(count / 1000)):,} kB"
