"""Horizontal bars, each under its own label, so that a chart stays readable on a narrow screen and in print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from worthwhile.exchange.charts.canvas import WIDTH, Box, Drawing, Rule, Scale, Text, with_minus
from worthwhile.exchange.charts.lines import LINE, fitted, text_width, wrapped
from worthwhile.exchange.charts.palette import Tone

BAR = 18
GAP = 14
MOST_LABEL_LINES = 2
BETWEEN = 16
BESIDE = 5
# What the bars keep at least; texts that would leave them less stand under the bars instead.
LEAST_FOR_BARS = WIDTH * 0.4


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


@dataclass(frozen=True, kw_only=True)
class _Frame:
    """Where bars stand across the drawing, and whether their texts stand beside or under them."""

    scale: Scale
    sides_beside: bool


def draw_rows(rows: Sequence[Row], *, marks: Sequence[Mark] = (), key: Sequence[str] = ()) -> Drawing:
    """Rows from top to bottom under the lines of ``key``, on one scale."""
    rows = [_as_drawn(row) for row in rows]
    frame = _frame(rows, marks)
    boxes: list[Box] = []
    rules: list[Rule] = []
    texts = _key_texts(key)
    top: float = LINE * len(texts) + (10 if key else 0)
    for row in rows:
        heading = _heading(row, top)
        bar_top = heading[-1].y + LINE / 2 + 2
        boxes += _boxes(row, bar_top, frame.scale)
        rules += _rules(marks, bar_top, frame.scale)
        sides = _beside(row, bar_top, frame.scale) if frame.sides_beside else _under(row, bar_top)
        texts += [*heading, *sides]
        top = max([bar_top + BAR, *(side.y + LINE / 2 for side in sides)]) + GAP
    return Drawing(height=top, boxes=boxes, rules=rules, texts=texts)


def _as_drawn(row: Row) -> Row:
    """The row as it is drawn, so that it is measured as it is drawn."""
    return replace(
        row,
        label=with_minus(row.label),
        figure=with_minus(row.figure),
        left=with_minus(row.left),
        right=with_minus(row.right),
    )


def _key_texts(key: Sequence[str]) -> list[Text]:
    lines = [line for text in key for line in wrapped(with_minus(text), WIDTH)]
    return [Text(x=0, y=LINE * n + LINE / 2, text=line, tone=Tone.QUIET_TEXT) for n, line in enumerate(lines)]


def _heading(row: Row, top: float) -> list[Text]:
    """The label with its figure at the right; a figure that leaves the label no room stands under it. Lowest last."""
    figures = wrapped(row.figure, WIDTH, bold=True)
    beside = text_width(row.figure, bold=True) <= WIDTH / 2
    room = WIDTH - BETWEEN - text_width(row.figure, bold=True) if beside else WIDTH
    lines = fitted(row.label, room, lines=MOST_LABEL_LINES)
    first = 0 if beside else len(lines)
    return [
        *(_figure_text(text, top, first + n) for n, text in enumerate(figures) if beside),
        *(Text(x=0, y=_middle(top, n), text=line) for n, line in enumerate(lines)),
        *(_figure_text(text, top, first + n) for n, text in enumerate(figures) if not beside),
    ]


def _figure_text(text: str, top: float, line: int) -> Text:
    return Text(x=WIDTH, y=_middle(top, line), text=text, align="right", bold=True)


def _middle(top: float, line: int) -> float:
    return top + LINE * line + LINE / 2


def _frame(rows: Sequence[Row], marks: Sequence[Mark]) -> _Frame:
    """All bars and lines on one scale; where texts stand beside the bars, they have room."""
    figures = [*_edges(rows), *(mark.at for mark in marks)]
    left, right = (_room(row.left for row in rows), _room(row.right for row in rows))
    beside = WIDTH - left - right >= LEAST_FOR_BARS
    if not beside:
        left = right = 1
    return _Frame(scale=Scale(low=min(figures), high=max(figures), left=left, right=WIDTH - right), sides_beside=beside)


def _room(texts: Iterable[str]) -> float:
    """What the widest of the texts beside the bars takes."""
    widest = max(text_width(text) for text in texts)
    return widest + BESIDE + 3 if widest else 1


def _edges(rows: Iterable[Row]) -> list[float]:
    return [edge for row in rows for bar in row.bars for edge in (bar.start, bar.end)]


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


def _beside(row: Row, top: float, scale: Scale) -> list[Text]:
    edges = [scale.pixel(edge) for edge in _edges([row])]
    middle = top + BAR / 2
    sides = []
    if row.left:
        sides.append(Text(x=min(edges) - BESIDE, y=middle, text=row.left, align="right", over_lines=True))
    if row.right:
        sides.append(Text(x=max(edges) + BESIDE, y=middle, text=row.right, over_lines=True))
    return sides


def _under(row: Row, top: float) -> list[Text]:
    """The texts under the bar, on one line where they fit on one."""
    first = top + BAR + 3
    one_line = text_width(row.left) + BETWEEN + text_width(row.right) <= WIDTH
    sides = []
    if row.left:
        sides.append(Text(x=0, y=_middle(first, 0), text=row.left))
    if row.right:
        line = 0 if one_line or not row.left else 1
        sides.append(Text(x=WIDTH, y=_middle(first, line), text=row.right, align="right"))
    return sides
