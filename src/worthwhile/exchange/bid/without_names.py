"""A bid as assessors get it before prices are read: without the names of those who bid."""

from __future__ import annotations

import dataclasses

from worthwhile.exchange.bid.bid import TenderBid
from worthwhile.exchange.bid.who_bids import BidMember, TenderBidder


def without_names(bid: TenderBid, *, known_as: str) -> TenderBid:
    """The bid with its bidder called ``known_as`` and members counted. A name that stands in an answer stays there."""
    return dataclasses.replace(
        bid,
        bidder=TenderBidder(name=known_as),
        members=tuple(_nameless(member, at) for at, member in enumerate(bid.members, start=1)),
        # The title of a case and the sources of an answer often name whose they are, and neither is scored.
        answers=tuple(dataclasses.replace(answer, written_from=()) for answer in bid.answers),
        social_value=bid.social_value and dataclasses.replace(bid.social_value, case_title="An impact case"),
    )


def _nameless(member: BidMember, at: int) -> BidMember:
    return dataclasses.replace(member, name=f"Member {at}", identifiers=())
