"""What the whole is worth, and what the smallest part of it is that one may bid for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from worthwhile.market.compile.columns.money import Money, together

# Buyers enter 1 where a form wants an amount and they have none to give.
_NO_REAL_AMOUNT = 1.0


class WholeValue(Struct, frozen=True):
    """The value of the whole and where it was found: tender, lots, award, contract, planning, or None."""

    money: Money
    source: str | None


def value_of_whole(
    *, tender: Money, lots: Sequence[Money], awards: Sequence[Money], contracts: Sequence[Money], planning: Money
) -> WholeValue:
    """The first of these that is given. Sums are taken only where every part has a value in one currency.

    Where none is given, the state is that of the tender: zero was published, or nothing.
    """
    if tender.state == "given":
        return WholeValue(tender, "tender")
    for parts, source in ((lots, "lots"), (awards, "award"), (contracts, "contract"), ((planning,), "planning")):
        if parts and (money := together(parts)).state == "given":
            return WholeValue(money, source)
    stated_zero = next((money for money in (tender, *awards, *contracts) if money.state == "zero"), None)
    return WholeValue(stated_zero or tender, None)


def range_in_pounds(whole: Money, lots: Sequence[Money], least: Money) -> tuple[float | None, float | None]:
    """(smallest part, whole) in pounds, net where known.

    The smallest part is the smallest lot; without values of lots, the least value of the tender where one lot or none
    is let; the whole where there is nothing smaller.
    """
    high = whole.pounds
    of_lots = [money.pounds for money in lots if money.pounds is not None]
    if of_lots:
        return min(of_lots), high
    smallest = least.pounds
    if smallest is not None and smallest > _NO_REAL_AMOUNT and len(lots) < 2 and (high is None or smallest < high):
        return smallest, high
    return (high, high) if len(lots) < 2 else (None, high)
