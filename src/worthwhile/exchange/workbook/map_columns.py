"""Where each column of the value map stands."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.exchange.workbook.book import Book, cell
from worthwhile.exchange.workbook.contents import VALUE_MAP

TOP = 3
HEADINGS = {
    "id": "Id",
    "name": "Outcome",
    "stakeholder": "Who gains",
    "level": "Level",
    "agency": "Whose gain",
    "kind": "Kind",
    "status": "Status",
    "counted": "Counted (1) or not (0)",
    "amount": "Units come as",
    "quantity": "Quantity",
    "entered": "Worth of one unit, as entered",
    "value_year": "Price year of worth",
    "uprating": "Uprating factor",
    "value": "Worth of one unit",
    "start": "Starts in year",
    "duration": "Years it lasts",
    "deadweight": "Deadweight",
    "displacement": "Displacement",
    "attribution": "Attribution to others",
    "drop_off": "Drop-off",
    "cashable": "Cashable share",
    "gross": "Gross, first year",
    "kept": "Share kept",
    "impact": "Impact, first year",
    "present_value": "Present value",
}
TIMED = {
    "pv_start": "Present value, start",
    "pv_mid": "Present value, mid",
    "pv_end": "Present value, end",
    "counted_start": "Counted, start",
    "counted_mid": "Counted, mid",
    "counted_end": "Counted, end",
}


@dataclass(frozen=True, kw_only=True)
class MapColumns:
    """Column numbers of the value map; ``outcomes`` is how many rows it has."""

    horizon: int
    outcomes: int

    def number(self, name: str) -> int:
        """The number of a column."""
        if name in HEADINGS:
            return list(HEADINGS).index(name)
        return len(HEADINGS) + 2 * self.horizon + list(TIMED).index(name)

    def net(self, year: int) -> int:
        """The column of a year's value before discounting; ``year`` counts from 1."""
        return len(HEADINGS) + year - 1

    def discounted(self, year: int) -> int:
        """The column of a year's present value."""
        return len(HEADINGS) + self.horizon + year - 1

    def at(self, book: Book, index: int, name: str) -> str:
        """The fixed address of an outcome's figure, for formulas on other sheets."""
        return book.sheets[VALUE_MAP].at(TOP + index, self.number(name), lock="rc")

    def here(self, index: int, name: str) -> str:
        """The address of an outcome's figure, for formulas on the value map itself."""
        return cell(TOP + index, self.number(name), lock="c")

    def span(self, book: Book, column: int | str) -> str:
        """The fixed address of a whole column of priced outcomes."""
        number = self.number(column) if isinstance(column, str) else column
        return book.sheets[VALUE_MAP].span(TOP, number, TOP + max(self.outcomes, 1) - 1, number)
