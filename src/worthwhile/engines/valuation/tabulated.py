"""Smooth curves read from a table: the quantiles that have no formula of their own.

A quantile is tabulated against the log odds of its probability, ``t = log(u / (1 - u))``. Seen that way the
quantile of a normal, and the log odds of a beta draw, are smooth with straight or gently bending tails, so
that equally spaced points and cubic pieces between them are accurate from one tail to the other. The curve
itself comes from the density alone: its logarithm is concave, its mass between points is integrated by
Gauss-Legendre, and added up from the left and from the right so that neither tail loses digits.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
LogDensity = Callable[[FloatArray], FloatArray]

# Beyond these log odds a probability is nearer to 0 or 1 than a double from [0, 1) can be.
FURTHEST_LOG_ODDS = 37.5
# And no standard normal draw lies this far out.
FURTHEST_POINT = 12.0
# A density that has fallen by exp(-50) from its peak has no mass left that a double could tell from none.
DEPTH = 50.0
GAUSS_POINTS = 6


@dataclass(frozen=True, eq=False)
class Tabulated:
    """A curve on equally spaced points; cubic between them, constant beyond the first and the last.

    ``pieces`` has four rows, the coefficients of each piece from the constant to the cube.
    """

    start: float
    steps_per_unit: float
    pieces: FloatArray

    def at(self, x: FloatArray) -> FloatArray:
        """The curve at each ``x``."""
        last = self.pieces.shape[1]
        position = (x - self.start) * self.steps_per_unit
        np.clip(position, 0.0, float(last), out=position)
        piece = np.minimum(position.astype(np.intp), last - 1)
        position -= piece
        result: FloatArray = self.pieces[3].take(piece)
        for row in (2, 1, 0):
            result *= position
            result += self.pieces[row].take(piece)
        return result


def through(*, start: float, steps_per_unit: float, values: FloatArray, slopes: FloatArray) -> Tabulated:
    """The curve with these values and slopes at points ``1 / steps_per_unit`` apart from ``start``."""
    rise = values[1:] - values[:-1]
    first, second = slopes[:-1] / steps_per_unit, slopes[1:] / steps_per_unit
    pieces = np.array([values[:-1], first, 3 * rise - 2 * first - second, first + second - 2 * rise])
    return Tabulated(start, steps_per_unit, pieces)


def log_odds(probability: FloatArray, below: float = 0.0, above: float = 0.0) -> FloatArray:
    """``log(u / (1 - u))`` of probabilities taken between ``below`` and ``1 - above``; infinite at 0 and 1."""
    between = 1.0 - below - above
    with np.errstate(divide="ignore"):
        found: FloatArray = np.log((below + probability * between) / (above + (1.0 - probability) * between))
    return found


def from_log_odds(odds: FloatArray) -> FloatArray:
    """The probability of which these are the log odds."""
    with np.errstate(over="ignore"):
        found: FloatArray = 1.0 / (1.0 + np.exp(-odds))
    return found


@cache
def normal_quantile() -> Tabulated:
    """The standard normal quantile by log odds; within 1e-12 of the true one."""
    points = np.linspace(-FURTHEST_POINT, FURTHEST_POINT, 8193)
    return _turned_round(points, _normal_log_density, steps_per_unit=128)


@cache
def normal_log_odds() -> Tabulated:
    """The log odds of the standard normal distribution function by its point; the inverse of normal_quantile."""
    points = np.linspace(-FURTHEST_POINT, FURTHEST_POINT, 8193)
    odds, mass = _odds_by_point(points, _normal_log_density)
    slopes = _slope_of_odds(points, odds, mass, _normal_log_density)
    return through(start=-FURTHEST_POINT, steps_per_unit=4096 / FURTHEST_POINT, values=odds, slopes=slopes)


def _normal_log_density(z: FloatArray) -> FloatArray:
    return -0.5 * z * z


@lru_cache(maxsize=256)
def beta_quantile(a: float, b: float) -> Tabulated:
    """The log odds of the beta(a, b) quantile by log odds; ``a`` and ``b`` are above 0.

    Read as a share from 0 to 1, within 1e-10 of the true quantile where ``a`` and ``b`` are 1 or more, as they
    are for every PERT range, within 1e-8 from 0.2 on, and within 1e-6 from 0.05 on.
    """
    mode = math.log(a / b)
    peak = a * np.logaddexp(0.0, -mode) + b * np.logaddexp(0.0, mode)

    def log_density(y: FloatArray) -> FloatArray:
        found: FloatArray = peak - a * np.logaddexp(0.0, -y) - b * np.logaddexp(0.0, y)
        return found

    left = np.linspace(mode - _reach(log_density, mode, -1.0), mode, 2049)
    right = np.linspace(mode, mode + _reach(log_density, mode, 1.0), 2049)
    return _turned_round(np.concatenate([left, right[1:]]), log_density, steps_per_unit=64)


def _reach(log_density: LogDensity, mode: float, side: float) -> float:
    """How far to one side of its peak a log-concave density has fallen by DEPTH."""

    def is_deep(distance: float) -> bool:
        return bool(log_density(np.array([mode + side * distance]))[0] < -DEPTH)

    near, far = 0.0, 1.0
    while not is_deep(far):
        far *= 2.0
    for _ in range(50):
        middle = 0.5 * (near + far)
        near, far = (near, middle) if is_deep(middle) else (middle, far)
    return far


def _odds_by_point(points: FloatArray, log_density: LogDensity) -> tuple[FloatArray, float]:
    """The log odds of lying below each point, and the whole mass under the density as it is given."""
    nodes, weights = np.polynomial.legendre.leggauss(GAUSS_POINTS)
    half = 0.5 * np.diff(points)
    inside = (points[:-1] + half)[:, None] + half[:, None] * nodes
    cells = half * (np.exp(log_density(inside)) @ weights)
    heights = log_density(points)
    # Beyond the ends the density falls as steeply as it does there.
    below = math.exp(heights[0]) * (points[1] - points[0]) / (heights[1] - heights[0])
    above = math.exp(heights[-1]) * (points[-1] - points[-2]) / (heights[-2] - heights[-1])
    left = np.cumsum(np.concatenate([[below], cells]))
    right = np.cumsum(np.concatenate([[above], cells[::-1]]))[::-1]
    return np.log(left / right), float(left[-1] + above)


def _slope_of_odds(points: FloatArray, odds: FloatArray, mass: float, log_density: LogDensity) -> FloatArray:
    slope: FloatArray = np.exp(log_density(points)) / (mass * from_log_odds(odds) * from_log_odds(-odds))
    return slope


def _turned_round(points: FloatArray, log_density: LogDensity, *, steps_per_unit: int) -> Tabulated:
    """The points by their log odds, on equally spaced log odds."""
    odds, mass = _odds_by_point(points, log_density)
    slopes = 1.0 / _slope_of_odds(points, odds, mass, log_density)
    count = round(2 * FURTHEST_LOG_ODDS * steps_per_unit) + 1
    wanted = np.linspace(-FURTHEST_LOG_ODDS, FURTHEST_LOG_ODDS, count)
    piece = np.clip(np.searchsorted(odds, wanted, side="right") - 1, 0, len(points) - 2)
    width = odds[piece + 1] - odds[piece]
    part = (wanted - odds[piece]) / width
    begins, ends, rise = slopes[piece] * width, slopes[piece + 1] * width, points[piece + 1] - points[piece]
    cubic = begins + part * (3 * rise - 2 * begins - ends + part * (begins + ends - 2 * rise))
    values = points[piece] + part * cubic
    return through(
        start=-FURTHEST_LOG_ODDS,
        steps_per_unit=float(steps_per_unit),
        values=values,
        slopes=1.0 / _slope_of_odds(values, wanted, mass, log_density),
    )
