"""Opened bids as a buyer sees them: quality and price apart, with the files of each and what was found in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from worthwhile.apps.tenders.models import Envelope, OpenedBid, Tender
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.envelope_files import FileSeen


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """A file of a bid. ``refused`` says why nobody gets it; ``told`` what else is known of it."""

    number: int
    name: str
    size: str
    refused: str
    told: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BidCard:
    """An opened bid. Where names are hidden ``bidder`` is its number, and what could tell whose it is is left out."""

    number: int
    bidder: str
    is_nameless: bool
    is_whole: bool
    receipt: int
    received: str
    sha256: str
    quality: tuple[FileLine, ...]
    price: tuple[FileLine, ...]


def present_bids(
    opened: Iterable[OpenedBid], files: Mapping[int, Sequence[FileSeen]], *, nameless: bool
) -> list[BidCard]:
    """Every bid that was opened."""
    return [_card(one, files[one.received_id], nameless=nameless) for one in opened]


def whole_name_of(tender: Tender, opened: OpenedBid, content: bytes) -> str:
    """What a bid that is kept whole is called as a file; its ending follows from how it begins."""
    endings = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".zip"), (b"{", ".json"))
    ending = next((one for start, one in endings if content.startswith(start)), ".bin")
    return f"{tender.number}-bid-{opened.received.bid_id}-receipt-{opened.received.number}{ending}"


def part_name_of(tender: Tender, opened: OpenedBid, envelope: Envelope, name: str) -> str:
    """What a part of a bid is called as a file: whose it is, and of which half."""
    return f"{tender.number}-bid-{opened.received.bid_id}-{envelope}-{name}"


def _card(one: OpenedBid, files: Sequence[FileSeen], *, nameless: bool) -> BidCard:
    received = one.received
    contender = getattr(received.bid, "contender", None)
    number = contender.number if contender else received.bid_id
    quality, price = (
        tuple(_line(seen, nameless=nameless) for seen in files if seen.file.envelope == envelope)
        for envelope in (Envelope.QUALITY, Envelope.PRICE)
    )
    return BidCard(
        number=received.bid_id,
        bidder=f"Bid {number}" if nameless else str(received.bid.bidder),
        is_nameless=nameless,
        is_whole=getattr(received, "opened_price", None) is None,
        receipt=received.number,
        received=moment_words(received.received_at),
        sha256=received.sha256,
        quality=quality,
        price=price,
    )


def _line(seen: FileSeen, *, nameless: bool) -> FileLine:
    file, look = seen.file, seen.look
    refused, told = "", ["Looked through when it is first asked for"]
    if look is not None:
        refused = " ".join(look.refused.splitlines())
        told = look.cautions.splitlines()
        if nameless and look.unscrubbable:
            refused = (
                refused or "The names of its authors could not be taken out, so it waits until quality is settled."
            )
    return FileLine(
        number=file.number,
        name=f"File {file.number}{PurePath(file.name).suffix}" if nameless else file.name,
        size=_size(file.size),
        refused=refused,
        told=tuple(told),
    )


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{max(1, round(count / 1000)):,} kB"
