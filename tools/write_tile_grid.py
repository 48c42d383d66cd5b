"""Write the tile-grid maps: one square a council, or a nation or region of England, each near where it lies.

    .venv/bin/python tools/write_tile_grid.py [FOLDER_FOR_PICTURES]

A place on the grid is partly the place on the map and partly the rank among all areas, which spreads out London and
draws in the Highlands. Then every area gets a tile of its own so that the sum of squared distances between places and
tiles is least (optimal assignment). Northern Ireland has no points that may be shipped, so its tiles are placed by
hand. With a folder an SVG of each map is written there, to be looked at. scipy is used here only, never where the
product runs.
"""

from __future__ import annotations

import csv
import sys
from html import escape
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from worthwhile.reference.area_tree import Area, all_areas

TARGET = Path(__file__).parents[1] / "src" / "worthwhile" / "reference" / "data" / "areas" / "tiles.csv"
Tiles = dict[str, tuple[int, int]]

SIZES = {"upper-tier": (15, 26), "nations-and-regions": (4, 6)}  # columns and rows to choose from
RANK_SHARES = {"upper-tier": 0.5, "nations-and-regions": 0.35}  # judged by eye
SHIFTS = {"upper-tier": 3, "nations-and-regions": 2}  # columns by which Great Britain moves right, for the sea
BY_HAND: dict[str, Tiles] = {
    "upper-tier": {
        "N09000005": (0, 8), "N09000004": (1, 8), "N09000008": (2, 8),
        "N09000009": (0, 9), "N09000001": (1, 9), "N09000003": (2, 9), "N09000011": (3, 9),
        "N09000006": (0, 10), "N09000002": (1, 10), "N09000007": (2, 10),
        "N09000010": (2, 11),
    },
    "nations-and-regions": {"N92000002": (0, 2)},
}  # fmt: skip
TILE = 48


def members(grid: str) -> list[Area]:
    """The areas of a grid."""
    if grid == "nations-and-regions":
        return [a for a in all_areas() if a.kind == "region" or (a.kind == "nation" and not a.code.startswith("E"))]
    return [a for a in all_areas() if a.kind == grid]


def spread(values: NDArray[np.float64], by_rank: float) -> NDArray[np.float64]:
    """Places from 0 to 1: the share ``by_rank`` of them by rank, the rest by distance."""
    ranks = np.empty(len(values))
    ranks[np.argsort(values, kind="stable")] = (np.arange(len(values)) + 0.5) / len(values)
    return by_rank * ranks + (1 - by_rank) * (values - values.min()) / np.ptp(values)


def lay_out(grid: str) -> Tiles:
    """The tiles of a grid, north up; no two areas have one tile."""
    columns, rows = SIZES[grid]
    placed = assign([a for a in members(grid) if a.easting is not None], columns, rows, RANK_SHARES[grid])
    left, top = min(column for column, _ in placed.values()), min(row for _, row in placed.values())
    tiles = {code: (column - left + SHIFTS[grid], row - top) for code, (column, row) in placed.items()}
    tiles |= BY_HAND[grid]
    assert len(set(tiles.values())) == len(tiles) == len(members(grid)), "two areas in one tile, or one in none"
    return tiles


def assign(areas: list[Area], columns: int, rows: int, by_rank: float) -> Tiles:
    """A tile for every area that has a point, so that the sum of squared distances is least."""
    across = spread(np.array([a.easting for a in areas], dtype=float), by_rank) * (columns - 1)
    down = (1 - spread(np.array([a.northing for a in areas], dtype=float), by_rank)) * (rows - 1)
    tiles = np.array([(column, row) for row in range(rows) for column in range(columns)], dtype=float)
    costs = (across[:, None] - tiles[None, :, 0]) ** 2 + (down[:, None] - tiles[None, :, 1]) ** 2
    chosen = zip(*linear_sum_assignment(costs), strict=True)
    return {areas[index].code: (int(tiles[tile][0]), int(tiles[tile][1])) for index, tile in chosen}


def picture(areas: list[Area], tiles: Tiles) -> str:
    """The map as SVG with the beginning of each name."""
    shades = {"E": "#ddd", "S": "#bdf", "W": "#bfb", "N": "#fda"}
    boxes = []
    for found in areas:
        column, row = tiles[found.code]
        shade = "#f9a" if found.code.startswith("E09") else shades[found.code[0]]
        place = f'x="{column * TILE}" y="{row * TILE}" width="{TILE - 2}" height="{TILE - 2}"'
        text = f'<text x="{column * TILE + 2}" y="{row * TILE + 24}">{escape(found.name[:9])}</text>'
        boxes.append(f'<rect {place} fill="{shade}"/>{text}')
    width, height = ((max(place[axis] for place in tiles.values()) + 1) * TILE for axis in (0, 1))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-size="9">'
    return "\n".join([head, *boxes, "</svg>"])


def main() -> None:
    """Write tiles.csv, and a picture of each map where a folder is given."""
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["grid", "code", "column", "row"])
        for grid in SIZES:
            tiles = lay_out(grid)
            writer.writerows([grid, code, *tiles[code]] for code in sorted(tiles))
            if len(sys.argv) > 1:
                Path(sys.argv[1], f"{grid}.svg").write_text(picture(members(grid), tiles), encoding="utf-8")


if __name__ == "__main__":
    main()
