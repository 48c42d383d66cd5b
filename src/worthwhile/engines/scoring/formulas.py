"""The price formulas PF-1 to PF-8: what each says, and whether it is offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Formula(StrEnum):
    """A price formula by its permanent code."""

    INVERSE = "PF-1"
    MEAN_DISTANCE = "PF-2"
    SPREAD = "PF-3"
    PER_QUALITY_POINT = "PF-4"
    QUALITY_TO_PRICE = "PF-5"
    BENCHMARK = "PF-6"
    FIXED_PRICE = "PF-7"
    WEIGHTED_VALUE = "PF-8"

    @property
    def is_weighted(self) -> bool:
        """Whether price earns points beside quality, so that it has a weight."""
        return self in (Formula.INVERSE, Formula.MEAN_DISTANCE, Formula.SPREAD, Formula.BENCHMARK)

    @property
    def is_relative(self) -> bool:
        """Whether a bid's result depends on the prices of others."""
        return self in (Formula.INVERSE, Formula.MEAN_DISTANCE, Formula.SPREAD)

    @property
    def lower_wins(self) -> bool:
        """Whether the lowest figure is the best."""
        return self in (Formula.PER_QUALITY_POINT, Formula.QUALITY_TO_PRICE, Formula.WEIGHTED_VALUE)

    @property
    def is_offered(self) -> bool:
        """Whether a buyer may award on it without saying that it only reproduces somebody's evaluation."""
        return FORMULAS[self].refused_because == ""


@dataclass(frozen=True, kw_only=True)
class FormulaFacts:
    """What a formula is. ``needs`` and ``takes`` are fields of the price rule; ``figure`` is what it ranks by."""

    name: str
    says: str
    figure: str
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    refused_because: str = ""


_LIMITS = ("quality_floor", "price_cap")
_WEIGHT = ("weight",)
_WEIGHED = (*_LIMITS, "weight_range")
_SAFE_INSTEAD = "Choose PF-4, PF-5, PF-6 or PF-7."

FORMULAS: Mapping[Formula, FormulaFacts] = MappingProxyType(
    {
        Formula.INVERSE: FormulaFacts(
            name="Lowest price over own price",
            says="points = weight x lowest price / own price",
            figure="points",
            needs=_WEIGHT,
            takes=_WEIGHED,
            refused_because=(
                "a bid that cannot win may change who does, because points depend on the lowest price of all; "
                f"and a price of 0 has no points at all. {_SAFE_INSTEAD}"
            ),
        ),
        Formula.MEAN_DISTANCE: FormulaFacts(
            name="Distance from the mean price",
            says="points = weight x (0.5 + (mean price - own price) / mean price), between 0 and the weight",
            figure="points",
            needs=_WEIGHT,
            takes=_WEIGHED,
            refused_because=(
                "a bid that cannot win may change who does, because points depend on the mean of all prices. "
                + _SAFE_INSTEAD
            ),
        ),
        Formula.SPREAD: FormulaFacts(
            name="Place between highest and lowest price",
            says="points = weight x (highest price - own price) / (highest price - lowest price)",
            figure="points",
            needs=_WEIGHT,
            takes=_WEIGHED,
            refused_because=(
                "a bid that cannot win may change who does, because points depend on both the highest and the lowest "
                f"price. {_SAFE_INSTEAD}"
            ),
        ),
        Formula.PER_QUALITY_POINT: FormulaFacts(
            name="Price per quality point",
            says="price / quality points, where the lowest wins",
            figure="pounds per quality point",
            needs=_LIMITS,
        ),
        Formula.QUALITY_TO_PRICE: FormulaFacts(
            name="Quality turned into price",
            says="price - pounds per point x (quality points - base), where the lowest wins",
            figure="adjusted price",
            needs=("pounds_per_point", "quality_base"),
            takes=_LIMITS,
        ),
        Formula.BENCHMARK: FormulaFacts(
            name="Published benchmark",
            says="points = weight x (1.5 - price / benchmark), between 0 and the weight",
            figure="points",
            needs=(*_WEIGHT, "benchmark"),
            takes=_WEIGHED,
        ),
        Formula.FIXED_PRICE: FormulaFacts(
            name="Fixed price",
            says="the price is fixed and published; the most quality points win",
            figure="quality points",
            needs=("fixed_price",),
            takes=("quality_floor",),
        ),
        Formula.WEIGHTED_VALUE: FormulaFacts(
            name="Weighted value",
            says="price / denominator of the bid's features + life-cycle cost, where the lowest wins",
            figure="weighted value",
            takes=_LIMITS,
            refused_because=(
                "the coefficients that it needs are not published where we could read and check them. " + _SAFE_INSTEAD
            ),
        ),
    }
)
