"""Points from 0 to 1, for one opportunity or for an array of them: one formula each, said once.

Every function takes numbers or numpy arrays; NaN is *not known* and gives UNKNOWN_POINTS.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

from worthwhile.engines.matching.rules import UNKNOWN_POINTS, Lines

Numbers: TypeAlias = Any
"""A float, or an array of floats or booleans."""


def known_or_little(points: Numbers) -> Numbers:
    """The points where known, else the few that unknown counts for."""
    return np.where(np.isnan(points), UNKNOWN_POINTS, points)


def yearly(value: Numbers, months: Numbers) -> Numbers:
    """Pounds a year; a contract shorter than a year, or of unknown length, counts as one year."""
    years = np.where(np.isnan(months), 1.0, np.maximum(np.asarray(months, dtype=float), 12.0) / 12.0)
    return value / years


def affordable(year: Numbers, turnover: float | None, lines: Lines) -> Numbers:
    """Full while turnover is ``turnover_multiple`` times a year of the contract, none where the year exceeds it."""
    if not turnover:
        return np.full(np.shape(year), np.nan)
    fits = 1.0 / lines.turnover_multiple
    return np.clip((1.0 - np.asarray(year, dtype=float) / turnover) / (1.0 - fits), 0.0, 1.0)


def step_up(value: Numbers, largest: float | None, lines: Lines) -> Numbers:
    """Full up to the largest contract so far, none from ``largest_step`` times as much."""
    if not largest:
        return np.full(np.shape(value), np.nan)
    ratio = np.asarray(value, dtype=float) / largest
    return np.clip((lines.largest_step - ratio) / (lines.largest_step - 1.0), 0.0, 1.0)


def size_points(points: Numbers, uncertain: Numbers) -> Numbers:
    """Points of a size: full where it surely fits; where the part one would hold is uncertain, unknown."""
    unsure = np.logical_or(np.isnan(points), np.logical_and(uncertain, points < 1.0))
    return np.where(unsure, UNKNOWN_POINTS, points)


def worth_a_bid(value: Numbers, smallest: float | None) -> Numbers:
    """Full from the smallest contract that the provider would bid for, none at nothing."""
    if not smallest:
        return np.full(np.shape(value), UNKNOWN_POINTS)
    return known_or_little(np.clip(np.asarray(value, dtype=float) / smallest, 0.0, 1.0))


def nearness(km: Numbers, within: Numbers, partly: Numbers, buyer_only: Numbers, reach: float, lines: Lines) -> Numbers:
    """Full where all is within its areas; less in part of them, and falling to none at ``reach`` beyond them.

    Where only the buyer's address is known the place of delivery is not: never full, and never less than unknown.
    """
    beyond = lines.partly_points * np.clip(1.0 - np.asarray(km, dtype=float) / max(reach, 1e-9), 0.0, 1.0)
    points = np.where(within, 1.0, np.where(partly, lines.partly_points, beyond))
    points = known_or_little(points)
    return np.where(buyer_only, np.maximum(UNKNOWN_POINTS, lines.partly_points * points), points)


def time_left(days: Numbers, needed: float) -> Numbers:
    """Full where the days left are as many as a bid needs, none at the deadline."""
    return known_or_little(np.clip(np.asarray(days, dtype=float) / max(needed, 1.0), 0.0, 1.0))


def length(months: Numbers, lines: Lines) -> Numbers:
    """Full from ``full_months``."""
    return known_or_little(np.clip(np.asarray(months, dtype=float) / lines.full_months, 0.0, 1.0))


def lots(number: Numbers) -> Numbers:
    """Full with two lots or more, half with one; none stated is unknown."""
    number = np.asarray(number, dtype=float)
    points = np.where(number >= 2, 1.0, np.where(number == 1, 0.5, np.nan))
    return known_or_little(points)


def competition(median: Numbers, lines: Lines) -> Numbers:
    """Full up to ``few_bids``, none from ``many_bids``."""
    median = np.asarray(median, dtype=float)
    return known_or_little(np.clip((lines.many_bids - median) / (lines.many_bids - lines.few_bids), 0.0, 1.0))


def price_weight(weight: Numbers, lines: Lines) -> Numbers:
    """Full while price weighs ``price_weight`` per cent or less, none where price alone decides."""
    weight = np.asarray(weight, dtype=float)
    return known_or_little(np.clip((100.0 - weight) / (100.0 - lines.price_weight), 0.0, 1.0))
