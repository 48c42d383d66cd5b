"""Points on their ranges: each strip under its own label, on a scale of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.exchange.charts.canvas import WIDTH, Box, Drawing, Scale, Text, with_minus
from worthwhile.exchange.charts.lines import LINE, fitted, text_width, wrapped
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar

LANE = 17
SPAN = 8
POINT = 10
TICK = 1.5
# Quiet lines keep clear of the edge, so that a wider letter in place of ours does not run over it.
QUIET_WIDTH = WIDTH * 0.82
# The white edge that keeps a point apart from what it lies on.
EDGE = 1.5
GAP = 14
BETWEEN = 16
MOST_LABEL_LINES = 2


@dataclass(frozen=True, kw_only=True)
class Point:
    """A square at a figure."""

    at: float
    tone: Tone


@dataclass(frozen=True, kw_only=True)
class Lane:
    """Ranges with points on them, side by side on one line."""

    spans: tuple[Bar, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Strip:
    """A label with a figure at the right; under them lanes from ``low`` to ``high``, ``ticks`` across all of them.

    ``under`` stands below in quiet letters.
    """

    label: str
    figure: str
    lanes: tuple[Lane, ...]
    low: float
    high: float
    ticks: tuple[float, ...] = ()
    under: str = ""


def draw_strips(strips: Sequence[Strip], *, key: Sequence[str] = ()) -> Drawing:
    """Strips from top to bottom under the lines of ``key``."""
    texts = _quiet([line for text in key for line in wrapped(with_minus(text), QUIET_WIDTH)], top=0)
    boxes: list[Box] = []
    top: float = LINE * len(texts) + (10 if texts else 0)
    for strip in strips:
        heading, first = _heading(strip, top)
        scale = Scale(low=strip.low, high=strip.high, left=POINT / 2 + EDGE, right=WIDTH - POINT / 2 - EDGE)
        end = first + LANE * len(strip.lanes)
        tops = [first + LANE * number for number in range(len(strip.lanes))]
        for lane, lane_top in zip(strip.lanes, tops, strict=True):
            boxes += _spans(lane, lane_top, scale)
        boxes += [_tick(scale.pixel(at), first, end) for at in strip.ticks]
        for lane, lane_top in zip(strip.lanes, tops, strict=True):
            boxes += _points(lane, lane_top, scale)
        under = _quiet(wrapped(with_minus(strip.under), QUIET_WIDTH) if strip.under else [], top=end + 3)
        texts += [*heading, *under]
        top = (end + 3 + LINE * len(under) if under else end) + GAP
    return Drawing(height=top, boxes=boxes, texts=texts)


def _quiet(lines: Sequence[str], *, top: float) -> list[Text]:
    return [Text(x=0, y=top + LINE * n + LINE / 2, text=line, tone=Tone.QUIET_TEXT) for n, line in enumerate(lines)]


def _heading(strip: Strip, top: float) -> tuple[list[Text], float]:
    """The label and its figure, the figure under the label where both are long; and where the lanes begin."""
    figure = with_minus(strip.figure)
    wide = text_width(figure, bold=True)
    beside = wide <= WIDTH / 2
    lines = fitted(with_minus(strip.label), WIDTH - BETWEEN - wide if beside else WIDTH, lines=MOST_LABEL_LINES)
    texts = [Text(x=0, y=top + LINE * n + LINE / 2, text=line) for n, line in enumerate(lines)]
    figures = [figure] if beside else wrapped(figure, WIDTH, bold=True)
    place = 0 if beside else len(lines)
    texts += [
        Text(x=WIDTH, y=top + LINE * (place + n) + LINE / 2, text=text, align="right", bold=True)
        for n, text in enumerate(figures)
    ]
    return texts, max(text.y for text in texts) + LINE / 2 + 2


def _spans(lane: Lane, top: float, scale: Scale) -> list[Box]:
    """A thin line along the scale, the ranges over it."""
    middle = top + LANE / 2
    boxes = [Box(x=0, x2=WIDTH, y=middle - 0.5, y2=middle + 0.5, tone=Tone.TAIL)]
    for span in lane.spans:
        first, last = sorted((scale.pixel(span.start), scale.pixel(span.end)))
        boxes.append(Box(x=first, x2=max(last, first + 1), y=middle - SPAN / 2, y2=middle + SPAN / 2, tone=span.tone))
    return boxes


def _tick(at: float, first: float, end: float) -> Box:
    return Box(x=at - TICK / 2, x2=at + TICK / 2, y=first - 1, y2=end + 1, tone=Tone.TEXT)


def _points(lane: Lane, top: float, scale: Scale) -> list[Box]:
    """A square for each point, kept apart from what it lies on by a white edge."""
    middle = top + LANE / 2
    boxes = []
    for point in lane.points:
        at = scale.pixel(point.at)
        for half, tone in ((POINT / 2 + EDGE, Tone.GROUND), (POINT / 2, point.tone)):
            boxes.append(Box(x=at - half, x2=at + half, y=middle - half, y2=middle + half, tone=tone))
    return boxes
