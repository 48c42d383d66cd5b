"""Works out the formulas of a workbook again, so that a test can change a cell and see what follows.

Knows only the functions and operators that our workbooks use; anything else is an error, not a guess.
Blocks of cells are numpy arrays of objects, so arithmetic inside SUMPRODUCT runs cell by cell as in Excel.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
from openpyxl.utils import range_boundaries

_TOKEN = re.compile(
    r"""(?P<text>"[^"]*")|(?P<ref>(?:'[^']+'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)|(?P<func>[A-Z]+)\(|"""
    r"""(?P<name>[A-Za-z_]\w*)|(?P<number>\d+(?:\.\d+)?)|(?P<op><>|<=|>=|[-+*/^=<>(),])"""
)


class Workbook:
    """A workbook's cells; :meth:`value` works a cell out from inputs and formulas alone."""

    def __init__(self, path: Path) -> None:
        self._book = openpyxl.load_workbook(path)
        self._stored = openpyxl.load_workbook(path, data_only=True)
        self._names = {name: defined.attr_text for name, defined in self._book.defined_names.items()}
        self._known: dict[tuple[str, int, int], Any] = {}

    @property
    def sheets(self) -> list[str]:
        return self._book.sheetnames

    def formulas(self) -> list[tuple[str, str]]:
        """(sheet, address) of every formula."""
        return [
            (sheet.title, cell.coordinate)
            for sheet in self._book
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]

    def find(self, sheet: str, text: str, *, column: int = 1) -> int:
        """The first row whose cell in ``column`` is ``text``."""
        for row in range(1, self._book[sheet].max_row + 1):
            if self._book[sheet].cell(row, column).value == text:
                return row
        raise LookupError(f"{text!r} is not on sheet {sheet!r}")

    def column(self, sheet: str, heading: str, *, row: int = 3) -> int:
        """The column with a heading."""
        for column in range(1, self._book[sheet].max_column + 1):
            if self._book[sheet].cell(row, column).value == heading:
                return column
        raise LookupError(f"{heading!r} heads no column of {sheet!r}")

    def change(self, sheet: str, row: int, column: int, value: object) -> None:
        """Type a new value into a cell that is an input."""
        cell = self._book[sheet].cell(row, column)
        assert cell.data_type != "f", f"{sheet}!{cell.coordinate} is a formula, not an input"
        cell.value = value
        self._known.clear()

    def stored(self, sheet: str, address: str) -> Any:
        """The result that the file stores beside a formula."""
        return self._stored[sheet][address].value

    def at(self, sheet: str, address: str) -> Any:
        """The value of a cell, worked out."""
        column, row, _, _ = range_boundaries(address)
        return self.value(sheet, row, column)

    def value(self, sheet: str, row: int, column: int) -> Any:
        """The value of a cell, worked out."""
        key = (sheet, row, column)
        if key not in self._known:
            cell = self._book[sheet].cell(row, column)
            is_formula = cell.data_type == "f"
            self._known[key] = _Formula(cell.value[1:], sheet, self).result() if is_formula else cell.value
        return self._known[key]

    def reference(self, text: str, sheet: str) -> Any:
        """A cell, or a block of cells as an array."""
        if "!" in text:
            sheet, text = text.rsplit("!", 1)
            sheet = sheet.strip("'")
        left, top, right, bottom = range_boundaries(text.replace("$", ""))
        if ":" not in text:
            found = self.value(sheet, top, left)
            return 0 if found is None else found
        block = [[self.value(sheet, r, c) for c in range(left, right + 1)] for r in range(top, bottom + 1)]
        return np.array([[0 if cell is None else cell for cell in row] for row in block], dtype=object)

    def named(self, name: str) -> Any:
        return self.reference(self._names[name], "")


class _Formula:
    """One formula, read from left to right by Excel's order of operations."""

    def __init__(self, text: str, sheet: str, book: Workbook) -> None:
        self._sheet, self._book = sheet, book
        self._tokens = [(m.lastgroup or "", m[0]) for m in _TOKEN.finditer(text)]
        assert "".join(token for _, token in self._tokens) == text, f"cannot read {text}"
        self._next = 0

    def result(self) -> Any:
        found = self._comparison(True)
        assert self._next == len(self._tokens)
        return found

    def _peek(self) -> str:
        return self._tokens[self._next][1] if self._next < len(self._tokens) else ""

    def _take(self) -> tuple[str, str]:
        self._next += 1
        return self._tokens[self._next - 1]

    def _comparison(self, live: bool) -> Any:
        left = self._sum(live)
        while self._peek() in ("=", "<>", "<", ">", "<=", ">="):
            operator = self._take()[1]
            right = self._sum(live)
            if live:
                left = {
                    "=": lambda a, b: a == b,
                    "<>": lambda a, b: a != b,
                    "<": lambda a, b: a < b,
                    ">": lambda a, b: a > b,
                    "<=": lambda a, b: a <= b,
                    ">=": lambda a, b: a >= b,
                }[operator](left, right)
        return left

    def _sum(self, live: bool) -> Any:
        left = self._product(live)
        while self._peek() in ("+", "-"):
            operator = self._take()[1]
            right = self._product(live)
            if live:
                left = left + right if operator == "+" else left - right
        return left

    def _product(self, live: bool) -> Any:
        left = self._power(live)
        while self._peek() in ("*", "/"):
            operator = self._take()[1]
            right = self._power(live)
            if live:
                left = left * right if operator == "*" else left / right
        return left

    def _power(self, live: bool) -> Any:
        left = self._one(live)
        while self._peek() == "^":
            self._take()
            right = self._one(live)
            if live:
                assert not (left == 0 and right <= 0), "Excel has no 0 to the power 0"
                left = left**right
        return left

    def _one(self, live: bool) -> Any:
        kind, token = self._take()
        if kind == "op" and token == "-":
            return -self._one(live) if live else self._one(live)
        if kind == "op" and token == "(":
            found = self._comparison(live)
            assert self._take()[1] == ")"
            return found
        if kind == "func":
            return self._call(token[:-1], live)
        if not live:
            return 0
        if kind == "number":
            return float(token)
        if kind == "text":
            return token[1:-1]
        return self._book.reference(token, self._sheet) if kind == "ref" else self._book.named(token)

    def _call(self, name: str, live: bool) -> Any:
        if name == "IF":
            return self._if(live)
        arguments = []
        while self._peek() != ")":
            arguments.append(self._comparison(live))
            if self._peek() == ",":
                self._take()
        self._take()
        return _FUNCTIONS[name](*arguments) if live else 0

    def _if(self, live: bool) -> Any:
        condition = self._comparison(live)
        assert self._take()[1] == ","
        first = self._comparison(live and bool(condition))
        assert self._take()[1] == ","
        second = self._comparison(live and not condition)
        assert self._take()[1] == ")"
        return first if condition else second


def _round(value: Any, places: float) -> Any:
    if isinstance(value, np.ndarray):
        return np.vectorize(lambda cell: _round(cell, places), otypes=[object])(value)
    unit = Decimal(1).scaleb(-int(places))
    return float(Decimal(repr(float(value))).quantize(unit, rounding=ROUND_HALF_UP))


def _exact(block: Any, text: object) -> Any:
    return np.vectorize(lambda cell: int(cell == text), otypes=[object])(block)


def _sum_product(*blocks: Any) -> float:
    product: Any = 1.0
    for block in blocks:
        product = product * np.array(block, dtype=object)
    return float(np.sum(product))


_FUNCTIONS = {
    "SUM": lambda *blocks: float(sum(np.sum(np.array(block, dtype=object)) for block in blocks)),
    "SUMPRODUCT": _sum_product,
    "MIN": min,
    "MAX": max,
    "AND": lambda *conditions: all(bool(condition) for condition in conditions),
    "ROUND": _round,
    "EXACT": _exact,
    "INDEX": lambda block, row, column: block[int(row) - 1, int(column) - 1],
}
