"""How far one bid is ahead of another at any weights, and above the floor of quality: both exact, as straight lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.merit import NOTHING, Contender, PriceField, Terms, Weights, price_share
from worthwhile.engines.scoring.vocabulary import PRICE


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightLine:
    """A figure that is ``constant`` and so much more for each per cent of each weight."""

    slopes: Mapping[str, Fraction]
    constant: Fraction = NOTHING

    def at(self, weights: Weights) -> Fraction:
        """The figure at these weights."""
        named = {**weights.criteria, PRICE: weights.price}
        return self.constant + sum((slope * named[name] for name, slope in self.slopes.items()), NOTHING)


def ahead_of(rival: Contender, winner: Contender, terms: Terms, field: PriceField) -> WeightLine:
    """How far a bid is ahead of another, in whatever unit: above 0 where it is ahead, 0 where they are equal.

    Two ratios of price and quality are compared multiplied out, which leaves a straight line too.
    """
    names = winner.shares
    if terms.formula is Formula.PER_QUALITY_POINT:
        own, other = _price(rival), _price(winner)
        return WeightLine(slopes={name: other * rival.shares[name] - own * winner.shares[name] for name in names})
    slopes = {name: rival.shares[name] - winner.shares[name] for name in names}
    if terms.formula is Formula.QUALITY_TO_PRICE:
        worth = terms.pounds_per_point
        return WeightLine(
            slopes={name: worth * slope for name, slope in slopes.items()}, constant=_price(winner) - _price(rival)
        )
    if terms.formula.is_weighted:
        slopes[PRICE] = price_share(_price(rival), terms, field) - price_share(_price(winner), terms, field)
    return WeightLine(slopes=slopes)


def above_floor(contender: Contender, terms: Terms) -> WeightLine | None:
    """How far a bid is above the floor of quality: below 0 where it may not be ranked. None where there is none."""
    if terms.quality_floor is None:
        return None
    return WeightLine(slopes={name: share * 100 - terms.quality_floor for name, share in contender.shares.items()})


def _price(contender: Contender) -> Fraction:
    assert contender.price is not None, "a bid without a price is not ranked"
    return contender.price
