"""A bid beside its tender: everything that it lacks, at once."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.exchange.bid.bid import TenderBid
from worthwhile.exchange.bid.gap import Gap, unknown_gaps
from worthwhile.exchange.bid.gaps_of_offer import answer_gaps, condition_gaps, declaration_gaps, promise_gaps
from worthwhile.exchange.bid.gaps_of_price import is_price_fixed, price_gaps, unpriced_lots
from worthwhile.exchange.bid.price import BidPrice
from worthwhile.exchange.tender.tender import Tender


def check_bid(bid: TenderBid, price: BidPrice, tender: Tender) -> tuple[Gap, ...]:
    """Every gap between a bid and what its tender asks for, in the order of the record. None stops a hand-in."""
    lots = lots_bid_for(bid, tender)
    return (
        *_lot_gaps(bid, tender),
        *answer_gaps(bid, tender, lots),
        *declaration_gaps(bid, tender),
        *condition_gaps(bid, tender),
        *_joint_gaps(bid, tender),
        *promise_gaps(bid, tender, lots),
        *price_gaps(price, tender, lots),
    )


def lacks_a_price(bid: TenderBid, price: BidPrice, tender: Tender) -> bool:
    """Whether something is bid for that the tender asks a price of, and that has none: it is not ranked."""
    return not is_price_fixed(tender) and bool(unpriced_lots(price, lots_bid_for(bid, tender)))


def lots_bid_for(bid: TenderBid, tender: Tender) -> tuple[str, ...]:
    """The lots of a bid: those it names, or all of the tender where it names none."""
    return bid.lots or tuple(lot.id for lot in tender.lots or ())


def _lot_gaps(bid: TenderBid, tender: Tender) -> Iterator[Gap]:
    places = ((f"lots[{at}]", lot) for at, lot in enumerate(bid.lots))
    yield from unknown_gaps(places, (lot.id for lot in tender.lots or ()), what="lot", fails=True)
    limits = tender.award.lot_limits if tender.award else None
    most, given = limits.bids if limits else None, len(lots_bid_for(bid, tender))
    if most is not None and given > most:
        yield Gap(place="lots", words=f"You bid for {given} lots, and one may bid for {most}.", fails=True)
    elif given > 1 and not bid.lots:
        yield Gap(place="lots", words=f"You named no lot, so your bid is for all {given}. Name those you bid for.")


def _joint_gaps(bid: TenderBid, tender: Tender) -> Iterator[Gap]:
    allowed = tender.participation.joint_bids if tender.participation else None
    if len(bid.members) > 1 and allowed is False:
        yield Gap(place="members", words="The tender takes no joint bids, and this is one.", fails=True)
    names = [member.name.casefold() for member in bid.members]
    if bid.members and bid.bidder.name.casefold() not in names:
        yield Gap(place="members", words="The bidder is not among the members. Its lead hands a joint bid in.")
