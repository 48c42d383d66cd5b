"""A bid as one package in memory, quality and price apart: what is sealed when it is handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.services.refuse_files import problems_of_files
from worthwhile.exchange.bid import (
    FORMAT,
    MOST_FILES,
    PRICE_FORMAT,
    BidderIdentifier,
    BidFile,
    BidPrice,
    LotPrice,
    TenderBid,
    TenderBidder,
    pack,
)
from worthwhile.kernel.problems import InvalidInput, Problem

QUALITY_FILES, PRICE_FILES = "quality", "price_files"
"""Where problems of files are told: the names of the boxes that they come from."""


def pack_for(
    *,
    tender: Tender,
    bidder: Organisation,
    record: TenderBid | None = None,
    price: BidPrice | None = None,
    quality_files: Sequence[BidFile] = (),
    price_files: Sequence[BidFile] = (),
    from_end_to_end: bool = False,
) -> bytes:
    """The package of a bid; without a record or a price, of one that says no more than who bids to what.

    What each file is is told by its content. ``from_end_to_end`` looks for all that it must not hold, which takes its
    time: whoever seals a bid in its last minute must not wait for that, and files are looked through once more when
    they are asked for. Raises InvalidInput with every problem.
    """
    given = ((QUALITY_FILES, quality_files), (PRICE_FILES, price_files))
    problems = [one for box, files in given for one in _problems(box, files, from_end_to_end=from_end_to_end)]
    if problems:
        raise InvalidInput(problems)
    return pack(
        record or record_of(tender=tender, bidder=bidder),
        price or price_of_lots(tender=tender, amounts={}),
        quality_files=quality_files,
        price_files=price_files,
    )


def record_of(*, tender: Tender, bidder: Organisation, lots: Sequence[str] = ()) -> TenderBid:
    """A bid that says who bids for which lots; the rest stands in its files."""
    registered = bidder.identifiers.order_by("pk")[:20]
    return TenderBid(
        format=FORMAT,
        tender=tender.number,
        tender_title=tender.title,
        bidder=TenderBidder(
            name=bidder.name,
            identifiers=tuple(BidderIdentifier(scheme=one.scheme, id=one.value) for one in registered),
        ),
        lots=tuple(lots),
    )


def price_of_lots(*, tender: Tender, amounts: Mapping[str, Decimal]) -> BidPrice:
    """The prices of lots by their ids, or of the whole by an empty one."""
    prices = tuple(LotPrice(lot=lot, amount=amount) for lot, amount in amounts.items())
    return BidPrice(format=PRICE_FORMAT, tender=tender.number, prices=prices)


def _problems(box: str, files: Sequence[BidFile], *, from_end_to_end: bool) -> list[Problem]:
    if len(files) > MOST_FILES:
        return [Problem(box, f"Choose at most {MOST_FILES} files. You chose {len(files)}.")]
    return problems_of_files(box, files, from_end_to_end=from_end_to_end)
