"""A workbook being written: sheets, cell styles, and cells that are what they say they are."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

Number = Decimal | int | float
MONEY, RATE, RATIO, PLAIN, FACTOR, SHARE = "#,##0.00", "0.0%", "0.00", "General", "0.000000", "0.0000"


class Book:
    """Sheets of one workbook, in the order given. Nothing is on disk until :meth:`content` is asked for."""

    def __init__(self, sheets: Sequence[str]) -> None:
        self._memory = io.BytesIO()
        # Text stays text: what a user typed may begin with = and must never run as a formula.
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        self._workbook = xlsxwriter.Workbook(self._memory, options)
        self._formats: dict[tuple[Any, ...], Format] = {}
        self.sheets = {name: Sheet(self, self._workbook.add_worksheet(name)) for name in sheets}

    def style(self, **properties: Any) -> Format:
        """The cell style with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(properties)
        return self._formats[key]

    def name_cell(self, name: str, sheet: str, row: int, column: int) -> None:
        """Let formulas call a cell by name."""
        self._workbook.define_name(name, f"='{sheet}'!{xl_rowcol_to_cell(row, column, True, True)}")

    def describe(self, **properties: str) -> None:
        """Title, author and comments of the file."""
        self._workbook.set_properties(properties)

    def content(self) -> bytes:
        """The finished file."""
        self._workbook.close()
        return self._memory.getvalue()


class Sheet:
    """One sheet. Inputs, which a reader may change, are blue; formulas are black."""

    def __init__(self, book: Book, worksheet: Worksheet) -> None:
        self._book, self.worksheet = book, worksheet

    @property
    def name(self) -> str:
        """The name on the tab."""
        return str(self.worksheet.get_name())

    def title(self, text: str) -> None:
        """The sheet's heading in its first row."""
        self.worksheet.write_string(0, 0, text, self._book.style(bold=True, font_size=14))

    def headings(self, row: int, texts: Sequence[str], *, column: int = 0) -> None:
        """A row of column headings."""
        style = self._book.style(bold=True, text_wrap=True, valign="top", bottom=1, bg_color="#F3F2F1")
        for index, text in enumerate(texts):
            self.worksheet.write_string(row, column + index, text, style)

    def text(self, row: int, column: int, text: str, *, bold: bool = False, wrap: bool = False) -> None:
        """Words, never run as a formula."""
        self.worksheet.write_string(row, column, text, self._book.style(bold=bold, text_wrap=wrap, valign="top"))

    def entry(self, row: int, column: int, value: Number | str, *, form: str = PLAIN) -> None:
        """A figure or word that the result follows when it is changed."""
        style = self._book.style(num_format=form, font_color="#1D4F91", bg_color="#EEF4FB", valign="top")
        if isinstance(value, str):
            self.worksheet.write_string(row, column, value, style)
        else:
            self.worksheet.write_number(row, column, float(value), style)

    def figure(self, row: int, column: int, value: Number, *, form: str = PLAIN) -> None:
        """A figure worked out before; it does not follow changes."""
        self.worksheet.write_number(row, column, float(value), self._book.style(num_format=form, valign="top"))

    def formula(
        self, row: int, column: int, formula: str, value: Number | str, *, form: str = PLAIN, bold: bool = False
    ) -> None:
        """A live formula with the result that the engine found."""
        stored = value if isinstance(value, str) else float(value)
        style = self._book.style(num_format=form, bold=bold, valign="top")
        self.worksheet.write_formula(row, column, f"={formula}", style, stored)

    def choices(self, row: int, column: int, options: Sequence[str]) -> None:
        """Let a cell hold one of some words only."""
        self.worksheet.data_validation(row, column, row, column, {"validate": "list", "source": list(options)})

    def widths(self, *widths: int) -> None:
        """Column widths from the first column, in characters."""
        for column, width in enumerate(widths):
            self.worksheet.set_column(column, column, width)

    def at(self, row: int, column: int, *, lock: str = "") -> str:
        """The address of a cell for formulas on other sheets; ``lock`` holds r and c for fixed row and column."""
        return f"'{self.name}'!{cell(row, column, lock=lock)}"

    def span(self, row: int, column: int, last_row: int, last_column: int) -> str:
        """The fixed address of a block of cells for formulas on any sheet."""
        return f"'{self.name}'!{cell(row, column, lock='rc')}:{cell(last_row, last_column, lock='rc')}"


def cell(row: int, column: int, *, lock: str = "") -> str:
    """The address of a cell on the same sheet."""
    return str(xl_rowcol_to_cell(row, column, "r" in lock, "c" in lock))
