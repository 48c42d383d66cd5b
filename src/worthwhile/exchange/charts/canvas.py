"""Rectangles, lines and texts in pixels from the top left, as layers of one drawing.

The places are worked out beforehand, so that the drawing holds only what is seen and renders at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import altair as alt

from worthwhile.exchange.charts.palette import Tone

WIDTH = 432
FONT_SIZE = 14
LINE = 18
# A character of the bundled font is on average about this share of its size wide.
_CHARACTER = 0.53


@dataclass(frozen=True, kw_only=True)
class Box:
    """A filled rectangle."""

    x: float
    x2: float
    y: float
    y2: float
    tone: Tone


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A straight line."""

    x: float
    x2: float
    y: float
    y2: float
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Text:
    """A line of text; ``y`` is its middle. ``over_lines`` clears a ground for it where lines may pass."""

    x: float
    y: float
    text: str
    align: Literal["left", "center", "right"] = "left"
    bold: bool = False
    tone: Tone = Tone.TEXT
    over_lines: bool = False


@dataclass(frozen=True, kw_only=True)
class Scale:
    """From figures to pixels: ``low`` stands at ``left``, ``high`` at ``right``."""

    low: float
    high: float
    left: float = 0
    right: float = WIDTH

    def pixel(self, figure: float) -> float:
        """Where a figure stands."""
        if self.high == self.low:
            return (self.left + self.right) / 2
        share = (figure - self.low) / (self.high - self.low)
        return round(self.left + share * (self.right - self.left), 2)


def text_width(text: str) -> float:
    """About how wide a text is drawn."""
    return len(text) * FONT_SIZE * _CHARACTER


def characters_in(width: float) -> int:
    """About how many characters a width holds."""
    return int(width / (FONT_SIZE * _CHARACTER))


def draw_canvas(*, height: float, boxes: Sequence[Box], rules: Sequence[Rule], texts: Sequence[Text]) -> alt.LayerChart:
    """A drawing ``WIDTH`` wide; lines lie over boxes, and texts over both on a white ground of their own."""
    y = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    lines = (_rules(rules, y, dashed) for dashed in (False, True))
    grounds = [_ground(text) for text in texts if text.over_lines]
    layers = [_boxes(boxes, y), *lines, _boxes(grounds, y), *_texts(texts, y)]
    layered = alt.layer(*layers)
    assert isinstance(layered, alt.LayerChart)
    return layered.properties(width=WIDTH, height=height)


def _ground(text: Text) -> Box:
    width = text_width(text.text) + 4
    left = {"left": text.x - 2, "center": text.x - width / 2, "right": text.x - width + 2}[text.align]
    return Box(x=left, x2=left + width, y=text.y - LINE / 2 + 1, y2=text.y + LINE / 2 - 1, tone=Tone.GROUND)


def _x(field: str = "x:Q") -> alt.X:
    return alt.X(field, scale=alt.Scale(domain=[0, WIDTH], range=[0, WIDTH], nice=False, zero=False))


def _boxes(boxes: Sequence[Box], y: alt.Scale) -> alt.Chart:
    chart = alt.Chart(alt.InlineData(values=[asdict(box) for box in boxes]))
    drawn: alt.Chart = chart.mark_rect().encode(
        x=_x(), x2="x2:Q", y=alt.Y("y:Q", scale=y), y2="y2:Q", color=alt.Color("tone:N", scale=None)
    )
    return drawn


def _rules(rules: Sequence[Rule], y: alt.Scale, dashed: bool) -> alt.Chart:
    chart = alt.Chart(alt.InlineData(values=[asdict(rule) for rule in rules if rule.dashed is dashed]))
    marked = chart.mark_rule(color=Tone.TEXT.value, strokeWidth=1.5, strokeDash=[4, 3] if dashed else alt.Undefined)
    drawn: alt.Chart = marked.encode(x=_x(), x2="x2:Q", y=alt.Y("y:Q", scale=y), y2="y2:Q")
    return drawn


def _texts(texts: Sequence[Text], y: alt.Scale) -> list[alt.Chart]:
    """A layer for each way that texts are set, as Vega sets a whole layer one way."""
    kinds = sorted({(text.align, text.bold, text.tone) for text in texts})
    layers = []
    for align, bold, tone in kinds:
        data = [
            {"x": text.x, "y": text.y, "text": text.text}
            for text in texts
            if (text.align, text.bold, text.tone) == (align, bold, tone)
        ]
        drawn = alt.Chart(alt.InlineData(values=data)).mark_text(
            align=align,
            baseline="middle",
            fontSize=FONT_SIZE,
            fontWeight="bold" if bold else "normal",
            color=tone.value,
        )
        layers.append(drawn.encode(x=_x(), y=alt.Y("y:Q", scale=y), text="text:N"))
    return layers
