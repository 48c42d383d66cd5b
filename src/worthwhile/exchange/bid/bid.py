"""One record of a bid without its price, which assessors read: worthwhile/bid/1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from worthwhile.exchange.bid.offer import BidAnswer, ConditionAnswered, PromisedOutcome, SocialValueOffered
from worthwhile.exchange.bid.who_bids import BidMember, DeclarationMade, TenderBidder, member_problems
from worthwhile.exchange.tender.fields import MOST, blank_problems
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described, read

FORMAT = "worthwhile/bid/1"
_ONCE = (
    ("answers", "question"),
    ("declarations", "declaration"),
    ("outcomes", "outcome"),
    ("conditions", "condition"),
)


@dataclass(frozen=True, kw_only=True)
class TenderBid(Record):
    """A bid to a tender. Its price stands in a record of its own and never in this one."""

    format: str = described(f"Write format: {FORMAT}")
    tender: str = described("Number of the tender as its log has it, such as tender-12")
    tender_title: str = described("What is bought, as the tender says it", default="")
    bidder: TenderBidder = described("Who bids; the lead of a joint bid")
    lots: tuple[str, ...] = described("Ids of the lots bid for; none for the whole tender", default=(), longest=MOST)
    answers: tuple[BidAnswer, ...] = described("Answers to the questions of the tender", default=(), longest=MOST)
    declarations: tuple[DeclarationMade, ...] = described("Declarations made", default=(), longest=MOST)
    conditions: tuple[ConditionAnswered, ...] = described("Conditions of participation", default=(), longest=MOST)
    members: tuple[BidMember, ...] = described(
        "Everybody in a joint bid, its lead too; none where one bids alone", default=(), longest=100
    )
    outcomes: tuple[PromisedOutcome, ...] = described("Changes that the bidder promises", default=(), longest=MOST)
    social_value: SocialValueOffered | None = described("What an impact case says they are worth", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        given = values.get("format", FORMAT)
        wrong = [] if given == FORMAT else [Problem("format", f"Write {FORMAT}. You gave {given!r}.")]
        lots = values.get("lots") or ()
        return [
            *wrong,
            *blank_problems(values, "tender"),
            *(_twice(f"lots[{at}]", lot) for at, lot in enumerate(lots) if lot in lots[:at]),
            *(problem for name, key in _ONCE for problem in _repeated(values, name, key)),
            *member_problems(values.get("members") or ()),
        ]


def read_bid_record(data: object) -> TenderBid:
    """A bid from plain data as JSON gives it. Raises InvalidInput with every problem."""
    return read(TenderBid, data, what="the bid")


def _repeated(values: dict[str, Any], name: str, key: str) -> list[Problem]:
    ids = [getattr(one, key) for one in values.get(name) or ()]
    return [_twice(f"{name}[{at}].{key}", given) for at, given in enumerate(ids) if given in ids[:at]]


def _twice(path: str, given: str) -> Problem:
    return Problem(path, f"{given!r} stands here before. Keep one.")
