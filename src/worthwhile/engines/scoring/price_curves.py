"""What points a price would earn under each formula that gives points, at the same weight and beside the same bids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.merit import NOTHING, PriceNotDefined, Terms, field_of, price_share

STEPS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceCurve:
    """Points of one formula: at each of ``prices``, None where the formula gives none there."""

    formula: Formula
    prices: tuple[Fraction, ...]
    points: tuple[Fraction | None, ...]


def price_curves(*, bids: Sequence[Fraction], weight: Fraction, benchmark: Fraction | None) -> tuple[PriceCurve, ...]:
    """PF-1, PF-2, PF-3 and (with a benchmark) PF-6 at seven prices from the lowest bid to the highest.

    ``bids`` are prices in pounds, which the relative formulas look at; ``weight`` is that of price in per cent. Empty
    where the bids are all of one price. Methods: PF-1 to PF-3 and PF-6.
    """
    if not bids or min(bids) == max(bids):
        return ()
    low, high = min(bids), max(bids)
    prices = tuple(low + (high - low) * step / STEPS for step in range(STEPS + 1))
    formulas = [one for one in Formula if one.is_weighted and (one is not Formula.BENCHMARK or benchmark)]
    return tuple(
        PriceCurve(
            formula=formula,
            prices=prices,
            points=tuple(_points(price, bids, weight, _terms(formula, benchmark)) for price in prices),
        )
        for formula in formulas
    )


def _terms(formula: Formula, benchmark: Fraction | None) -> Terms:
    return Terms(
        formula=formula,
        benchmark=benchmark or NOTHING,
        pounds_per_point=NOTHING,
        quality_base=NOTHING,
        quality_floor=None,
        price_cap=None,
        fixed_price=NOTHING,
    )


def _points(price: Fraction, bids: Sequence[Fraction], weight: Fraction, terms: Terms) -> Fraction | None:
    try:
        return weight * price_share(price, terms, field_of(bids))
    except PriceNotDefined:
        return None
