"""The invented bids judged: scored alone, talked over, settled, ranked, and the low price heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from worthwhile.apps.demonstration.services.tenders.bidding import MadeUpBid
from worthwhile.apps.demonstration.services.tenders.people import Council
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.hearing_time import earliest_answer_by
from worthwhile.apps.tenders.services.ask_about_price import (
    ask_about_low_price,
    decide_low_price,
    explain_low_price,
    read_prices,
)
from worthwhile.apps.tenders.services.assess import Entry, finish_scoring, give_scores
from worthwhile.apps.tenders.services.settle_scores import Judgement, lock_quality, settle

AGREED = "_agreed"
WHOLE = ""


def assess(tender: Tender, council: Council, bids: Sequence[MadeUpBid], *, at: datetime) -> None:
    """Everybody scores everything alone; then what differs is agreed on, and quality is settled."""
    for bid in bids:
        contender = bid.contender(tender)
        for place, person in enumerate(council.assessors):
            entries = _given(bid.says["scores"], place)
            give_scores(tender=tender, contender=contender, lot=WHOLE, entries=entries, by=person, now=at)
    talked = at + timedelta(days=4)
    finish_scoring(tender=tender, by=council.author, now=talked)
    for bid in bids:
        settle(
            tender=tender,
            contender=bid.contender(tender),
            lot=WHOLE,
            agreed=_agreed(bid.says["scores"]),
            judged=[Judgement(condition="safeguarding", met=True)],
            by=council.moderator,
            now=talked + timedelta(hours=4),
        )
    lock_quality(tender=tender, by=council.moderator, now=talked + timedelta(hours=6))


def hear_low_price(tender: Tender, council: Council, bids: Sequence[MadeUpBid], *, at: datetime) -> None:
    """Read the prices, and ask the bidder whose price looks too low."""
    read_prices(tender=tender, by=council.author, now=at)
    for bid in bids:
        if "low" not in bid.says:
            continue
        asked = ask_about_low_price(
            tender=tender,
            contender=bid.contender(tender),
            lot=WHOLE,
            words=bid.says["low"],
            why=bid.says["low_why"],
            answer_by=earliest_answer_by(at + timedelta(hours=1)),
            by=council.author,
            now=at + timedelta(hours=1),
        )
        said, decided = at + timedelta(days=2), at + timedelta(days=3)
        explain_low_price(question=asked, bidder=bid.bidder, words=bid.says["explained"], by=bid.person, now=said)
        decide_low_price(question=asked, stays=True, reason=bid.says["decided"], by=council.author, now=decided)


def _given(scores: Mapping[str, Any], place: int) -> list[Entry]:
    return [
        Entry(criterion=one, score=Decimal(given[place][0]), reason=given[place][1], evidence=given[place][2])
        for one, given in scores.items()
        if not one.endswith(AGREED)
    ]


def _agreed(scores: Mapping[str, Any]) -> list[Entry]:
    return [
        Entry(criterion=one.removesuffix(AGREED), score=Decimal(agreed[0]), reason=agreed[1])
        for one, agreed in scores.items()
        if one.endswith(AGREED)
    ]
