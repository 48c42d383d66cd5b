"""Exact arithmetic of the deterministic result: one precision, one way of rounding."""

from __future__ import annotations

import decimal
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from worthwhile.engines.valuation.vocabulary import Rounding
from worthwhile.kernel.money import round_money, rounded_half_up

# Far more digits than any printed figure needs, so that order of operations cannot show in the pennies.
PRECISION = 50
RATIO_PLACES = Decimal("0.000001")

ZERO = Decimal(0)
ONE = Decimal(1)


def exact() -> decimal.Context:
    """The context in which every deterministic figure is worked out."""
    return decimal.Context(prec=PRECISION, rounding=ROUND_HALF_UP, Emin=-999999, Emax=999999)


def printed(amount: Decimal, rounding: Rounding) -> Decimal:
    """The amount as the next step uses it: to the penny where steps are chained, else unrounded."""
    return round_money(amount) if rounding is Rounding.CHAINED else amount


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Sum of amounts; order does not matter at this precision."""
    return sum(amounts, ZERO)


def ratio_of(value: Decimal, investment: Decimal, rounding: Rounding = Rounding.NONE) -> Decimal | None:
    """Value for each pound put in, or None where nothing was put in."""
    if investment == 0:
        return None
    return printed(value / investment, rounding)


def round_ratio(ratio: Decimal | None) -> Decimal | None:
    """The ratio to six places, half up."""
    return None if ratio is None else rounded_half_up(ratio, RATIO_PLACES)
