"""ME-27: a gain counts for the time it was there, the area under the change."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from math import ceil


def area_by_year(points: Sequence[tuple[Decimal, Decimal]]) -> tuple[Decimal, ...]:
    """Points of improvement times years, for each year from the first point.

    ``points`` are (years since the first questionnaire, improvement since it), in order of time, the first
    being (0, 0). Between two points the change is taken to build evenly, so that with two points the area
    is half the change times the time between. Nothing is counted after the last point.
    """
    last = points[-1][0]
    areas = [Decimal(0)] * max(1, ceil(last))
    for (start, height), (end, next_height) in pairwise(points):
        if end == start:
            continue
        slope = (next_height - height) / (end - start)
        cut = start
        while cut < end:
            year = int(cut)
            stop = min(Decimal(year + 1), end)
            middle = height + slope * ((cut + stop) / 2 - start)
            areas[year] += middle * (stop - cut)
            cut = stop
    return tuple(areas)
