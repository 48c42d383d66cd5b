"""A bid while it is being written, and the two records that it is handed in as.

What is being written holds its parts under their ids, so that two people's edits of different parts meet in one
(:mod:`worthwhile.exchange.case_edits`): ``answers``, ``declarations``, ``conditions``, ``promises``, ``members`` and
``prices`` map an id to what ``worthwhile/bid/1`` and ``worthwhile/bid-price/1`` hold of it, without the id itself; the
price of a tender without lots stands under ``""``. ``lots``, ``identifiers``, ``share_code`` and ``social_value`` are
as there. Lines of a price know what they come to, and a price is the sum of its lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from worthwhile.exchange.bid import (
    FORMAT,
    PRICE_FORMAT,
    BidPrice,
    Gap,
    TenderBid,
    check_bid,
    is_price_fixed,
    read_bid_record,
    read_price_record,
)
from worthwhile.exchange.tender import Tender
from worthwhile.kernel.problems import InvalidInput, Problem

LEAD = "lead"
"""The id under which the bidder itself stands among the members."""

Content = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class BidFrame:
    """What a bid says beside what is written: whose it is, and what members declared by themselves, by their ids."""

    number: str
    bidder: str
    tender: Tender
    declared: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class LookedOver:
    """A bid held against its tender. ``bid`` and ``price`` are None where ``problems`` keep them from being records.

    ``gaps`` has what would make the bid fail first, then what weighs most.
    """

    bid: TenderBid | None
    price: BidPrice | None
    problems: tuple[Problem, ...]
    gaps: tuple[Gap, ...]


def line_amount(quantity: Decimal, unit_cost: Decimal) -> Decimal:
    """What a line comes to, to the nearest penny, a half upwards."""
    pence = (Fraction(quantity) * Fraction(unit_cost) * 100 + Fraction(1, 2)).__floor__()
    return Decimal(pence).scaleb(-2)


def price_total(price: Mapping[str, Any]) -> Decimal | None:
    """What a price comes to; None without a line."""
    lines = price.get("lines") or ()
    return sum((Decimal(str(line["amount"])) for line in lines), Decimal(0)) if lines else None


def share_total(members: Mapping[str, Any]) -> Decimal | None:
    """What the shares of lead and members add up to; None where nobody has one. Sub-contractors have none of it."""
    given = [
        Decimal(str(one["share"]))
        for one in members.values()
        if one.get("share") is not None and one.get("role") != "sub-contractor"
    ]
    return sum(given, Decimal(0)) if given else None


def bid_data(content: Content, frame: BidFrame) -> dict[str, Any]:
    """What is written, in the shape of ``worthwhile/bid/1``; in the order of the tender."""
    tender = frame.tender
    conditions = tender.participation.conditions if tender.participation else None
    data: dict[str, Any] = {
        "format": FORMAT,
        "tender": frame.number,
        "tender_title": tender.subject.title,
        "bidder": _bidder(content, frame),
        "lots": list(content.get("lots") or ()),
        "answers": _listed(content, "answers", "question", tender.questions),
        "declarations": _listed(content, "declarations", "declaration", tender.declarations),
        "conditions": _listed(content, "conditions", "condition", conditions),
        "outcomes": _listed(content, "promises", "outcome", tender.outcomes),
        "members": list(_members(content, frame)),
        "social_value": content.get("social_value"),
    }
    return {name: value for name, value in data.items() if value}


def price_data(content: Content, frame: BidFrame) -> dict[str, Any]:
    """What is written, in the shape of ``worthwhile/bid-price/1``. A price without a line is none yet."""
    prices = []
    written: Mapping[str, Any] = {} if is_price_fixed(frame.tender) else content.get("prices") or {}
    for lot, price in written.items():
        total = price_total(price)
        if total is not None:
            prices.append({**({"lot": lot} if lot else {}), "amount": total, **price})
    return {"format": PRICE_FORMAT, "tender": frame.number, **({"prices": prices} if prices else {})}


def look_over(content: Content, frame: BidFrame) -> LookedOver:
    """What a bid lacks. What cannot be a record yet, such as shares that do not add up, is told as problems."""
    data = bid_data(content, frame)
    bid, problems = _read_bid(data)
    price: BidPrice | None = None
    try:
        price = read_price_record(price_data(content, frame))
    except InvalidInput as error:
        problems += [problem.within("price") for problem in error.problems]
    # What is wrong with the members hides nothing of the rest.
    looked_at = bid or _read_bid({name: value for name, value in data.items() if name != "members"})[0]
    gaps: tuple[Gap, ...] = ()
    if looked_at is not None and price is not None:
        gaps = check_bid(looked_at, price, frame.tender)
    return LookedOver(
        bid=bid,
        price=price,
        problems=tuple(problems),
        gaps=tuple(sorted(gaps, key=lambda gap: (not gap.fails, -_weight(gap, frame.tender)))),
    )


def _weight(gap: Gap, tender: Tender) -> Decimal:
    """What a question weighs of the whole score; where it has no weight of its own, its part of its criterion."""
    question = next((one for one in tender.questions or () if one.id == gap.place), None)
    if question is None:
        return Decimal(0)
    if question.weight is not None:
        return question.weight
    criteria = (tender.award.criteria if tender.award else None) or ()
    weights = {one.id: one.weight for one in criteria}
    weights |= {one.id: one.weight for of in criteria for one in of.sub_criteria}
    alike = sum(one.criterion == question.criterion for one in tender.questions or ())
    return (weights.get(question.criterion or "") or Decimal(0)) / alike


def _read_bid(data: Mapping[str, Any]) -> tuple[TenderBid | None, list[Problem]]:
    try:
        return read_bid_record(data), []
    except InvalidInput as error:
        return None, list(error.problems)


def _bidder(content: Content, frame: BidFrame) -> dict[str, Any]:
    bidder: dict[str, Any] = {"name": frame.bidder}
    if content.get("identifiers"):
        bidder["identifiers"] = list(content["identifiers"])
    if content.get("share_code"):
        bidder["find_a_tender_share_code"] = content["share_code"]
    return bidder


def _listed(content: Content, name: str, key: str, asked: Iterable[Any] | None) -> list[dict[str, Any]]:
    """Entries by id as a list, in the order in which the tender asks; what it does not ask for comes last."""
    written: Mapping[str, Any] = content.get(name) or {}
    order = {one.id: place for place, one in enumerate(asked or ())}
    ids = sorted(written, key=lambda found: order.get(found, len(order)))
    return [{key: found, **_said(name, written[found])} for found in ids if not _is_blank(name, written[found])]


def _said(name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry without what only we keep of it."""
    return {field: value for field, value in entry.items() if field != "held_against"}


def _is_blank(name: str, entry: Mapping[str, Any]) -> bool:
    return name == "answers" and not str(entry.get("text", "")).strip()


def _members(content: Content, frame: BidFrame) -> Iterator[dict[str, Any]]:
    written: Mapping[str, Any] = content.get("members") or {}
    if not [one for one in written if one != LEAD]:
        return
    lead = {"does": None, **written.get(LEAD, {}), "name": frame.bidder, "role": "lead"}
    yield {name: value for name, value in lead.items() if value not in (None, "")}
    for member, entry in written.items():
        if member == LEAD:
            continue
        declared = [{"declaration": of, **made} for of, made in frame.declared.get(member, {}).items()]
        yield {**entry, **({"declarations": declared} if declared else {})}
