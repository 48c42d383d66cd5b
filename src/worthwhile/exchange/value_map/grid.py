"""A sheet as rows of cells, whatever file it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Cell = object  # str, float, int, bool, date, datetime, time or timedelta; "" where the cell is empty


def column_letter(index: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The cells of one sheet. ``rows[r][c]`` counts from 0; people are told row ``r + 1``.

    ``faults`` holds what is wrong with single cells (an error value, a formula without a result), by (row,
    column). ``place`` is how messages name the sheet.
    """

    name: str
    place: str
    rows: tuple[tuple[Cell, ...], ...]
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Cells in the longest row."""
        return max((len(row) for row in self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """The cell, empty text outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    def text(self, row: int, column: int) -> str:
        """The cell as text on one line, without space around it."""
        value = self.cell(row, column)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return " ".join(str(value).split())

    def where(self, row: int, column: int | None = None, heading: str = "") -> str:
        """The place for a message: ``Sheet 'Map', row 7, column H (Deadweight %)``."""
        found = f"{self.place}, row {row + 1}"
        if column is not None:
            found += f", column {column_letter(column)}"
        return f"{found} ({heading})" if heading else found
