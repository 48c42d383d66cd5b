"""A case made ready for simulation: which numbers are fixed, which are drawn, and from what."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from worthwhile.engines.valuation.arithmetic import total
from worthwhile.engines.valuation.copula import RankCorrelation, rank_correlation
from worthwhile.engines.valuation.distributions import Quantile, quantile
from worthwhile.engines.valuation.drawn_value import (
    Drawn,
    DrawnTerms,
    Setting,
    at_least_0,
    kept_share,
    present_values,
    year_weights,
)
from worthwhile.engines.valuation.draws import Chunk
from worthwhile.engines.valuation.prepare import PreparedCase, PreparedInput, PreparedOutcome
from worthwhile.engines.valuation.tabulated import FloatArray
from worthwhile.engines.valuation.terms import TermRange
from worthwhile.engines.valuation.vocabulary import Deductions

BoolArray = NDArray[np.bool_]

# How far the last binary digits may carry a sum that is exact in decimals.
ROUNDING = 1e-12
# What is possible: no fewer than no units or costs, no rate outside 0 to 1. A value may be below 0.
POSSIBLE = {
    "units": (0.0, math.inf),
    "value": (-math.inf, math.inf),
    "duration": (0.0, math.inf),
    "deadweight": (0.0, 1.0),
    "displacement": (0.0, 1.0),
    "attribution": (0.0, 1.0),
    "drop_off": (0.0, 1.0),
    "inputs": (0.0, math.inf),
}
TERMS = ("units", "value", "duration", "deadweight", "displacement", "attribution", "drop_off")


@dataclass(frozen=True, eq=False)
class DrawnRange:
    """A range that is really one: its draw, and each number's quantile, or the number where low is high."""

    term: str
    draw: str
    numbers: tuple[float | Quantile, ...]

    def at(self, probability: FloatArray) -> tuple[Drawn, ...]:
        """The numbers in each draw; all follow the one probability."""
        return tuple(n if isinstance(n, float) else n(probability) for n in self.numbers)


def drawn_range(stated: TermRange, *, unit: float = 1.0) -> DrawnRange | None:
    """The range as drawn, None where nothing can move; ``unit`` is what a share of 1 is in the term's numbers."""
    least, most = POSSIBLE[stated.term]
    numbers = tuple(
        float(central)
        if float(low) == float(high)
        else quantile(
            distribution=stated.distribution,
            low=float(low),
            central=float(central),
            high=float(high),
            least=least,
            most=most,
            unit=unit,
        )
        for low, central, high in zip(stated.low, stated.central, stated.high, strict=True)
    )
    if all(isinstance(number, float) for number in numbers):
        return None
    return DrawnRange(stated.term, stated.draw, numbers)


@dataclass(frozen=True, eq=False)
class SimulatedOutcome:
    """An outcome with its fixed numbers, its ranges, and its year weights where no range moves them."""

    id: str
    setting: Setting
    fixed: DrawnTerms
    ranges: tuple[DrawnRange, ...]
    weights: tuple[Drawn, ...] | None

    @classmethod
    def of(cls, prepared: PreparedOutcome) -> SimulatedOutcome:
        """The outcome as it is simulated."""
        terms = prepared.terms
        setting = Setting.of(terms)
        fixed = DrawnTerms(**{name: tuple(float(number) for number in terms.term(name)) for name in TERMS})
        # A bank value or an old price has been uprated, and with it what a share of 1 stood for.
        units = {"value": float(prepared.uprating.factor)}
        found = (drawn_range(stated, unit=units.get(stated.term, 1.0)) for stated in terms.ranges)
        ranges = tuple(drawn for drawn in found if drawn is not None)
        moved = {drawn.term for drawn in ranges}
        is_fixed = not moved & {"duration", "drop_off"} and not ("value" in moved and len(fixed.value) > 1)
        return cls(terms.id, setting, fixed, ranges, year_weights(fixed, setting) if is_fixed else None)

    def draw(self, chunk: Chunk) -> tuple[Drawn, BoolArray | bool]:
        """The present value in each draw, and whether subtractive deductions passed 1 and were floored."""
        drawn = replace(self.fixed, **{r.term: r.at(chunk.probabilities(r.draw)) for r in self.ranges})
        kept = kept_share(drawn, self.setting.deductions)
        floored: BoolArray | bool = False
        if self.setting.deductions is Deductions.SUBTRACTIVE:
            floored, kept = kept < -ROUNDING, at_least_0(kept)
        weights = self.weights if self.weights is not None else year_weights(drawn, self.setting)
        return present_values(drawn, weights=weights, kept=kept), floored


@dataclass(frozen=True, eq=False)
class SimulatedInputs:
    """What is put in: the present value of what is fixed, and each ranged input with its discount factors."""

    fixed: float
    ranges: tuple[DrawnRange, ...]
    factors: tuple[float, ...]

    @classmethod
    def of(cls, prepared: PreparedInput) -> SimulatedInputs:
        """The inputs as they are simulated."""
        found = [(stated, drawn_range(stated)) for stated in prepared.ranges]
        ranges = tuple(drawn for _, drawn in found if drawn is not None)
        moved = total(
            amount * factor
            for stated, drawn in found
            if drawn is not None
            for amount, factor in zip(stated.central, prepared.factors, strict=True)
        )
        return cls(float(prepared.present_value - moved), ranges, tuple(float(f) for f in prepared.factors))

    def draw(self, chunk: Chunk) -> Drawn:
        """The present value of all inputs in each draw."""
        spent: Drawn = self.fixed
        for line in self.ranges:
            amounts = line.at(chunk.probabilities(line.draw))
            for amount, factor in zip(amounts, self.factors, strict=True):
                spent = spent + amount * factor
        return spent


@dataclass(frozen=True, eq=False)
class SimulatedCase:
    """The outcomes that count, in order of id, and the inputs."""

    outcomes: tuple[SimulatedOutcome, ...]
    inputs: SimulatedInputs
    correlation: RankCorrelation

    @classmethod
    def of(cls, prepared: PreparedCase, counted: frozenset[str]) -> SimulatedCase:
        """The case as it is simulated; see ``rank_correlation`` for what it raises."""
        every = {line.terms.id: SimulatedOutcome.of(line) for line in prepared.outcomes}
        inputs = SimulatedInputs.of(prepared.inputs)
        return cls(
            outcomes=tuple(every[name] for name in sorted(every) if name in counted),
            inputs=inputs,
            correlation=rank_correlation(
                correlations=prepared.case.correlations, draw_of=_draw_of_each_parameter(every, inputs)
            ),
        )

    @property
    def draws_made(self) -> list[str]:
        """The name of each draw, as often as it is used."""
        lines = [*(r for outcome in self.outcomes for r in outcome.ranges), *self.inputs.ranges]
        return [line.draw for line in lines]


def _draw_of_each_parameter(outcomes: Mapping[str, SimulatedOutcome], inputs: SimulatedInputs) -> dict[str, str]:
    """The draw behind each name that a correlation may use."""
    found = {}
    for outcome in outcomes.values():
        for line in outcome.ranges:
            found[line.draw] = line.draw
            if line.term == "value":
                found[f"{outcome.id}.value"] = line.draw
    return found | {line.draw: line.draw for line in inputs.ranges}
