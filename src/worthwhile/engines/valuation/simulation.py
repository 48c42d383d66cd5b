"""What the ranges of a case together do to its result: the Monte Carlo simulation.

Each draw takes one value from every range, works the case out again as ``terms`` does, and keeps the present
value and the ratio. Only these are stored, so that memory does not grow with the number of ranges. Which
outcome of an overlap group counts was settled by the central values and stays so in every draw.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from worthwhile.engines.valuation.draws import chunks
from worthwhile.engines.valuation.prepare import PreparedCase
from worthwhile.engines.valuation.result import Uncertainty
from worthwhile.engines.valuation.simulated_case import ROUNDING, SimulatedCase
from worthwhile.engines.valuation.spread import decimal, histogram, spread, standard_error
from worthwhile.engines.valuation.tabulated import FloatArray
from worthwhile.kernel.problems import InvalidInput, Problem

Progress = Callable[[int, int], None]

# Large enough that numpy's own overhead is small, small enough that a chunk's arrays stay in the cache.
CHUNK = 16_000
FEWEST_DRAWS = 2
MOST_DRAWS = 10_000_000
REPORTS = 100


@dataclass(frozen=True, eq=False)
class Simulated:
    """Present value of outcomes and of inputs in each draw, and the draws with deductions floored at 0."""

    present_values: FloatArray
    investments: FloatArray
    floored: int


def simulate(
    *,
    prepared: PreparedCase,
    counted: frozenset[str],
    draws: int,
    rng: np.random.Generator,
    seed: int | None = None,
    progress: Progress | None = None,
) -> Uncertainty:
    """Simulate a case over all its ranges.

    ``counted`` are the ids of the outcomes that count; ``seed`` is what ``rng`` was made from and only goes
    into the result; ``progress`` is told draws done and draws in all. The result depends on the state of
    ``rng`` and on nothing else but the case: neither on the order of outcomes nor on how draws are batched.
    Amounts are pounds of the case's price year. ``rounding: chained`` has no effect on draws.

    Raises InvalidInput where the number of draws is out of bounds or correlations cannot all hold at once.
    """
    if not FEWEST_DRAWS <= draws <= MOST_DRAWS:
        message = f"Ask for {FEWEST_DRAWS} to {MOST_DRAWS:,} draws; 10,000 is usual. You gave {draws:,}."
        raise InvalidInput([Problem("draws", message)])
    case = SimulatedCase.of(prepared, counted)
    root = int(rng.integers(2**63))
    simulated = run(case=case, draws=draws, root=root, size=CHUNK, progress=progress)
    return _summary(simulated, case, seed, has_ratio=prepared.inputs.present_value != 0)


def run(*, case: SimulatedCase, draws: int, root: int, size: int, progress: Progress | None = None) -> Simulated:
    """All draws of a case, ``size`` at a time; ``root`` is the number that every stream begins from."""
    values, investments = np.zeros(draws), np.empty(draws)
    done, floored = 0, 0
    for chunk in chunks(names=case.draws_made, root=root, correlation=case.correlation, draws=draws, size=size):
        part = slice(done, done + chunk.size)
        is_floored = np.zeros(chunk.size, dtype=np.bool_)
        for outcome in case.outcomes:
            worth, passed_1 = outcome.draw(chunk)
            values[part] += worth
            is_floored |= passed_1
        investments[part] = case.inputs.draw(chunk)
        floored += int(np.count_nonzero(is_floored))
        before, done = done, done + chunk.size
        if progress is not None and (done == draws or done * REPORTS // draws > before * REPORTS // draws):
            progress(done, draws)
    return Simulated(values, investments, floored)


def _summary(simulated: Simulated, case: SimulatedCase, seed: int | None, *, has_ratio: bool) -> Uncertainty:
    values = simulated.present_values
    ratios = values / simulated.investments if has_ratio else None
    above = None if ratios is None else float(np.count_nonzero(ratios > 1.0 + ROUNDING)) / len(ratios)
    return Uncertainty(
        draws=len(values),
        seed=seed,
        ratio=None if ratios is None else spread(ratios),
        present_value=spread(values),
        probability_ratio_above_1=None if above is None else decimal(above),
        standard_error=None if ratios is None else standard_error(ratios),
        standard_error_present_value=standard_error(values),
        standard_error_probability=None if above is None else decimal((above * (1.0 - above) / len(values)) ** 0.5),
        floored_draws=simulated.floored,
        ranged=tuple(sorted(set(case.draws_made))),
        histogram=histogram(values if ratios is None else ratios),
    )
