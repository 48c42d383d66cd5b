"""Where the texts of a drawing stand, measured from the drawing alone."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree as ET

from worthwhile.exchange.charts.typeface import widths

SVG = "{http://www.w3.org/2000/svg}"
TOLERANCE = 0.5


class Placed(NamedTuple):
    """An element with its four sides in pixels."""

    what: str
    left: float
    right: float
    top: float
    foot: float


def _text(element: ET.Element, size: float) -> Placed:
    text = element.text or ""
    width = widths(bold=element.get("font-weight") == "bold").of(text) * size
    x, foot = float(element.attrib["x"]), float(element.attrib["y"])
    left = {None: x, "middle": x - width / 2, "end": x - width}[element.get("text-anchor")]
    return Placed(text, left, left + width, foot - 0.7 * size, foot + 0.2 * size)


def placed_texts(svg: str) -> list[Placed]:
    """Every text of the drawing."""
    root = ET.fromstring(svg)
    return [_text(element, float(root.attrib["font-size"])) for element in root.iter(f"{SVG}text")]


def _rectangles(svg: str) -> list[Placed]:
    found = []
    for element in ET.fromstring(svg).iter(f"{SVG}rect"):
        x, y, width, height = (float(element.attrib[name]) for name in ("x", "y", "width", "height"))
        found.append(Placed("rect", x, x + width, y, y + height))
    return found


def beyond_the_edges(svg: str) -> list[Placed]:
    """What would be cut off."""
    left, top, width, height = map(float, ET.fromstring(svg).attrib["viewBox"].split())
    return [
        item
        for item in [*placed_texts(svg), *_rectangles(svg)]
        if item.left < left - TOLERANCE
        or item.right > left + width + TOLERANCE
        or item.top < top - TOLERANCE
        or item.foot > top + height + TOLERANCE
        or item.right < item.left
    ]


def overlapping_texts(svg: str) -> list[tuple[str, str]]:
    """Pairs of texts that run over each other."""
    return [
        (one.what, other.what)
        for one, other in combinations(placed_texts(svg), 2)
        if one.left < other.right - TOLERANCE
        and other.left < one.right - TOLERANCE
        and one.top < other.foot
        and other.top < one.foot
    ]
