"""The same small chart again and again, two beside each other: columns by year, all on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.exchange.charts.canvas import WIDTH, Box, Drawing, Rule, Text
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.lines import LINE, fitted, text_width, wrapped
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.table import Table

BETWEEN = 24
TALL = 54
UNDER = 14


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: where it stands along (such as a year), its height from 0 to 1, and its figure in words.

    ``share`` None: too little is known for a column; a dash stands in its place.
    """

    at: str
    share: float | None
    figure: str


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One small chart. ``note`` stands under its name."""

    name: str
    columns: Sequence[Column]
    note: str = ""


def small_multiples(
    panels: Sequence[Panel], *, id: str, title: str, table: Table, key: Sequence[str] = (), each: str = "year"
) -> Chart | None:
    """Panels two beside each other (a single one takes the whole width). None where no column can be drawn.

    ``each`` is what a column stands for.
    """
    if not any(column.share is not None for panel in panels for column in panel.columns):
        return None
    across = 1 if len(panels) == 1 else 2
    wide = (WIDTH - BETWEEN * (across - 1)) / across
    keys = [line for words in key for line in wrapped(words, WIDTH)]
    texts = [Text(x=0, y=LINE * n + LINE / 2, text=line, tone=Tone.QUIET_TEXT) for n, line in enumerate(keys)]
    top = LINE * len(keys) + (10 if keys else 0)
    boxes: list[Box] = []
    rules: list[Rule] = []
    highest = max((column.share or 0) for panel in panels for column in panel.columns) or 1.0
    for place, panel in enumerate(panels):
        line, column = divmod(place, across)
        x, y = column * (wide + BETWEEN), top + line * _height()
        drawn = _panel(panel, x, y, wide, highest)
        boxes += drawn.boxes
        rules += drawn.rules
        texts += drawn.texts
    lines = -(-len(panels) // across)
    drawing = Drawing(height=top + lines * _height(), boxes=boxes, rules=rules, texts=texts)
    return draw(id=id, title=title, description=_description(panels, each), drawing=drawing, table=table)


def _height() -> float:
    return 4 * LINE + TALL + UNDER


def _panel(panel: Panel, x: float, y: float, wide: float, highest: float) -> Drawing:
    """Name and note, columns on a line, the ends of the line in words, and the last figure that is known."""
    name = fitted(panel.name, wide, lines=1)[0]
    texts = [Text(x=x, y=y + LINE / 2, text=name, bold=True)]
    if panel.note:
        note = fitted(panel.note, wide, lines=1)[0]
        texts.append(Text(x=x, y=y + 1.5 * LINE, text=note, tone=Tone.QUIET_TEXT))
    foot = y + 3 * LINE + TALL
    step = wide / max(1, len(panel.columns))
    boxes = []
    for place, column in enumerate(panel.columns):
        middle = x + step * (place + 0.5)
        if column.share is None:
            texts.append(Text(x=middle, y=foot - LINE / 2, text="–", align="center", tone=Tone.QUIET_TEXT))
            continue
        half = min(step * 0.4, 16)
        high = max(1.0, column.share / highest * TALL)
        boxes.append(Box(x=middle - half, x2=middle + half, y=foot - high, y2=foot, tone=Tone.VALUE))
    texts += _labels(panel, x, wide, step, foot, highest)
    return Drawing(height=0, boxes=boxes, rules=[Rule(x=x, x2=x + wide, y=foot, y2=foot)], texts=texts)


def _labels(panel: Panel, x: float, wide: float, step: float, foot: float, highest: float) -> list[Text]:
    """Every place and figure where there is room for each; else the ends of the line and the last figure known."""
    places = range(len(panel.columns))
    widest = max((text_width(words, bold=True) for one in panel.columns for words in (one.at, one.figure)), default=0)
    known = [place for place in places if panel.columns[place].share is not None]
    if widest + 4 > step:
        told, named = known[-1:], {0: "left", len(panel.columns) - 1: "right"}
    else:
        told, named = known, dict.fromkeys(places, "center")
    texts = []
    for place, align in named.items():
        at = {"left": x, "right": x + wide, "center": x + step * (place + 0.5)}[align]
        texts.append(Text(x=at, y=foot + LINE / 2 + 2, text=panel.columns[place].at, align=align))  # type: ignore[arg-type]
    for place in told:
        column = panel.columns[place]
        half = text_width(column.figure, bold=True) / 2
        middle = min(max(x + step * (place + 0.5), x + half), x + wide - half)
        high = max(1.0, (column.share or 0) / highest * TALL)
        texts.append(Text(x=middle, y=foot - high - LINE / 2, text=column.figure, align="center", bold=True))
    return texts


def _description(panels: Sequence[Panel], each: str) -> str:
    told = []
    joint = "in" if each == "year" else "at"
    for panel in panels:
        known = [column for column in panel.columns if column.share is not None]
        last = f"{known[-1].figure} {joint} {known[-1].at}" if known else "too few to tell"
        told.append(f"{panel.name}: {last}")
    whole = "; ".join(told)
    return f"A small chart each, with a column a {each}, all on one scale. {whole}. The table has every figure."
