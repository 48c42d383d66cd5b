"""ME-23: how far a mean might lie from the one measured, by drawing the people again."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

_FEW_VALUES = 1000
_CELLS = 2_000_000
_PLACES = Decimal("0.000001")


def interval_of_mean(
    *, values: Sequence[Decimal], draws: int, rng: np.random.Generator
) -> tuple[Decimal, Decimal] | None:
    """The 95% percentile bootstrap interval of the mean of ``values``, to six places.

    None below two values, where nothing can be said. Efron's percentile method: people are drawn with
    replacement ``draws`` times. The order of ``values`` makes no difference.
    """
    if len(values) < 2:
        return None
    numbers = np.sort(np.array([float(value) for value in values]))
    distinct, counts = np.unique(numbers, return_counts=True)
    if distinct.size <= _FEW_VALUES:
        # Drawing how often each value comes up is the same experiment as drawing the people, and far quicker.
        means = rng.multinomial(numbers.size, counts / numbers.size, size=draws) @ distinct / numbers.size
    else:
        means = _means_of_drawn_people(numbers, draws, rng)
    low, high = np.percentile(means, [2.5, 97.5])
    return Decimal(repr(float(low))).quantize(_PLACES), Decimal(repr(float(high))).quantize(_PLACES)


def _means_of_drawn_people(
    numbers: np.ndarray[tuple[int], np.dtype[np.float64]], draws: int, rng: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    means = np.empty(draws)
    step = max(1, _CELLS // numbers.size)
    for start in range(0, draws, step):
        end = min(start + step, draws)
        people = rng.integers(0, numbers.size, size=(end - start, numbers.size), dtype=np.int32)
        means[start:end] = numbers[people].mean(axis=1)
    return means
