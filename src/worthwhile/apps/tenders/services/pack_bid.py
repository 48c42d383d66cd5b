"""A bid as one package in memory, quality and price apart: what is sealed when it is handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Tender
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
from worthwhile.exchange.uploaded import RefusedFile, sniff
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
) -> bytes:
    """The package of a bid; without a record or a price, of one that says no more than who bids to what.

    What each file is is told by its content. Files are looked through for what they must not hold when they are asked
    for, because whoever seals a bid in its last minute must not wait for it. Raises InvalidInput with every problem.
    """
    problems = [*_problems(QUALITY_FILES, quality_files), *_problems(PRICE_FILES, price_files)]
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


def _problems(box: str, files: Sequence[BidFile]) -> list[Problem]:
    if len(files) > MOST_FILES:
        return [Problem(box, f"Choose at most {MOST_FILES} files. You chose {len(files)}.")]
    return [problem for file in files for problem in _file_problems(box, file)]


def _file_problems(box: str, file: BidFile) -> list[Problem]:
    try:
        sniff(file.content, name=file.name)
    except RefusedFile as error:
        return [Problem(box, str(problem)) for problem in error.problems]
    return []
