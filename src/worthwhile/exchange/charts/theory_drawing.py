"""A theory of change drawn as SVG: columns from left to right, or from top to bottom on a narrow screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from worthwhile.engines.valuation.vocabulary import Level, Status
from worthwhile.exchange.charts.canvas import WIDTH as NARROW
from worthwhile.exchange.charts.canvas import px
from worthwhile.exchange.charts.lines import LINE, fitted, wrapped
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.theory_columns import LEVELS, Card, Heading, TheoryColumn

WIDE = 780
# Shares of the width: a need and a change say more than an input. A word of 13 letters fits into each.
SHARES = (0.2, 0.165, 0.18, 0.18, 0.275)
GUTTER = 24
PADDING = 8
GAP = 8
MOST_LINES = 10
# A reader's machine may lack our typeface: the widest that stands in for it is an eighth wider.
ROOM = 0.88
SMALL = 12
SMALL_LINE = 16
MARK = 20
ARROW = 30
DASHES = {Status.PRICED: "", Status.HELD: ' stroke-dasharray="7 4"', Status.PENDING: ' stroke-dasharray="2 3"'}
# From the middle of a line of letters down to their foot, as a share of their size.
_TO_FOOT = 0.34


@dataclass(frozen=True)
class Drawn:
    """Parts of a drawing in SVG, and where the lowest of them ends."""

    parts: tuple[str, ...]
    bottom: float


def wide_drawing(columns: Sequence[TheoryColumn], below: TheoryColumn | None) -> Drawn:
    """Columns side by side with an arrow from each to the next; what they rest on stands below all but the last."""
    room = WIDE - GUTTER * (len(columns) - 1)
    widths = [room * share for share in SHARES]
    lefts = [sum(widths[:n]) + GUTTER * n for n in range(len(columns))]
    titles = [wrapped(column.title, width * ROOM, bold=True) for column, width in zip(columns, widths, strict=True)]
    top = LINE * max(len(lines) for lines in titles) + PADDING
    parts: list[str] = []
    bottoms = []
    for column, lines, left, width in zip(columns, titles, lefts, widths, strict=True):
        parts += _lines(lines, left, 0, bold=True)
        drawn = _stack(column, left, top, width)
        parts += drawn.parts
        bottoms.append(drawn.bottom)
    middle = top + min(min(bottoms) - top, 3 * LINE) / 2
    parts += [_arrow_right(left - GUTTER + 4, left - 4, middle) for left in lefts[1:]]
    drawn = _below(below, max(bottoms[:-1]) + 2 * GAP, lefts[-1] - GUTTER)
    key = _key(columns, drawn.bottom, lefts[-1] - GUTTER)
    return Drawn((*parts, *drawn.parts, *key.parts), max(key.bottom, bottoms[-1]))


def narrow_drawing(columns: Sequence[TheoryColumn], below: TheoryColumn | None) -> Drawn:
    """Steps one under the other with an arrow from each to the next."""
    parts: list[str] = []
    top = 0.0
    for number, column in enumerate(columns):
        if number:
            parts.append(_arrow_down(NARROW / 2, top, top + ARROW - GAP))
            top += ARROW
        lines = wrapped(column.title, NARROW * ROOM, bold=True)
        parts += _lines(lines, 0, top, bold=True)
        drawn = _stack(column, 0, top + LINE * len(lines) + GAP / 2, NARROW)
        parts += drawn.parts
        top = drawn.bottom
    drawn = _below(below, top + 2 * GAP, NARROW)
    key = _key(columns, drawn.bottom, NARROW)
    return Drawn((*parts, *drawn.parts, *key.parts), key.bottom)


def _below(column: TheoryColumn | None, top: float, width: float) -> Drawn:
    if column is None:
        return Drawn((), top - 2 * GAP)
    rule = f'<line x1="0" y1="{px(top)}" x2="{px(width)}" y2="{px(top)}" stroke="{Tone.PUT_IN}" stroke-width="1"/>'
    title = _lines([column.title], 0, top + GAP, bold=True)
    drawn = _stack(column, 0, top + GAP + LINE + GAP / 2, width)
    return Drawn((rule, *title, *drawn.parts), drawn.bottom)


def _stack(column: TheoryColumn, left: float, top: float, width: float) -> Drawn:
    """The entries of a column one under the other; the arrow and the next column begin below ``bottom``."""
    parts: list[str] = []
    for number, entry in enumerate(column.entries):
        if isinstance(entry, Heading):
            drawn, gap = _heading(entry, left, top + (GAP if number else 0), width), GAP / 2
        else:
            drawn, gap = _card(entry, left, top, width), GAP
        parts += drawn.parts
        top = drawn.bottom + gap
    if column.more:
        lines = wrapped(column.more, width * ROOM)
        parts += _lines(lines, left, top, tone=Tone.QUIET_TEXT)
        top += LINE * len(lines)
    return Drawn(tuple(parts), top)


def _heading(heading: Heading, left: float, top: float, width: float) -> Drawn:
    lines = fitted(f"{heading.text}:", width * ROOM, lines=2)
    return Drawn(tuple(_lines(lines, left, top)), top + LINE * len(lines))


def _card(card: Card, left: float, top: float, width: float) -> Drawn:
    """A box as tall as its text, with the mark of its level before it and its note under it."""
    indent = MARK if card.level else 0
    room = (width - 2 * PADDING - indent) * ROOM
    lines = fitted(card.text, room, lines=MOST_LINES)
    notes = wrapped(card.note, room * 14 / SMALL) if card.note else []
    height = 2 * PADDING + LINE * len(lines) + SMALL_LINE * len(notes)
    inside, first = left + PADDING + indent, top + PADDING
    tone = Tone.QUIET_TEXT if card.is_missing else Tone.TEXT
    parts = [
        _frame(card, left, top, width, height),
        *([_mark(card.level, left + PADDING, first + LINE / 2)] if card.level else []),
        *_lines(lines, inside, first, tone=tone),
        *_lines(notes, inside, first + LINE * len(lines), tone=Tone.QUIET_TEXT, small=True),
    ]
    return Drawn(tuple(parts), top + height)


def _frame(card: Card, left: float, top: float, width: float, height: float) -> str:
    stroke, thick = (Tone.PUT_IN, 1.0) if card.is_missing else (Tone.TOTAL, 1.5)
    return (
        f'<rect x="{px(left + 0.75)}" y="{px(top + 0.75)}" width="{px(width - 1.5)}" height="{px(height - 1.5)}" '
        f'rx="3" fill="{Tone.GROUND}" stroke="{stroke}" stroke-width="{px(thick)}"{DASHES[card.status]}/>'
    )


def _mark(level: Level, left: float, middle: float) -> str:
    """A circle, a square or a triangle, so that the level can be told without its colour."""
    fill = f'fill="{Tone.VALUE}"'
    if level is Level.INDIVIDUAL:
        return f'<circle cx="{px(left + 6)}" cy="{px(middle)}" r="6" {fill}/>'
    if level is Level.SOCIAL:
        return f'<rect x="{px(left)}" y="{px(middle - 6)}" width="12" height="12" {fill}/>'
    points = f"{px(left + 6)},{px(middle - 7)} {px(left + 13)},{px(middle + 5.5)} {px(left - 1)},{px(middle + 5.5)}"
    return f'<polygon points="{points}" {fill}/>'


def _key(columns: Sequence[TheoryColumn], top: float, width: float) -> Drawn:
    """What the marks and the broken lines stand for, as far as they are drawn."""
    cards = [entry for column in columns for entry in column.entries if isinstance(entry, Card)]
    rows: list[tuple[str, str]] = []
    for level in (known for known in LEVELS if any(card.level is known for card in cards)):
        rows.append((_mark(level, 0, 0), f"{LEVELS[level]} change"))
    for status, text in ((Status.HELD, "Held: real, never priced"), (Status.PENDING, "Pending: not counted yet")):
        if any(card.status is status for card in cards):
            frame = f'<rect x="-1" y="-7" width="24" height="14" rx="2" fill="none" stroke="{Tone.TOTAL}"'
            rows.append((f'{frame} stroke-width="1.5"{DASHES[status]}/>', text))
    if not rows:
        return Drawn((), top)
    per_line = 3 if width > NARROW else 2
    cell = width / per_line
    top += 2 * GAP
    parts = []
    for number, (mark, text) in enumerate(rows):
        x, y = cell * (number % per_line), top + (LINE + 4) * (number // per_line) + LINE / 2
        parts.append(f'<g transform="translate({px(x + 1)} {px(y)})">{mark}</g>')
        indent = 30 if "stroke" in mark else MARK
        parts += _lines([text], x + indent, y - SMALL_LINE / 2, tone=Tone.QUIET_TEXT, small=True)
    return Drawn(tuple(parts), top + (LINE + 4) * -(-len(rows) // per_line))


def _lines(
    lines: Sequence[str], left: float, top: float, *, bold: bool = False, small: bool = False, tone: Tone = Tone.TEXT
) -> list[str]:
    """Lines of text from ``top`` down."""
    size, step = (SMALL, SMALL_LINE) if small else (14, LINE)
    look = f' font-size="{SMALL}"' if small else ""
    look += ' font-weight="bold"' if bold else ""
    return [
        f'<text x="{px(left)}" y="{px(top + step * n + step / 2 + _TO_FOOT * size)}"{look} fill="{tone}" '
        f'unicode-bidi="isolate">{escape(line)}</text>'
        for n, line in enumerate(lines)
    ]


def _arrow_right(start: float, end: float, y: float) -> str:
    head = f"{px(end)},{px(y)} {px(end - 9)},{px(y - 6)} {px(end - 9)},{px(y + 6)}"
    return _arrow(f'x1="{px(start)}" y1="{px(y)}" x2="{px(end - 8)}" y2="{px(y)}"', head)


def _arrow_down(x: float, start: float, end: float) -> str:
    head = f"{px(x)},{px(end)} {px(x - 6)},{px(end - 9)} {px(x + 6)},{px(end - 9)}"
    return _arrow(f'x1="{px(x)}" y1="{px(start)}" x2="{px(x)}" y2="{px(end - 8)}"', head)


def _arrow(line: str, head: str) -> str:
    return f'<line {line} stroke="{Tone.TOTAL}" stroke-width="2"/><polygon points="{head}" fill="{Tone.TOTAL}"/>'
