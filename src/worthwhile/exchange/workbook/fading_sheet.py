"""The sheet of what drop-off and duration leave of each outcome, year by year."""

from __future__ import annotations

from worthwhile.engines.valuation.terms import Terms, fading, share_of_year
from worthwhile.exchange.workbook.book import SHARE, Book, cell
from worthwhile.exchange.workbook.contents import DROP_OFF, FADING, LISTS, Contents
from worthwhile.exchange.workbook.lists_sheet import FIRST as FIRST_LISTED
from worthwhile.exchange.workbook.map_columns import MapColumns

JOINS, UNITS, FIRST_YEAR = 1, 2, 3
_HEADING = 2


def write_fading(book: Book, contents: Contents, columns: MapColumns) -> None:
    """Write the sheet: one row for units that start together."""
    sheet = book.sheets[FADING]
    sheet.title("What is left of each outcome, after drop-off and duration")
    sheet.text(1, 0, "One row for units that start together: an intake has one for each year. Years are in row 3.")
    sheet.headings(_HEADING, ["Outcome", "Starts in year", "Units"])
    for year in range(1, contents.horizon + 1):
        sheet.figure(_HEADING, FIRST_YEAR + year - 1, year)
    for index, (item, _) in enumerate(contents.rows):
        if item.terms.id not in contents.cohorts:
            continue
        first, last = contents.cohorts[item.terms.id]
        for row in range(first, last + 1):
            joined = row - first
            sheet.text(row, 0, item.terms.id)
            start = columns.at(book, index, "start")
            sheet.formula(row, JOINS, f"{start}+{joined}" if joined else start, item.terms.start + joined)
            listed = contents.lists.get((item.terms.id, "units"))
            units = (
                columns.at(book, index, "quantity")
                if listed is None
                else book.sheets[LISTS].at(listed, FIRST_LISTED + joined)
            )
            sheet.formula(row, UNITS, units, item.terms.units[joined])
            for year in range(1, contents.horizon + 1):
                column = FIRST_YEAR + year - 1
                formula = _left(book, columns, index, row, column)
                sheet.formula(row, column, formula, _left_now(item.terms, year, joined), form=SHARE)
    sheet.widths(28, 12, 12)
    sheet.worksheet.freeze_panes(3, FIRST_YEAR)


def _left(book: Book, columns: MapColumns, index: int, row: int, column: int) -> str:
    age = f"({cell(_HEADING, column, lock='r')}-{cell(row, JOINS, lock='c')})"
    duration, drop_off = columns.at(book, index, "duration"), columns.at(book, index, "drop_off")
    linear = f"MAX(0,1-{drop_off}*{age})"
    in_year = f"(1-{drop_off})^({age}+1)"
    # A first year is whole even where everything fades at once: Excel has no 0 to the power 0.
    compounding = f"IF({age}=0,1,(1-{drop_off})^{age})"
    faded = f'IF({DROP_OFF}="linear",{linear},IF({DROP_OFF}="in-year",{in_year},{compounding}))'
    return f"IF({age}<0,0,MIN(1,MAX(0,{duration}-{age}))*{faded})"


def _left_now(terms: Terms, year: int, joined: int) -> float:
    age = year - terms.start - joined
    return 0.0 if age < 0 else float(fading(terms, age) * share_of_year(terms, age))
