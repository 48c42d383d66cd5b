"""Which areas lie near another, and where each stands on a map of equal tiles."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from worthwhile.reference.area_tree import Area, Kind, all_areas, area
from worthwhile.reference.lists import read_list


@lru_cache(maxsize=4096)
def neighbours(code: str, km: float) -> tuple[tuple[str, float], ...]:
    """Other areas of the same tier whose point is at most ``km`` kilometres away in a straight line, nearest first.

    Distances are between points of areas, not along roads, and not from edge to edge. The tier of a district is the
    districts and the authorities that have none; that of an upper-tier authority is upper-tier authorities.
    Empty where the area has no point, as in Northern Ireland. Raises UnknownArea.
    """
    here = area(code)
    if here.easting is None or here.northing is None:
        return ()
    found: list[tuple[str, float]] = []
    for other in _tier(here.kind):
        if other.code != code and other.easting is not None and other.northing is not None:
            away = math.hypot(other.easting - here.easting, other.northing - here.northing) / 1000
            if away <= km:
                found.append((other.code, round(away, 1)))
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))


GridKind = Literal["upper-tier", "nations-and-regions"]


def tile_grid(kind: GridKind) -> Mapping[str, tuple[int, int]]:
    """Column (from the left, 0) and row (from the top, 0) of the tile of each area of a tile-grid map.

    ``nations-and-regions`` are the regions of England with the other three nations. Raises KeyError for another kind.
    """
    return _grids()[kind]


@cache
def _tier(kind: Kind) -> tuple[Area, ...]:
    if kind != "district":
        return tuple(found for found in all_areas() if found.kind == kind)
    split = {found.parent for found in all_areas() if found.kind == "district"}
    return tuple(
        found
        for found in all_areas()
        if found.kind == "district" or (found.kind == "upper-tier" and found.code not in split)
    )


@cache
def _grids() -> Mapping[str, Mapping[str, tuple[int, int]]]:
    grids: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for kind, code, column, row in read_list("areas/tiles.csv", "grid", "code", "column", "row"):
        grids[kind][code] = (int(column), int(row))
    return MappingProxyType({kind: MappingProxyType(tiles) for kind, tiles in grids.items()})
