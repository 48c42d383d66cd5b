"""Rectangles, lines and texts in pixels from the top left, drawn as SVG.

The places are worked out beforehand, so that the drawing holds only what is seen, and is drawn in a millisecond.
Nothing in it has a style of its own, as the pages allow none; every look is an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from worthwhile.exchange.charts.lines import FONT_SIZE, LINE, text_width
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.typeface import FONTS

# Narrow enough that the letters of a drawing as wide as a telephone are still 12 pixels tall.
WIDTH = 392
EDGE = 4
# From the middle of a line of figures down to their foot.
_TO_FOOT = 0.34 * FONT_SIZE
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
# A hyphen before a figure is read out as nothing, and is easily overlooked.
_NEGATIVE = re.compile(r"(?<![^\s(])-(?=[£€$]?\d|[A-Z]{3} \d)")


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

    @property
    def left(self) -> float:
        """Where it begins."""
        return {"left": self.x, "center": self.x - self.width / 2, "right": self.x - self.width}[self.align]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def width(self) -> float:
        """How wide it is drawn."""
        return text_width(with_minus(self.text), bold=self.bold)


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


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """What is to be seen, ``WIDTH`` wide: lines lie over boxes, and texts over both."""

    height: float
    boxes: Sequence[Box] = ()
    rules: Sequence[Rule] = ()
    texts: Sequence[Text] = ()


def svg_text(drawing: Drawing, *, name: str, title: str, description: str) -> str:
    """The drawing as one described image on a white ground; ``name`` begins the ids within it."""
    parts = (
        *map(_box, drawing.boxes),
        _rules(drawing.rules),
        *(_box(_ground(text)) for text in drawing.texts if text.over_lines),
        *map(_text, drawing.texts),
    )
    return described_image(
        parts, width=WIDTH, height=drawing.height, name=name, title=title, description=description, looks="ww-chart"
    )


def described_image(
    parts: Iterable[str], *, width: float, height: float, name: str, title: str, description: str, looks: str
) -> str:
    """Parts in SVG, at places from 0 to ``width`` and ``height``, as one described image with a small edge round it."""
    whole, tall = round(width) + 2 * EDGE, round(height) + 2 * EDGE
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{looks}" width="{whole}" height="{tall}" '
            f'viewBox="{-EDGE} {-EDGE} {whole} {tall}" font-family="{FONTS}" font-size="{FONT_SIZE}" role="img" '
            f'aria-labelledby="{name}-title {name}-description">',
            f'<title id="{name}-title">{escape(title)}</title>',
            f'<desc id="{name}-description">{escape(description)}</desc>',
            f'<rect x="{-EDGE}" y="{-EDGE}" width="{whole}" height="{tall}" fill="{Tone.GROUND}"/>',
            *parts,
            "</svg>",
        )
    )


def with_minus(text: str) -> str:
    """A text as it is drawn: with a true minus before figures."""
    return _NEGATIVE.sub("−", text)


def _ground(text: Text) -> Box:
    return Box(x=text.left - 2, x2=text.right + 2, y=text.y - LINE / 2 + 1, y2=text.y + LINE / 2 - 1, tone=Tone.GROUND)


def _box(box: Box) -> str:
    width, height = px(box.x2 - box.x), px(box.y2 - box.y)
    return f'<rect x="{px(box.x)}" y="{px(box.y)}" width="{width}" height="{height}" fill="{box.tone}"/>'


def _rules(rules: Iterable[Rule]) -> str:
    return f'<g stroke="{Tone.TEXT}" stroke-width="1.5">{"".join(map(_rule, rules))}</g>'


def _rule(rule: Rule) -> str:
    x, y, x2, y2 = map(px, (rule.x, rule.y, rule.x2, rule.y2))
    dashes = ' stroke-dasharray="4 3"' if rule.dashed else ""
    return f'<line x1="{x}" y1="{y}" x2="{x2}" y2="{y2}"{dashes}/>'


def _text(text: Text) -> str:
    anchor = "" if text.align == "left" else f' text-anchor="{_ANCHORS[text.align]}"'
    weight = ' font-weight="bold"' if text.bold else ""
    at = f'x="{px(text.x)}" y="{px(text.y + _TO_FOOT)}"'
    return f'<text {at}{anchor}{weight} fill="{text.tone}">{escape(with_minus(text.text))}</text>'


def px(pixels: float) -> str:
    """To a hundredth of a pixel, without idle zeros."""
    return f"{pixels:.2f}".rstrip("0").rstrip(".")
