"""How long until the value has paid for all that was put in.

Value is taken to come evenly within each case year; the whole investment is to be covered, also the part
spent later, so that payback is never flattered by costs still to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ZERO

MONTHS = Decimal(12)


def payback_months(*, value_by_year: Sequence[Decimal], investment: Decimal) -> Decimal | None:
    """Months until cumulative value reaches ``investment``; None if it never does.

    Give undiscounted amounts for the simple payback, present values for the discounted one.
    """
    if investment <= 0:
        return ZERO
    covered = ZERO
    for index, value in enumerate(value_by_year):
        if value > 0 and covered + value >= investment:
            return MONTHS * index + MONTHS * (investment - covered) / value
        covered += value
    return None
