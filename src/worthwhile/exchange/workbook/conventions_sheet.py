"""The sheet of choices: those that formulas follow, and those that were fixed when the file was written."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.vocabulary import Deductions, DropOffRule, Timing
from worthwhile.exchange.workbook.book import RATE as RATE_FORM
from worthwhile.exchange.workbook.book import Book, Sheet
from worthwhile.exchange.workbook.contents import CONVENTIONS, DEDUCTIONS, DROP_OFF, RATE, TIMING, Contents

_FOLLOWED = (
    (TIMING, "When in a year value falls", [t.value for t in Timing]),
    (DEDUCTIONS, "How deductions combine", [d.value for d in Deductions]),
    (DROP_OFF, "How an outcome fades", [d.value for d in DropOffRule]),
)
LEGEND = (
    "Blue cells are inputs: change one and every figure made with formulas follows.",
    "The simulation, sensitivity, payback and checks were worked out when this file was written and do not follow.",
    "Where two outcomes may describe the same change, only the one with the largest present value is counted.",
    "Years past the last column of a sheet are not counted: a longer duration needs a new export.",
)


def write_conventions(book: Book, contents: Contents) -> None:
    """Write the sheet and name the cells that formulas use."""
    sheet = book.sheets[CONVENTIONS]
    sheet.title("Conventions, data and software")
    sheet.headings(2, ["Choice", "Value", "Name in formulas"])
    row = _write_followed(book, sheet, contents) + 1
    sheet.headings(row, ["Fixed when written", "Value"])
    first = row + 1
    for row, (label, value) in enumerate(_fixed(contents), start=first):
        sheet.text(row, 0, label)
        sheet.text(row, 1, value, wrap=True)
    first = row + 2
    for row, words in enumerate(LEGEND, start=first):
        sheet.text(row, 0, words)
    sheet.widths(38, 60, 20)


def _write_followed(book: Book, sheet: Sheet, contents: Contents) -> int:
    case = contents.case
    now = (case.discounting.timing.value, case.conventions.deductions.value, case.conventions.drop_off.value)
    row = 3
    for (name, label, options), value in zip(_FOLLOWED, now, strict=True):
        _write_choice(book, sheet, row, name, label)
        sheet.entry(row, 1, value)
        sheet.choices(row, 1, options)
        row += 1
    if case.discounting.schedule is None and case.discounting.rates is None:
        _write_choice(book, sheet, row, RATE, "Discount rate per year")
        sheet.entry(row, 1, case.discounting.rate or Decimal(0), form=RATE_FORM)
        row += 1
    return row


def _write_choice(book: Book, sheet: Sheet, row: int, name: str, label: str) -> None:
    sheet.text(row, 0, label)
    sheet.text(row, 2, name)
    book.name_cell(name, CONVENTIONS, row, 1)


def _fixed(contents: Contents) -> list[tuple[str, str]]:
    case, result = contents.case, contents.result
    followed = {"timing", "deductions", "drop-off"}
    return [
        ("Case", case.title),
        ("Organisation", case.organisation or "not stated"),
        ("Period", f"{case.period.start} to {case.period.end}"),
        ("Currency", case.currency),
        ("Years counted", str(result.horizon_years)),
        *((name.capitalize(), value) for name, value in result.conventions.items() if name not in followed),
        ("Software", f"Worthwhile {result.engine_version}"),
        ("Case hash (SHA-256)", contents.case_hash),
        *((f"Data: {name.replace('_', ' ')}", release) for name, release in result.data_vintage.items()),
    ]
