"""Figures that stand beside a word rather than in a column: the discount rate, the totals, the ratio."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.exchange.value_map.fields import plain
from worthwhile.exchange.value_map.grid import Cell, Grid
from worthwhile.exchange.value_map.headings import Headings
from worthwhile.exchange.value_map.numbers import NotANumber, Read, read_number

_REACH = 4
_LABELS = {
    "discount_rate": re.compile(r"^discount rate\b"),
    "price_year": re.compile(r"^price year\b|^prices of$"),
    "net_present_value": re.compile(r"^(total )?net present value\b|^npv\b"),
    "present_value": re.compile(r"^(total )?present value\b|^(total )?pv\b|^tpv\b"),
    "investment": re.compile(r"^total (inputs?|investment|invested|cost)\b|^value of inputs$|^investment$"),
    "ratio": re.compile(r"^social return\b|^sroi\b|^ratio\b"),
}


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """A figure found beside its label."""

    value: Decimal
    row: int
    column: int
    label: str


def find_labelled(grid: Grid, headings: Headings) -> dict[str, Labelled]:
    """The first figure beside each known label, to its right or, for the discount rate, below it."""
    found: dict[str, Labelled] = {}
    heading_rows = range(headings.row, headings.row + headings.rows)
    for row in range(len(grid.rows)):
        for column, cell in enumerate(grid.rows[row]):
            name = _label(cell)
            if name is None or name in found or (row in heading_rows and name != "discount_rate"):
                continue
            places = [(row, column + step) for step in range(1, _REACH + 1)]
            if name == "discount_rate":
                places += [(row + 1, column), (row + 2, column)]
            number = next((at for at in places if _number(grid.cell(*at)) is not None), None)
            if number is None:
                continue
            read = _number(grid.cell(*number))
            assert read is not None
            value = _as_rate(read) if name == "discount_rate" else read.value
            found[name] = Labelled(value=value, row=number[0], column=number[1], label=grid.text(row, column))
    return found


def _label(cell: Cell) -> str | None:
    if not isinstance(cell, str):
        return None
    text = plain(cell)
    return next((name for name, pattern in _LABELS.items() if pattern.match(text)), None)


def _number(cell: Cell) -> Read | None:
    text = (
        cell.split(":")[0] if isinstance(cell, str) and re.match(r"^[£€$\d.]+\s*:\s*[£€$]?1$", cell.strip()) else cell
    )
    try:
        return read_number(text)
    except NotANumber:
        return None


def _as_rate(read: Read) -> Decimal:
    return read.value / 100 if read.percent or read.value > 1 else read.value
