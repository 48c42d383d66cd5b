"""The sheet of figures that are lists by year: quantities, intakes and carbon values."""

from __future__ import annotations

from worthwhile.exchange.workbook.book import MONEY, Book, Sheet, cell
from worthwhile.exchange.workbook.contents import LISTS, Contents

FIRST = 2  # column of the first year of the outcome


def write_lists(book: Book, contents: Contents, factor_cells: dict[str, str]) -> None:
    """Write the sheet; ``factor_cells`` say where each outcome's uprating factor stands."""
    sheet = book.sheets[LISTS]
    sheet.title("Figures listed by year")
    sheet.text(1, 0, "Years count from the year in which the outcome starts.")
    longest = max((len(i.terms.units) for i, _ in contents.rows), default=1)
    longest = max(longest, *(len(i.terms.value) for i, _ in contents.rows), 1) if contents.rows else longest
    sheet.headings(2, ["Outcome", "What", *(f"Its year {n}" for n in range(1, longest + 1))])
    for item, _ in contents.rows:
        units_row = contents.lists.get((item.terms.id, "units"))
        if units_row is not None:
            _name(sheet, units_row, item.terms.id, item.terms.amount.value)
            for column, number in enumerate(item.terms.units, start=FIRST):
                sheet.entry(units_row, column, number)
        value_row = contents.lists.get((item.terms.id, "value"))
        if value_row is not None:
            _name(sheet, value_row, item.terms.id, "value of one unit, as entered")
            _name(sheet, value_row + 1, item.terms.id, "value of one unit, in the case's prices")
            for column, number in enumerate(item.unit_value.numbers, start=FIRST):
                sheet.entry(value_row, column, number, form=MONEY)
                formula = contents.printed(f"{cell(value_row, column)}*{factor_cells[item.terms.id]}")
                sheet.formula(value_row + 1, column, formula, item.terms.value[column - FIRST], form=MONEY)
    sheet.widths(28, 38)


def _name(sheet: Sheet, row: int, outcome: str, what: str) -> None:
    sheet.text(row, 0, outcome)
    sheet.text(row, 1, what)


def units_span(book: Book, contents: Contents, outcome: str, count: int) -> str | None:
    """Where the units of an outcome are listed, None where it has one number."""
    row = contents.lists.get((outcome, "units"))
    return None if row is None else book.sheets[LISTS].span(row, FIRST, row, FIRST + count - 1)


def value_span(book: Book, contents: Contents, outcome: str, count: int) -> str | None:
    """Where the values of an outcome are listed in the case's prices, None where it has one value."""
    row = contents.lists.get((outcome, "value"))
    return None if row is None else book.sheets[LISTS].span(row + 1, FIRST, row + 1, FIRST + count - 1)
