"""A table of text, ready to be shown: the same one stands on a page, in a PDF and in a Word file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column; numbers are set to the right. ``width`` is its share of a page beside the others."""

    heading: str
    numeric: bool = False
    width: int = 1


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of text under a caption. The first cell of a row is its heading; the last ``totals`` rows are sums."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: int = 0

    def __post_init__(self) -> None:
        assert all(len(row) == len(self.columns) for row in self.rows), self.caption
