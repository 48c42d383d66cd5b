"""A map of equal tiles, each with its name, its figure and a bar at its foot: no shade has to be told from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.exchange.charts.canvas import WIDTH, Box, Drawing, Rule, Text
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.lines import LINE, fitted, wrapped
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.table import Table

GAP = 4
INSIDE = 3
BAR = 8
NAME_LINES = 3
WIDEST = 124.0


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One area where it stands on the grid. ``share`` is from 0 to 1; None: nothing is drawn, ``figure`` says why."""

    name: str
    column: int
    row: int
    share: float | None
    figure: str


def tile_map(tiles: Sequence[Tile], *, id: str, title: str, table: Table, key: Sequence[str] = ()) -> Chart | None:
    """Tiles as far apart as on the grid. None where no tile has anything to draw."""
    if not any(tile.share is not None for tile in tiles):
        return None
    return draw(id=id, title=title, description=_description(tiles), drawing=_drawing(tiles, key), table=table)


def _drawing(tiles: Sequence[Tile], key: Sequence[str]) -> Drawing:
    columns = {column: place for place, column in enumerate(_span([tile.column for tile in tiles]))}
    lines = {row: place for place, row in enumerate(_span([tile.row for tile in tiles]))}
    side = min(WIDEST, (WIDTH - GAP * (len(columns) - 1)) / len(columns))
    height = LINE * (NAME_LINES + 1) + BAR + 3 * INSIDE
    texts = [
        Text(x=0, y=LINE * place + LINE / 2, text=line, tone=Tone.QUIET_TEXT)
        for place, line in enumerate(line for words in key for line in wrapped(words, WIDTH))
    ]
    top = LINE * len(texts) + (10 if texts else 0)
    boxes: list[Box] = []
    rules: list[Rule] = []
    for tile in tiles:
        x, y = columns[tile.column] * (side + GAP), top + lines[tile.row] * (height + GAP)
        texts += _words(tile, x, y, side, height)
        rules += _outline(x, y, side, height)
        if tile.share is not None:
            foot = y + height - INSIDE
            boxes.append(
                Box(
                    x=x + INSIDE,
                    x2=x + INSIDE + max(1.0, tile.share * (side - 2 * INSIDE)),
                    y=foot - BAR,
                    y2=foot,
                    tone=Tone.VALUE,
                )
            )
    return Drawing(height=top + len(lines) * (height + GAP), boxes=boxes, rules=rules, texts=texts)


def _span(places: Sequence[int]) -> range:
    return range(min(places), max(places) + 1)


def _words(tile: Tile, x: float, y: float, side: float, height: float) -> list[Text]:
    room = side - 2 * INSIDE
    names = fitted(tile.name, room, lines=NAME_LINES)
    figure = y + height - 2 * INSIDE - BAR - LINE / 2
    return [
        *(Text(x=x + INSIDE, y=y + INSIDE + LINE * place + LINE / 2, text=line) for place, line in enumerate(names)),
        Text(x=x + INSIDE, y=figure, text=tile.figure, bold=True),
    ]


def _outline(x: float, y: float, side: float, height: float) -> list[Rule]:
    return [
        Rule(x=x, x2=x + side, y=y, y2=y),
        Rule(x=x, x2=x + side, y=y + height, y2=y + height),
        Rule(x=x, x2=x, y=y, y2=y + height),
        Rule(x=x + side, x2=x + side, y=y, y2=y + height),
    ]


def _description(tiles: Sequence[Tile]) -> str:
    told = "; ".join(f"{tile.name}: {tile.figure}" for tile in tiles)
    return f"A tile for each area, about where it lies, with its figure and a bar. {told}."
