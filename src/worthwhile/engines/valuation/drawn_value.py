"""The worth of one outcome in many draws at once: the arithmetic of ``terms`` with arrays in place of numbers.

Every number is either one float, where it is fixed, or an array with one element a draw. Nothing is rounded
on the way, whatever the case's rounding: a draw is no printed figure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from worthwhile.engines.valuation.tabulated import FloatArray
from worthwhile.engines.valuation.terms import Amount, Terms
from worthwhile.engines.valuation.vocabulary import Deductions, DropOffRule

Drawn = float | FloatArray


@dataclass(frozen=True, eq=False, kw_only=True)
class DrawnTerms:
    """The terms that a range may move. Only ``units`` and ``value`` may have more than one number."""

    units: tuple[Drawn, ...]
    value: tuple[Drawn, ...]
    duration: tuple[Drawn, ...]
    deadweight: tuple[Drawn, ...]
    displacement: tuple[Drawn, ...]
    attribution: tuple[Drawn, ...]
    drop_off: tuple[Drawn, ...]


@dataclass(frozen=True)
class Setting:
    """What no range moves; ``factors`` discount the years from the outcome's first to the horizon."""

    amount: Amount
    factors: tuple[float, ...]
    deductions: Deductions
    drop_off_rule: DropOffRule

    @classmethod
    def of(cls, terms: Terms) -> Setting:
        """The setting of an outcome's terms."""
        factors = tuple(float(factor) for factor in terms.factors[terms.start - 1 :])
        return cls(terms.amount, factors, terms.deductions, terms.drop_off_rule)


def present_values(drawn: DrawnTerms, *, weights: tuple[Drawn, ...], kept: Drawn) -> Drawn:
    """Discounted worth over all years, in pounds of the case's price year."""
    lasting: Drawn = 0.0
    for units, weight in zip(drawn.units, weights, strict=False):
        lasting = lasting + units * weight
    price = drawn.value[0] if len(drawn.value) == 1 else 1.0
    return lasting * price * kept


def kept_share(drawn: DrawnTerms, deductions: Deductions) -> Drawn:
    """The share left after deadweight, displacement and attribution; below 0 where subtractive ones pass 1."""
    deadweight, displacement, attribution = drawn.deadweight[0], drawn.displacement[0], drawn.attribution[0]
    if deductions is Deductions.SUBTRACTIVE:
        return 1.0 - (deadweight + displacement + attribution)
    return (1.0 - deadweight) * (1.0 - displacement) * (1.0 - attribution)


def year_weights(drawn: DrawnTerms, setting: Setting) -> tuple[Drawn, ...]:
    """What each number of ``units`` is multiplied by to cover its years: discount, drop-off and duration.

    Where the value is a list by year, its price is in the weight as well.
    """
    dated: list[Drawn] = list(setting.factors)
    if len(drawn.value) > 1:
        dated = [factor * price for factor, price in zip(setting.factors, drawn.value, strict=False)]
    if setting.amount is Amount.BY_YEAR:
        return tuple(dated)
    cohorts = len(drawn.units) if setting.amount is Amount.INTAKE else 1
    return tuple(_faded(dated[joined:], drawn, setting.drop_off_rule) for joined in range(cohorts))


def _faded(dated: list[Drawn], drawn: DrawnTerms, rule: DropOffRule) -> Drawn:
    """The years of one cohort from its first, faded by drop-off and cut off by duration, added up."""
    duration, drop_off = drawn.duration[0], drawn.drop_off[0]
    longest = duration if isinstance(duration, float) else float(duration.max())
    years = [factor * _share_of_year(duration, age) for age, factor in enumerate(dated[: math.ceil(longest)])]
    weight: Drawn = 0.0
    if rule is DropOffRule.LINEAR:
        for age, year in enumerate(years):
            weight = weight + year * at_least_0(1.0 - drop_off * age)
        return weight
    keeps = 1.0 - drop_off
    for year in reversed(years):
        weight = weight * keeps + year
    return weight * keeps if rule is DropOffRule.IN_YEAR else weight


def _share_of_year(duration: Drawn, age: int) -> Drawn:
    if isinstance(duration, float):
        return min(1.0, max(0.0, duration - age))
    return np.clip(duration - age, 0.0, 1.0)


def at_least_0(number: Drawn) -> Drawn:
    """The number, or 0 where it is below."""
    return max(0.0, number) if isinstance(number, float) else np.maximum(number, 0.0)
