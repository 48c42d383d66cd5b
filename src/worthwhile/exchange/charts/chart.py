"""A drawn chart: SVG with real text, the same as PNG when asked for, and the table of its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from worthwhile.exchange.charts.canvas import WIDTH, Drawing, svg_text, with_minus
from worthwhile.exchange.charts.table import Table

_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')


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
        width, height = self._size
        return height / width

    @property
    def is_wide(self) -> bool:
        """Whether the drawing wants the whole width of a page, beyond that of other charts."""
        return self._size[0] > 1.5 * WIDTH

    @cached_property
    def png(self) -> bytes:
        """The drawing at twice its size, for documents that cannot hold SVG."""
        from worthwhile.exchange.charts.picture import png_bytes  # a page shows the SVG and needs no typesetter

        width, height = self._size
        return png_bytes(self.svg, width=width, height=height)

    @property
    def _size(self) -> tuple[int, int]:
        found = _SIZE.search(self.svg)
        assert found, self.svg[:200]
        return int(found[1]), int(found[2])


def draw(*, id: str, title: str, description: str, drawing: Drawing, table: Table) -> Chart:
    """A drawing marked up as one described image."""
    told = with_minus(description)
    svg = svg_text(drawing, name=id, title=title, description=told)
    return Chart(id=id, title=title, description=told, svg=svg, table=table)
