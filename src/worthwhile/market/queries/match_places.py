"""How every place of delivery lies to the areas in which a provider works."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from worthwhile.engines.matching import Place, Standing
from worthwhile.market.index.arrays import Array
from worthwhile.market.index.opened import SearchIndex


class Ground:
    """The areas of one provider, against which places are set; remembers what it has worked out."""

    def __init__(self, areas: Iterable[str]) -> None:
        from worthwhile.reference.areas import ancestors, is_area, within

        self.areas = tuple(code for code in dict.fromkeys(areas) if is_area(code))
        self._inside = frozenset(inner for code in self.areas for inner in (code, *within(code)))
        self._around = frozenset(outer for code in self.areas for outer in ancestors(code)) - self._inside
        self._points = [point for code in self.areas if (point := _point(code)) is not None]
        self._known: dict[str, Place | None] = {}

    def place(self, code: str) -> Place | None:
        """A place by its ONS code; None for a code that is no area."""
        if code not in self._known:
            self._known[code] = self._placed(code)
        return self._known[code]

    def _placed(self, code: str) -> Place | None:
        from worthwhile.reference.areas import area, is_area

        if not is_area(code):
            return None
        name = area(code).name
        if code in self._inside:
            return Place(name=name, standing=Standing.WITHIN, km=0.0)
        if code in self._around:
            return Place(name=name, standing=Standing.AROUND, km=0.0)
        return Place(name=name, standing=Standing.OUTSIDE, km=self._distance(code))

    def _distance(self, code: str) -> float | None:
        """Kilometres in a straight line between the points of the areas; None where a point is not known."""
        there = _point(code)
        if there is None or not self._points:
            return None
        return min(math.hypot(there[0] - here[0], there[1] - here[1]) for here in self._points) / 1000


def _point(code: str) -> tuple[int, int] | None:
    from worthwhile.reference.areas import area

    found = area(code)
    if found.easting is None or found.northing is None:
        return None
    return found.easting, found.northing


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One value for each row of an index: whether any place is known, all within, some of it reached, how far."""

    known: Array
    within: Array
    partly: Array
    km: Array


def place_rows(index: SearchIndex, ground: Ground) -> Placed:
    """Set the places of every row against the ground of a provider."""
    places, inside, reached = (np.zeros(index.size, dtype=np.int32) for _ in range(3))
    km = np.full(index.size, np.inf)
    for segment, start in zip(index.segments, index.starts, strict=False):
        postings = segment.lists["areas"]
        for at, code in enumerate(postings.names):
            place = ground.place(code)
            if place is None:
                continue
            rows = postings.rows_at(at) + int(start)
            places[rows] += 1
            inside[rows] += place.standing is Standing.WITHIN
            reached[rows] += place.standing is not Standing.OUTSIDE
            if place.km is not None:
                km[rows] = np.minimum(km[rows], place.km)
    km[np.isinf(km)] = np.nan
    known = places > 0
    return Placed(known=known, within=known & (inside == places), partly=reached > 0, km=km)


def places_of(codes: Iterable[str], ground: Ground) -> tuple[Place, ...]:
    """The places of one notice."""
    return tuple(place for code in codes if (place := ground.place(code)) is not None)
