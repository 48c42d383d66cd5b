"""What a bid is worth under a price formula: exact, and the same code whether one bid is scored or thousands tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.price_rule import PriceRule
from worthwhile.engines.scoring.scheme import Lot, Scheme, social_value_of
from worthwhile.engines.scoring.vocabulary import PRICE

NOTHING, ONE, HUNDRED = Fraction(0), Fraction(1), Fraction(100)
HALF, ONE_AND_A_HALF = Fraction(1, 2), Fraction(3, 2)


class PriceNotDefined(ArithmeticError):
    """The formula gives no result for these prices, such as a lowest price of 0 under PF-1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A bid reduced to what decides. ``shares`` are the parts of the highest score earned, from 0 to 1, by criterion.

    ``ticket`` is its place in the drawn lot, None where none is drawn.
    """

    bidder: str
    shares: Mapping[str, Fraction]
    price: Fraction | None = None
    denominator: Fraction = ONE
    life_cycle_cost: Fraction = NOTHING
    ticket: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weights in per cent by criterion, in the order of the scheme, and of price where it earns points.

    ``quality`` is the weight of everything beside price, added up once: it is asked for with every bid.
    """

    criteria: Mapping[str, Fraction]
    price: Fraction
    social_value: frozenset[str]
    quality: Fraction = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "quality", sum(self.criteria.values(), NOTHING))

    def with_one_at(self, name: str, weight: Fraction) -> Weights:
        """One weight changed, and the others in proportion, so that all still add up to 100."""
        old = self.price if name == PRICE else self.criteria[name]
        scale = (HUNDRED - weight) / (HUNDRED - old)
        changed = {key: weight if key == name else value * scale for key, value in self.criteria.items()}
        price = weight if name == PRICE else self.price * scale
        return Weights(criteria=changed, price=price, social_value=self.social_value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The price formula with its parameters for one lot, exact. What a formula does not use is 0."""

    formula: Formula
    benchmark: Fraction
    pounds_per_point: Fraction
    quality_base: Fraction
    quality_floor: Fraction | None
    price_cap: Fraction | None
    fixed_price: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceField:
    """What the relative formulas look at: the prices of all bids that are ranked."""

    lowest: Fraction = NOTHING
    mean: Fraction = NOTHING
    highest: Fraction = NOTHING


def weights_of(scheme: Scheme) -> Weights:
    """The published weights."""
    weighted = scheme.price.formula.is_weighted
    return Weights(
        criteria={criterion.id: Fraction(criterion.weight) for criterion in scheme.criteria},
        price=Fraction(scheme.price.weight or 0) if weighted else NOTHING,
        social_value=frozenset(criterion.id for criterion in social_value_of(scheme.criteria)),
    )


def terms_of(rule: PriceRule, lot: Lot | None) -> Terms:
    """The published parameters, those of the lot before those of the whole."""

    def stated(name: str) -> Fraction | None:
        of_lot = getattr(lot, name) if lot is not None else None
        found = of_lot if of_lot is not None else getattr(rule, name)
        return None if found is None else Fraction(found)

    return Terms(
        formula=rule.formula,
        benchmark=stated("benchmark") or NOTHING,
        pounds_per_point=Fraction(rule.pounds_per_point or 0),
        quality_base=Fraction(rule.quality_base or 0),
        quality_floor=None if rule.quality_floor is None else Fraction(rule.quality_floor),
        price_cap=stated("price_cap"),
        fixed_price=stated("fixed_price") or NOTHING,
    )


def field_of(prices: Iterable[Fraction]) -> PriceField:
    """The field that these prices make."""
    known = list(prices)
    if not known:
        return PriceField()
    return PriceField(lowest=min(known), mean=sum(known, NOTHING) / len(known), highest=max(known))


def quality_points(contender: Contender, weights: Weights) -> Fraction:
    """Points earned beside price, out of the weight of everything beside price."""
    return sum((weight * contender.shares[name] for name, weight in weights.criteria.items()), NOTHING)


def quality_of_100(points: Fraction, weights: Weights) -> Fraction:
    """Quality points out of 100, whatever the weight of price; 0 where nothing beside price is weighed."""
    if weights.quality == HUNDRED:
        return points
    return points * 100 / weights.quality if weights.quality else NOTHING


def price_share(price: Fraction, terms: Terms, field: PriceField) -> Fraction:
    """The part of price's weight that a price earns, from 0 to 1. Raises PriceNotDefined."""
    if terms.formula is Formula.BENCHMARK:
        return _clipped(ONE_AND_A_HALF - price / terms.benchmark)
    if terms.formula is Formula.INVERSE:
        if field.lowest == 0:
            raise PriceNotDefined("PF-1 gives no points where the lowest price is 0.")
        return field.lowest / price
    if terms.formula is Formula.MEAN_DISTANCE:
        if field.mean == 0:
            raise PriceNotDefined("PF-2 gives no points where every price is 0.")
        return _clipped(HALF + (field.mean - price) / field.mean)
    if terms.formula is Formula.SPREAD:
        spread = field.highest - field.lowest
        return (field.highest - price) / spread if spread else ONE
    raise AssertionError(f"{terms.formula} gives no points for price")


def figure_of(contender: Contender, points: Fraction, *, weights: Weights, terms: Terms, field: PriceField) -> Fraction:
    """The figure that a bid is ranked by, from its quality points: a total, a ratio or an adjusted price.

    Raises PriceNotDefined where the formula has no answer.
    """
    formula = terms.formula
    if formula is Formula.FIXED_PRICE:
        return points
    price = contender.price
    assert price is not None, "a bid without a price is not ranked"
    if formula.is_weighted:
        return points + weights.price * price_share(price, terms, field)
    if formula is Formula.QUALITY_TO_PRICE:
        return price - terms.pounds_per_point * (points - terms.quality_base)
    if formula is Formula.PER_QUALITY_POINT:
        if points == 0:
            raise PriceNotDefined("PF-4 divides by quality points, and this bid has none.")
        return price / points
    return price / contender.denominator + contender.life_cycle_cost


def _clipped(share: Fraction) -> Fraction:
    return min(max(share, NOTHING), ONE)
