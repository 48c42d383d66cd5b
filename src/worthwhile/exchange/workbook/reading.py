"""A workbook that was written here, read back as a case with gaps: figures that were changed in it come along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from worthwhile.engines.valuation.case import FORMAT
from worthwhile.engines.valuation.vocabulary import CaseKind, Status
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.read_back import ReadBack
from worthwhile.exchange.value_map.grid import Grid
from worthwhile.exchange.value_map.opening import open_sheets
from worthwhile.exchange.workbook.contents import VALUE_MAP
from worthwhile.exchange.workbook.map_columns import HEADINGS

INPUTS, CONVENTIONS, SUMMARY = "Inputs", "Conventions", "Summary"
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)")
_TEXTS = ("id", "name", "stakeholder", "level", "agency", "kind", "status")
_NUMBERS = {"duration": "duration_years", **{n: n for n in ("deadweight", "displacement", "attribution", "drop_off")}}
_CHOICES = {
    "How deductions combine": "deductions",
    "How an outcome fades": "drop_off",
    "Past years": "past_years",
    "Rounding": "rounding",
}
_DIGITS = 15
NOT_COUNTED = (
    "The workbook did not count this outcome: it may describe the same change as another. It waits for you to say "
    "with which outcome it shares its change."
)
LOST = (
    "Lowest and highest figures of each range, and how they move together.",
    "Codes of published values. Each outcome keeps what one unit is worth as the sheet works it out, in prices of the "
    "case's price year: choose the published value again, so that its source stands beside it.",
    "Which outcomes may describe the same change. One that was not counted for that reason waits, so that nothing is "
    "counted twice.",
    "How each change is known, where figures come from, and notes.",
    "Quantities that were listed by year, and outcomes with a discount rate of their own.",
    "Answers to checks, the theory of change and stories.",
)


def is_ours(names: list[str]) -> bool:
    """Whether a workbook has the sheets that ours have."""
    return {VALUE_MAP, INPUTS, CONVENTIONS, SUMMARY} <= set(names)


def read_workbook(path: Path) -> ReadBack | None:
    """The case that a workbook of ours holds; None where it is another's.

    Raises InvalidFile where it cannot be opened, or where a cell that is needed holds an error.
    """
    grids = {grid.name: grid for grid in open_sheets(path).grids}
    if not is_ours(list(grids)):
        return None
    faults = [f"{name}: {fault}" for name in (VALUE_MAP, INPUTS) for fault in grids[name].faults.values()]
    if faults:
        raise InvalidFile(f"{path.name} has cells with errors ({'; '.join(faults[:5])}). Mend them and save it again.")
    stated = {str(row[0]): str(row[1]) for row in grids[CONVENTIONS].rows if len(row) > 1}
    price_year = _year(stated.get("Price year", ""))
    data = {
        "format": FORMAT,
        "title": stated.get("Case", ""),
        "organisation": stated.get("Organisation", ""),
        "kind": _kind(grids[SUMMARY]),
        **_settings(stated),
        "price_year": price_year,
        "inputs": list(_inputs(grids[INPUTS])),
        "outcomes": list(_outcomes(grids[VALUE_MAP], price_year)),
    }
    return ReadBack(data={key: value for key, value in data.items() if value not in ("", None, {}, [])}, lost=LOST)


def _settings(stated: Mapping[str, str]) -> dict[str, Any]:
    period, rate = _DAYS.fullmatch(stated.get("Period", "")), stated.get("Discount rate", "")
    number = _decimal_text(rate)
    discounting = {
        "timing": stated.get("When in a year value falls", ""),
        **({"rate": number} if number is not None else {"schedule": rate}),
    }
    years = stated.get("Years counted", "")
    return {
        "period": {"start": period[1], "end": period[2]} if period else {},
        "currency": stated.get("Currency", ""),
        "uprating": stated.get("Uprating", ""),
        "horizon_years": int(years) if years.isdecimal() and len(years) < 4 else None,
        "discounting": {name: value for name, value in discounting.items() if value not in ("", None)},
        "conventions": {field: stated[name] for name, field in _CHOICES.items() if stated.get(name)},
    }


def _kind(summary: Grid) -> str:
    said = [str(row[0]) for row in summary.rows[:3] if row]
    return next((kind.value for kind in CaseKind for text in said if text.endswith(f"; {kind.value} case")), "")


def _inputs(grid: Grid) -> Iterator[dict[str, Any]]:
    heading, rows = _table(grid, "Input")
    years = [place for place, name in enumerate(heading) if re.fullmatch(r"Year \d+", name)]
    for row in rows:
        cells = dict(zip(heading, row, strict=False))
        values = [_number(row[place]) for place in years]
        while values and values[-1] in (None, Decimal(0)) and len(values) > 1:
            values.pop()
        found: dict[str, Any] = {
            "name": str(cells["Input"]),
            "stakeholder": str(cells.get("Stakeholder") or ""),
            "agency": str(cells.get("Budget") or ""),
            "values": [Decimal(0) if value is None else value for value in values],
            "source": str(cells.get("Source") or ""),
        }
        if _number(cells.get("Money (1) or not (0)")) == 0:
            found["cash"] = False
        yield {name: value for name, value in found.items() if value not in ("", [])}


def _outcomes(grid: Grid, price_year: int | str | None) -> Iterator[dict[str, Any]]:
    heading, priced = _table(grid, HEADINGS["id"])
    for row in [*priced, *_unpriced(grid)]:
        cells = dict(zip(heading, row, strict=False))
        at = {name: cells.get(HEADINGS[name]) for name in HEADINGS}
        found: dict[str, Any] = {name: str(at[name] or "") for name in _TEXTS}
        found |= {field: _number(at[name]) for name, field in _NUMBERS.items()}
        found["quantity"] = _number(at["quantity"]) if at["amount"] in ("quantity", "") else None
        found["value"], found["value_year"] = _number(at["value"]), price_year
        start = _number(at["start"])
        found["starts_in_year"] = int(start) if start is not None and start == int(start) else None
        found["cashable"] = _number(at["cashable"]) or None
        if found["status"] == Status.PRICED and _number(at["counted"]) == 0:
            # Priced again it would be counted twice: the sheet does not say with which outcome it shares its change.
            found |= {"status": Status.PENDING.value, "notes": NOT_COUNTED}
        if found["value"] is None:
            del found["value_year"]
        yield {name: value for name, value in found.items() if value not in ("", None)}


def _unpriced(grid: Grid) -> list[tuple[Any, ...]]:
    """Outcomes that are held or pending: they stand further down, under the same columns."""
    status = list(HEADINGS).index("status")
    return [row for row in grid.rows if len(row) > status and row[status] in (Status.HELD, Status.PENDING)]


def _table(grid: Grid, first: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The heading that begins with ``first``, and the rows under it up to an empty one."""
    for number, row in enumerate(grid.rows):
        if row and row[0] == first:
            rows = []
            for line in grid.rows[number + 1 :]:
                if line[0] in ("", None):
                    break
                rows.append(line)
            return [str(cell) for cell in row], rows
    return [], []


def _number(cell: object) -> Decimal | None:
    """A cell's number with the digits that a spreadsheet keeps."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return _decimal_text(str(cell or ""))
    return Decimal(f"{Decimal(repr(cell)):.{_DIGITS}g}").normalize() + 0


def _decimal_text(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", text) else None


def _year(text: str) -> int | str | None:
    return int(text) if text.isdecimal() and len(text) == 4 else text or None
