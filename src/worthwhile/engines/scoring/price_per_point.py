"""What one more point costs or saves in pounds: the trade between price and quality, as bidders will see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.merit import HALF, HUNDRED, NOTHING, ONE_AND_A_HALF, Terms, Weights
from worthwhile.engines.scoring.scheme import Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class PricePerPoint:
    """At a price, and under PF-4 a quality too: the pounds by which a price may rise for one more point.

    ``pounds`` is None where no change of price is worth a point there.
    """

    price: Fraction
    quality: Fraction | None
    pounds: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelWorth:
    """What one level more on a criterion brings: points, and pounds at the middle price (None where price is fixed)."""

    criterion: str
    points: Fraction
    pounds: Fraction | None


def price_table(*, terms: Terms, weights: Weights, low: Fraction, high: Fraction) -> tuple[PricePerPoint, ...]:
    """The trade at five prices from the lowest to the highest expected; under PF-4 at three qualities each."""
    return tuple(
        PricePerPoint(price=price, quality=quality, pounds=_pounds(price, quality, terms, weights, low, high))
        for price in (low + (high - low) * step / 4 for step in range(5))
        for quality in _qualities(terms)
    )


def level_worths(
    *, scheme: Scheme, weights: Weights, terms: Terms, low: Fraction | None, high: Fraction | None
) -> Iterator[LevelWorth]:
    """One level more, of all that is scored, at the middle of the expected prices and of quality."""
    steps = len(scheme.scale.levels) - 1
    pounds = None
    if low is not None and high is not None:
        pounds = _pounds((low + high) / 2, _qualities(terms)[len(_qualities(terms)) // 2], terms, weights, low, high)
    for criterion in scheme.criteria:
        whole = weights.criteria[criterion.id] / steps
        for leaf in criterion.leaves:
            points = whole * criterion.share_of(leaf)
            yield LevelWorth(criterion=leaf.id, points=points, pounds=None if pounds is None else points * pounds)


def _qualities(terms: Terms) -> tuple[Fraction | None, ...]:
    if terms.formula is not Formula.PER_QUALITY_POINT:
        return (None,)
    floor = terms.quality_floor or NOTHING
    return (floor, (floor + HUNDRED) / 2, HUNDRED)


def _pounds(
    price: Fraction, quality: Fraction | None, terms: Terms, weights: Weights, low: Fraction, high: Fraction
) -> Fraction | None:
    formula = terms.formula
    if formula is Formula.QUALITY_TO_PRICE:
        return terms.pounds_per_point
    if formula is Formula.PER_QUALITY_POINT:
        return price / quality if quality else None
    if formula is Formula.BENCHMARK:
        inside = terms.benchmark * HALF <= price <= terms.benchmark * ONE_AND_A_HALF
        return terms.benchmark / weights.price if inside else None
    if formula is Formula.INVERSE:
        return price * price / (weights.price * low) if low else None
    if formula is Formula.MEAN_DISTANCE:
        mean = (low + high) / 2
        return mean / weights.price if mean * HALF <= price <= mean * ONE_AND_A_HALF else None
    return (high - low) / weights.price if high > low else None
