"""The sheet of what the work costs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import printed
from worthwhile.exchange.workbook.book import FACTOR, MONEY, Book, Sheet, cell
from worthwhile.exchange.workbook.contents import DISCOUNTING, INPUTS, Contents
from worthwhile.exchange.workbook.discounting_sheet import FIRST_YEAR, input_factor_row

TOP = 3
YEARS = 4  # column of year 1
_ROWS = ("All inputs", "Of these, money", "Discount factor", "All inputs, present value", "Money, present value")


def totals_row(contents: Contents) -> int:
    """The row with the sum of all inputs by year; money, factors and present values are below it."""
    return TOP + len(contents.case.inputs) + 1


def investment_cells(book: Book, contents: Contents) -> tuple[str, str]:
    """Where the present value of all inputs and of the money among them stand."""
    row, column = totals_row(contents) + 3, YEARS + contents.years
    sheet = book.sheets[INPUTS]
    return sheet.at(row, column), sheet.at(row + 1, column)


def write_inputs(book: Book, contents: Contents) -> None:
    """Write the sheet."""
    sheet, years = book.sheets[INPUTS], contents.years
    sheet.title(f"Inputs, {contents.case.currency} in prices of {contents.result.price_year or 'the case'}")
    headings = ["Input", "Stakeholder", "Budget", "Money (1) or not (0)", *(f"Year {y}" for y in range(1, years + 1))]
    sheet.headings(TOP - 1, [*headings, "Total", "Source"])
    for row, line in enumerate(contents.case.inputs, start=TOP):
        sheet.text(row, 0, line.name)
        sheet.text(row, 1, line.stakeholder)
        sheet.text(row, 2, line.agency.value if line.agency else "")
        sheet.entry(row, 3, int(line.cash))
        amounts = (*line.values, *(Decimal(0),) * (years - len(line.values)))
        for column, amount in enumerate(amounts, start=YEARS):
            sheet.entry(row, column, amount, form=MONEY)
        sheet.formula(row, YEARS + years, _sum_of_row(row, years), sum(amounts, Decimal(0)), form=MONEY)
        sheet.text(row, YEARS + years + 1, line.source)
    _write_totals(book, sheet, contents)
    sheet.widths(36, 24, 18, 12, *(14,) * (years + 1), 40)
    sheet.worksheet.freeze_panes(TOP, 1)


def _write_totals(book: Book, sheet: Sheet, contents: Contents) -> None:
    top, years = totals_row(contents), contents.years
    first, last = TOP, max(TOP, TOP + len(contents.case.inputs) - 1)
    inputs = contents.prepared.inputs
    for offset, label in enumerate(_ROWS):
        sheet.text(top + offset, 0, label, bold=True)
    for year in range(years):
        column = YEARS + year
        amounts = f"{cell(first, column)}:{cell(last, column)}"
        is_cash = f"{cell(first, 3, lock='rc')}:{cell(last, 3, lock='rc')}"
        spent, cash, factor = inputs.by_year[year], inputs.cash_by_year[year], inputs.factors[year]
        sheet.formula(top, column, f"SUM({amounts})", spent, form=MONEY)
        sheet.formula(top + 1, column, f"SUMPRODUCT({is_cash},{amounts})", cash, form=MONEY)
        source = book.sheets[DISCOUNTING].at(input_factor_row(contents), FIRST_YEAR + year)
        sheet.formula(top + 2, column, source, factor, form=FACTOR)
        sheet.formula(top + 3, column, f"{cell(top, column)}*{cell(top + 2, column)}", spent * factor, form=MONEY)
        sheet.formula(top + 4, column, f"{cell(top + 1, column)}*{cell(top + 2, column)}", cash * factor, form=MONEY)
    rounding = contents.case.conventions.rounding
    for offset, total in ((0, sum(inputs.by_year)), (1, sum(inputs.cash_by_year))):
        sheet.formula(top + offset, YEARS + years, _sum_of_row(top + offset, years), Decimal(total), form=MONEY)
    for offset, value in ((3, inputs.present_value), (4, inputs.cash_present_value)):
        formula = contents.printed(_sum_of_row(top + offset, years))
        sheet.formula(top + offset, YEARS + years, formula, printed(value, rounding), form=MONEY, bold=True)


def _sum_of_row(row: int, years: int) -> str:
    return f"SUM({cell(row, YEARS)}:{cell(row, YEARS + years - 1)})"


def by_year_addresses(book: Book, contents: Contents, year: int) -> Sequence[str]:
    """Where a year's inputs, and their present value, stand. ``year`` counts from 1."""
    sheet, top = book.sheets[INPUTS], totals_row(contents)
    return sheet.at(top, YEARS + year - 1), sheet.at(top + 3, YEARS + year - 1)
