"""How far a parameter may lie from its central value, and what is impossible about a range."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.vocabulary import RATE_PARAMETERS, Distribution, FromBank
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described

# A beta with a parameter near 0 is all but two heaps, on 0 and on 1: no range, and too steep to tabulate.
FLATTEST_BETA = Decimal("0.001")

Numbers = Decimal | tuple[Decimal, ...]


@dataclass(frozen=True, kw_only=True)
class Range(Record):
    """How far a parameter may lie from its central value, in the parameter's own unit."""

    low: Decimal | tuple[Decimal, ...] = described("Lowest plausible value, or a list as long as the parameter's")
    high: Decimal | tuple[Decimal, ...] = described("Highest plausible value, or a list as long as the parameter's")
    distribution: Distribution = described("Shape of the range", default=Distribution.TRIANGULAR)


@dataclass(frozen=True, kw_only=True)
class Ranges(Record):
    """The ranges of one outcome."""

    quantity: Range | None = described("Range of the quantity", default=None)
    intake: Range | None = described("Range of the intake, a list for each year", default=None)
    value: Range | FromBank | None = described("Range of the value, or bank for the published one", default=None)
    deadweight: Range | None = described("Range of the deadweight", default=None)
    displacement: Range | None = described("Range of the displacement", default=None)
    attribution: Range | None = described("Range of the attribution", default=None)
    drop_off: Range | None = described("Range of the drop-off", default=None)
    duration_years: Range | None = described("Range of the duration", default=None)


def range_problems(name: str, central: Numbers, stated: Range) -> list[Problem]:
    """What is impossible about a range: wrong order, wrong length, outside the possible, unfit shape."""
    centrals, lows, highs = (as_list(numbers) for numbers in (central, stated.low, stated.high))
    if isinstance(central, tuple) != isinstance(stated.low, tuple) or isinstance(central, tuple) != isinstance(
        stated.high, tuple
    ):
        wanted = f"lists of {len(centrals)}" if isinstance(central, tuple) else "one number each"
        return [Problem("", f"Give low and high as {wanted}, as {name} is.")]
    if not len(centrals) == len(lows) == len(highs):
        return [
            Problem(
                "", f"Give lists of the same length: {name} has {len(centrals)}, low {len(lows)}, high {len(highs)}."
            )
        ]
    problems = []
    for low, middle, high in zip(lows, centrals, highs, strict=True):
        if not low <= middle <= high:
            problems.append(
                Problem("", f"Keep low <= central <= high. You gave {low} <= {middle} <= {high}, which is not so.")
            )
            continue
        problems += _possible_problems(name, low, high)
        problems += _shape_problems(low, middle, high, stated.distribution)
    return problems


def _possible_problems(name: str, low: Decimal, high: Decimal) -> list[Problem]:
    if name in RATE_PARAMETERS and (low < 0 or high > 1):
        hint = f" Did you mean {low / 100} to {high / 100}?" if 1 < high <= 100 and low >= 0 else ""
        return [Problem("", f"Keep a rate between 0 and 1 (0.20 for 20%). You gave {low} to {high}.{hint}")]
    if name in ("quantity", "intake", "values") and low < 0:
        return [Problem("low", f"Enter a number of 0 or more. You gave {low}.")]
    if name == "duration_years" and low <= 0:
        return [Problem("low", f"Enter a number above 0. You gave {low}.")]
    return []


def _shape_problems(low: Decimal, middle: Decimal, high: Decimal, shape: Distribution) -> list[Problem]:
    if low == high:
        return []
    if shape is Distribution.NORMAL and abs((middle - low) - (high - middle)) > Decimal("1e-9") * (high - low):
        return [
            Problem(
                "",
                f"A normal range must be symmetric: {middle} is not half-way between {low} and {high}. "
                "Use triangular or pert for a lopsided range.",
            )
        ]
    if shape is Distribution.LOGNORMAL and low <= 0:
        return [Problem("low", f"A lognormal range must start above 0. You gave {low}. Use triangular instead.")]
    if shape is Distribution.BETA:
        if not (0 < middle < 1 and low >= 0 and high <= 1):
            return [Problem("", f"A beta range lies between 0 and 1. You gave {low}, {middle}, {high}.")]
        deviation = (high - low) / Decimal("3.29")
        weight = middle * (1 - middle) / deviation**2 - 1
        if min(middle, 1 - middle) * weight < FLATTEST_BETA:
            return [
                Problem("", f"The range {low} to {high} is too wide for a beta shape around {middle}. Use triangular.")
            ]
    return []


def as_list(numbers: Numbers) -> tuple[Decimal, ...]:
    """The numbers as a tuple, one number as a tuple of one."""
    return numbers if isinstance(numbers, tuple) else (numbers,)
