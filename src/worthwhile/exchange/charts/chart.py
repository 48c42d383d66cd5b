"""A drawn chart: SVG with real text, the same as PNG when asked for, and the table of its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

from worthwhile.exchange.charts.table import Table

FONT_FILES = Path(__file__).parent / "fonts"
FONT_NAME = "Atkinson Hyperlegible Next"
# Where the reader's machine lacks the first, the next that it has.
FONTS = f"{FONT_NAME}, Arial, Helvetica, sans-serif"
PNG_SCALE = 2
_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')
_ROOT = re.compile(r"^<svg [^>]*?(width=\"\d+\" height=\"\d+\" viewBox=\"[\d ]+\")>")
# Vega marks its groups up for readers of the drawing; the drawing is one image here, described as a whole.
_OWN_ROLES = re.compile(r' (?:role|aria-hidden|aria-roledescription)="[^"]*"')


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart. ``title`` belongs in the caption; ``description`` says what it shows to who cannot see it."""

    id: str
    title: str
    description: str
    svg: str
    table: Table

    @property
    def height_by_width(self) -> float:
        """How tall the drawing is for its width."""
        found = _SIZE.search(self.svg)
        assert found, self.svg[:200]
        return int(found[2]) / int(found[1])

    @cached_property
    def png(self) -> bytes:
        """The drawing at twice its size, for documents that cannot hold SVG."""
        _use_own_fonts()
        return vl_convert.svg_to_png(self.svg, scale=PNG_SCALE)


def draw(*, id: str, title: str, description: str, drawing: alt.LayerChart, table: Table) -> Chart:
    """Render a drawing and mark it up as one described image."""
    return Chart(id=id, title=title, description=description, svg=_svg(drawing, id, title, description), table=table)


def _svg(drawing: alt.LayerChart, name: str, title: str, description: str) -> str:
    _use_own_fonts()
    drawn = vl_convert.vegalite_to_svg(_specification(drawing))
    found = _ROOT.match(drawn)
    assert found, drawn[:200]
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ww-chart" {found[1]} role="img" '
        f'aria-labelledby="{name}-title {name}-description">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-description">{escape(description)}</desc>'
    )
    return root + _OWN_ROLES.sub("", drawn[found.end() :])


def _specification(drawing: alt.LayerChart) -> dict[str, Any]:
    configured = (
        drawing.configure(font=FONTS, aria=False, padding=4).configure_view(stroke=None).configure_axis(disable=True)
    )
    # The schema is checked in the tests; checking it for every chart would cost as much as drawing it.
    specification: dict[str, Any] = configured.to_dict(validate=False)
    return specification


@lru_cache(maxsize=1)
def _use_own_fonts() -> None:
    vl_convert.register_font_directory(str(FONT_FILES))
