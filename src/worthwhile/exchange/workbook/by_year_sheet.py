"""The sheet of value and cost by case year."""

from __future__ import annotations

from worthwhile.exchange.workbook.book import MONEY, Book, cell
from worthwhile.exchange.workbook.contents import BY_YEAR, Contents
from worthwhile.exchange.workbook.inputs_sheet import by_year_addresses
from worthwhile.exchange.workbook.map_columns import MapColumns

TOP = 3
_HEADINGS = (
    "Year",
    "Starts on",
    "Value",
    "Present value",
    "Inputs",
    "Inputs, present value",
    "Cumulative present value",
)


def write_by_year(book: Book, contents: Contents, columns: MapColumns) -> None:
    """Write the sheet."""
    sheet = book.sheets[BY_YEAR]
    sheet.title(f"By year, {contents.case.currency}")
    sheet.headings(TOP - 1, _HEADINGS)
    counted = columns.span(book, "counted")
    for row, found in enumerate(contents.result.by_year, start=TOP):
        sheet.figure(row, 0, found.year)
        sheet.text(row, 1, found.starts_on.isoformat())
        inputs, inputs_worth = by_year_addresses(book, contents, found.year)
        if found.year <= contents.horizon and contents.rows:
            net = f"SUMPRODUCT({counted},{columns.span(book, columns.net(found.year))})"
            worth = f"SUMPRODUCT({counted},{columns.span(book, columns.discounted(found.year))})"
        else:
            net = worth = "0"
        before = f"{cell(row - 1, 6)}+" if row > TOP else ""
        running = f"{before}{cell(row, 3)}-{cell(row, 5)}"
        for column, (formula, value) in enumerate(
            (
                (net, found.net),
                (worth, found.present_value),
                (inputs, found.inputs),
                (inputs_worth, found.inputs_present_value),
                (running, found.cumulative_present_value),
            ),
            start=2,
        ):
            sheet.formula(row, column, formula, value, form=MONEY)
    sheet.widths(8, 12, *(18,) * 5)
    sheet.worksheet.freeze_panes(TOP, 1)
