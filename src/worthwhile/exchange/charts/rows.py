"""Horizontal bars, each under its own label, so that a chart stays readable on a narrow screen and in print."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import altair as alt

from worthwhile.exchange.charts.canvas import (
    LINE,
    WIDTH,
    Box,
    Rule,
    Scale,
    Text,
    characters_in,
    draw_canvas,
    text_width,
)
from worthwhile.exchange.charts.palette import Tone

BAR = 18
GAP = 14
MOST_LABEL_LINES = 2


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A bar from ``start`` to ``end``, in figures."""

    start: float
    end: float
    tone: Tone


@dataclass(frozen=True, kw_only=True)
class Row:
    """A label with a figure at the right, and bars under them; ``left`` and ``right`` stand beside the bars."""

    label: str
    figure: str
    bars: tuple[Bar, ...]
    left: str = ""
    right: str = ""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A line across the bars of every row."""

    at: float
    dashed: bool = False


def draw_rows(rows: Sequence[Row], *, marks: Sequence[Mark] = (), key: Sequence[str] = ()) -> alt.LayerChart:
    """Rows from top to bottom under the lines of ``key``, on one scale."""
    scale = _scale(rows, marks)
    texts = [Text(x=0, y=LINE * n + LINE / 2, text=line, tone=Tone.QUIET_TEXT) for n, line in enumerate(key)]
    boxes: list[Box] = []
    rules: list[Rule] = []
    top: float = LINE * len(key) + (10 if key else 0)
    for row in rows:
        lines = _label_lines(row)
        bar_top = top + LINE * len(lines) + 2
        boxes += _boxes(row, bar_top, scale)
        rules += _rules(marks, bar_top, scale)
        texts += [*_label_texts(row, lines, top), *_side_texts(row, bar_top, scale)]
        top = bar_top + BAR + GAP
    return draw_canvas(height=top, boxes=boxes, rules=rules, texts=texts)


def shortened(text: str, most: int) -> str:
    """The text, or as much of it as ``most`` characters hold; what stands after the last colon is kept."""
    if len(text) <= most:
        return text
    start, colon, end = text.rpartition(": ")
    if colon and len(end) < most // 2:
        return f"{start[: most - len(end) - 3].rstrip()}…: {end}"
    return f"{text[: most - 1].rstrip()}…"


def _label_lines(row: Row) -> list[str]:
    """The label in at most two lines that leave room for the figure."""
    room = max(12, characters_in(WIDTH - text_width(row.figure)) - 3)
    lines = textwrap.wrap(row.label, room) or [""]
    most = MOST_LABEL_LINES * room
    while len(lines) > MOST_LABEL_LINES:
        most -= 4
        lines = textwrap.wrap(shortened(row.label, most), room)
    return lines


def _scale(rows: Sequence[Row], marks: Sequence[Mark]) -> Scale:
    """All bars and lines; where texts stand beside the bars, they have room."""
    figures = [*_edges(rows), *(mark.at for mark in marks)]
    left, right = (max(text_width(text) for text in sides) for sides in (_sides(rows, "left"), _sides(rows, "right")))
    return Scale(
        low=min(figures), high=max(figures), left=left + 8 if left else 1, right=WIDTH - (right + 8 if right else 1)
    )


def _edges(rows: Iterable[Row]) -> list[float]:
    return [edge for row in rows for bar in row.bars for edge in (bar.start, bar.end)]


def _sides(rows: Sequence[Row], side: str) -> list[str]:
    return [getattr(row, side) for row in rows]


def _boxes(row: Row, top: float, scale: Scale) -> list[Box]:
    """A bar of no length is drawn a pixel wide, so that it is seen to be there."""
    boxes = []
    for bar in row.bars:
        first, last = sorted((scale.pixel(bar.start), scale.pixel(bar.end)))
        boxes.append(Box(x=first, x2=max(last, first + 1), y=top, y2=top + BAR, tone=bar.tone))
    return boxes


def _rules(marks: Sequence[Mark], top: float, scale: Scale) -> list[Rule]:
    """Each line crosses the bars and leaves the labels free."""
    return [
        Rule(x=scale.pixel(mark.at), x2=scale.pixel(mark.at), y=top - 1, y2=top + BAR + 3, dashed=mark.dashed)
        for mark in marks
    ]


def _label_texts(row: Row, lines: list[str], top: float) -> list[Text]:
    labels = [Text(x=0, y=top + LINE * n + LINE / 2, text=line) for n, line in enumerate(lines)]
    return [*labels, Text(x=WIDTH, y=top + LINE / 2, text=row.figure, align="right", bold=True)]


def _side_texts(row: Row, top: float, scale: Scale) -> list[Text]:
    edges = _edges([row])
    sides = []
    if row.left:
        sides.append(
            Text(x=scale.pixel(min(edges)) - 5, y=top + BAR / 2, text=row.left, align="right", over_lines=True)
        )
    if row.right:
        sides.append(Text(x=scale.pixel(max(edges)) + 5, y=top + BAR / 2, text=row.right, over_lines=True))
    return sides
