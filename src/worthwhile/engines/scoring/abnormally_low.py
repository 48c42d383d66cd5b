"""Prices so low that the bidder must be heard: set beside other prices, and beside what the labour costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from worthwhile.engines.scoring.bid import Bid, Labour
from worthwhile.engines.scoring.scheme import AbnormallyLow
from worthwhile.engines.scoring.vocabulary import Nation

NOT_TESTED = {
    "other-prices": "not tested: nothing to compare with",
    "labour-floor": "labour floor not tested: no hours given",
    "lawful-wage": "labour floor tested at the bid's own wage alone: no lowest lawful wage is stated",
}
"""What a price could not be held against, in words, by its code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabourFloor:
    """What the work costs at the lowest lawful wage: hours x wage x (1 + on-costs) + travel + overhead, in pounds.

    ``at_own_wage`` takes the bid's own wage, ``at_living_wage`` the real living wage, None where it is not given.
    """

    wage: Fraction
    floor: Fraction
    at_own_wage: Fraction
    at_living_wage: Fraction | None
    own_wage_is_unlawful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LowPrice:
    """A bid's price beside the others. Shares are parts below, None where there is nothing to compare with.

    ``not_tested`` are codes of :data:`NOT_TESTED`: a price without a flag is not low by what it was held against alone.
    """

    bidder: str
    lot: str
    price: Fraction
    below_mean: Fraction | None
    below_next: Fraction | None
    labour: LabourFloor | None
    flags: tuple[str, ...]
    not_tested: tuple[str, ...] = ()

    @property
    def is_flagged(self) -> bool:
        """Whether the bidder is to be asked. It is never a reason to leave the bid out by itself."""
        return bool(self.flags)


def look_at_prices(bids: Sequence[Bid], *, rule: AbnormallyLow) -> tuple[LowPrice, ...]:
    """Every priced bid of a lot that is not set aside, in the order given, with its flags."""
    priced = [(bid, Fraction(bid.price)) for bid in bids if bid.price is not None and not bid.set_aside]
    prices = [price for _, price in priced]
    return tuple(_look(bid, price, [*prices[:at], *prices[at + 1 :]], rule) for at, (bid, price) in enumerate(priced))


def what_to_do(nation: Nation) -> str:
    """The next step for a flagged bid, by the law of the nation."""
    if nation is Nation.SCOTLAND:
        return (
            "The bidder must be asked to explain (Public Contracts (Scotland) Regulations 2015, regulation 69). "
            "Record the answer and the reasoned decision; nothing is rejected by itself."
        )
    return (
        "It may be disregarded only after notice and an opportunity to explain, and not where the explanation shows "
        "that it is not abnormally low (Procurement Act 2023, section 19(4) and (5)). Record the answer and the "
        "reasoned decision; nothing is rejected by itself."
    )


def labour_floor(labour: Labour, *, rule: AbnormallyLow) -> LabourFloor:
    """The labour floor of a bid, at the statutory wage where it is given and else at the bid's own."""
    own, statutory = labour.wage, rule.statutory_wage
    wage = own if statutory is None else statutory
    living = rule.living_wage
    return LabourFloor(
        wage=Fraction(wage),
        floor=_cost(labour, Fraction(wage)),
        at_own_wage=_cost(labour, Fraction(own)),
        at_living_wage=None if living is None else _cost(labour, Fraction(living)),
        own_wage_is_unlawful=statutory is not None and own < statutory,
    )


def _cost(labour: Labour, wage: Fraction) -> Fraction:
    paid = Fraction(labour.hours) * wage * (1 + Fraction(labour.on_costs))
    return paid + Fraction(labour.travel) + Fraction(labour.overhead)


def _look(bid: Bid, price: Fraction, others: Sequence[Fraction], rule: AbnormallyLow) -> LowPrice:
    mean = sum(others, Fraction(0)) / len(others) if others else None
    above = [other for other in others if other >= price]
    below_mean = 1 - price / mean if mean else None
    following = min(above) if above else None
    below_next = 1 - price / following if following else None
    # Without hours there is no floor: one of travel and overhead alone would let any price pass.
    floor = labour_floor(bid.labour, rule=rule) if bid.labour is not None and bid.labour.hours > 0 else None
    flags = []
    if price == 0:
        flags.append("price-of-nothing")
    if below_mean is not None and below_mean >= Fraction(rule.below_mean):
        flags.append("below-mean")
    if below_next is not None and below_next >= Fraction(rule.below_next):
        flags.append("below-next")
    if floor is not None and price < floor.floor:
        flags.append("below-labour-floor")
    if floor is not None and floor.own_wage_is_unlawful:
        flags.append("wage-below-statutory")
    return LowPrice(
        bidder=bid.bidder,
        lot=bid.lot,
        price=price,
        below_mean=below_mean,
        below_next=below_next,
        labour=floor,
        flags=tuple(flags),
        not_tested=tuple(_not_tested(others, floor, rule)),
    )


def _not_tested(others: Sequence[Fraction], floor: LabourFloor | None, rule: AbnormallyLow) -> Iterator[str]:
    if not others:
        yield "other-prices"
    if floor is None:
        yield "labour-floor"
    elif rule.statutory_wage is None:
        yield "lawful-wage"
