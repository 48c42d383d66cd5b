"""The notices open at a moment as the arrays that matching sieves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from worthwhile.engines.matching import ROUTE_POINTS, Columns, Provider, Reservation
from worthwhile.market.index.arrays import Array
from worthwhile.market.index.columns import NO_MOMENT, microseconds
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.segment import Segment
from worthwhile.market.queries.match_places import Ground, place_rows
from worthwhile.market.queries.match_relevance import Relevance, relevance_of_rows
from worthwhile.market.queries.search_filters import Filter, is_open, mask_of

_MICROSECONDS_A_DAY = 86_400_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNotices:
    """The rows of an index that are open, and their columns; ``relevance`` is of every row of the index."""

    rows: Array
    columns: Columns
    relevance: Relevance


def open_notices(index: SearchIndex, provider: Provider, ground: Ground, *, on: datetime) -> OpenNotices:
    """Everything that can be answered at a moment (UTC), set against a provider."""
    moment = microseconds(on)
    allowed = mask_of(index, [Filter("open_only", lambda segment: is_open(segment, moment))])
    rows = np.flatnonzero(allowed)
    relevance = relevance_of_rows(index, provider, allowed)
    placed = place_rows(index, ground)

    def numbers(name: str) -> Array:
        return index.column(lambda segment: segment.arrays[name], np.dtype(np.float64))[rows]

    def stated(name: str) -> Array:
        return index.column(lambda segment: segment.arrays[name], np.dtype(np.int8))[rows]

    lots = numbers("lots")
    dynamic = stated("dynamic_market") == 1
    framework = stated("framework") == 1
    columns = Columns(
        relevance=relevance.value[rows],
        km=placed.km[rows],
        within=placed.within[rows],
        partly=placed.partly[rows],
        place_known=placed.known[rows],
        buyer_only=index.column(_buyer_only, np.dtype(np.bool_))[rows],
        value_low=numbers("value_low"),
        value_high=numbers("value_high"),
        months=numbers("months"),
        days_left=_days_left(index, rows, moment, dynamic),
        lots=np.where(lots < 0, np.nan, lots),
        shared=framework | dynamic,
        route_points=_routes(index.column(_method_points, np.dtype(np.float64))[rows], framework, dynamic),
        sme=stated("sme_suitable"),
        vcse=stated("vcse_suitable"),
        reservations=_reservations(index, rows),
    )
    return OpenNotices(rows=rows, columns=columns, relevance=relevance)


def _days_left(index: SearchIndex, rows: Array, moment: int, dynamic: Array) -> Array:
    deadline = index.column(lambda segment: segment.arrays["deadline_at"], np.dtype(np.int64))[rows]
    days = (deadline - moment) / _MICROSECONDS_A_DAY
    undated = deadline == NO_MOMENT
    return np.where(dynamic & (undated | (days < 0)), np.inf, np.where(undated, np.nan, days))


def _buyer_only(segment: Segment) -> Array:
    place = segment.choices["areas_from"].place("buyer")
    made: Array = segment.arrays["areas_from"] == (-1 if place is None else place)
    return made


def _method_points(segment: Segment) -> Array:
    points = np.full(256, np.nan)
    for place, method in enumerate(segment.choices["method"]):
        points[place] = ROUTE_POINTS.get(method, np.nan)
    made: Array = points[segment.arrays["method"]]
    return made


def _routes(method: Array, framework: Array, dynamic: Array) -> Array:
    """As shape.route_of: a dynamic market first, then a closed procedure, then a framework, then the procedure."""
    closed = method == 0
    return np.where(
        dynamic,
        ROUTE_POINTS["dynamic"],
        np.where(framework & ~closed, ROUTE_POINTS["framework"], method),
    )


def _reservations(index: SearchIndex, rows: Array) -> dict[int, Reservation]:
    marks = np.zeros(index.size, dtype=np.bool_)
    for segment, start in zip(index.segments, index.starts, strict=False):
        marks[segment.lists["reserved"].rows + int(start)] = True
    found = {}
    for position in np.flatnonzero(marks[rows]):
        row = index.row(int(rows[position]))
        found[int(position)] = Reservation(
            codes=tuple(row["reserved"]), regime=row["regime"], months=row["months"], buyer=row["buyer_name"] or ""
        )
    return found
