"""Sheets that are plain tables: sensitivity, checks and sources."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from worthwhile.exchange.workbook.book import MONEY, RATIO, Book, Sheet
from worthwhile.exchange.workbook.contents import CHECKS, SENSITIVITY, SOURCES, Contents

TOP = 3


def write_sensitivity(book: Book, contents: Contents) -> None:
    """Each ranged parameter moved alone, largest swing first."""
    sheet = book.sheets[SENSITIVITY]
    sheet.title("Sensitivity: one assumption moved at a time")
    sheet.text(1, 0, "Worked out when this file was written; it does not follow changes.")
    heads = ["Assumption", "Central", "Low", "High", "Ratio at low", "Ratio at high", "Value at low", "Value at high"]
    sheet.headings(TOP - 1, [*heads, "Ratio is 1 at"])
    for row, found in enumerate(contents.result.sensitivity, start=TOP):
        sheet.text(row, 0, found.label)
        for column, numbers in enumerate((found.central, found.low, found.high), start=1):
            _write_numbers(sheet, row, column, numbers)
        for column, ratio in ((4, found.ratio_at_low), (5, found.ratio_at_high)):
            if ratio is not None:
                sheet.figure(row, column, ratio, form=RATIO)
        sheet.figure(row, 6, found.present_value_at_low, form=MONEY)
        sheet.figure(row, 7, found.present_value_at_high, form=MONEY)
        if found.break_even is not None:
            _write_numbers(sheet, row, 8, found.break_even)
        else:
            sheet.text(row, 8, "no possible value")
    sheet.widths(52, *(16,) * 8)


def _write_numbers(sheet: Sheet, row: int, column: int, numbers: Sequence[Decimal]) -> None:
    if len(numbers) == 1:
        sheet.figure(row, column, numbers[0], form="#,##0.####")
    else:
        sheet.text(row, column, ", ".join(f"{float(number):,.4g}" for number in numbers))


def write_checks(book: Book, contents: Contents) -> None:
    """What a careful reader would question, with the author's answers."""
    sheet = book.sheets[CHECKS]
    sheet.title("Checks")
    sheet.headings(TOP - 1, ["Code", "Severity", "Outcome", "What", "Evidence", "What to do", "Answer"])
    for row, check in enumerate(contents.result.checks, start=TOP):
        words = (check.code, check.severity.value, check.outcome or "whole case", check.message, check.evidence)
        for column, text in enumerate((*words, check.suggestion, check.answer or "not answered")):
            sheet.text(row, column, text, wrap=column > 2)
    if not contents.result.checks:
        sheet.text(TOP, 0, "No check was raised.")
    sheet.widths(10, 10, 20, 60, 50, 50, 40)


def write_sources(book: Book, contents: Contents) -> None:
    """Where the case's figures come from, and the reference figures used."""
    sheet = book.sheets[SOURCES]
    sheet.title("Sources")
    sheet.headings(TOP - 1, ["Outcome", "Figure", "Source as stated in the case"])
    row = TOP
    for outcome in contents.case.outcomes:
        stated = dict(outcome.sources)
        if outcome.evidence is not None and outcome.evidence.source:
            stated["evidence"] = outcome.evidence.source
        for figure, source in stated.items():
            for column, text in enumerate((outcome.title, figure, source)):
                sheet.text(row, column, text, wrap=column == 2)
            row += 1
    row += 1
    sheet.headings(row, ["Reference figure", "Value", "Source", "Unit", "In force from", "Licence", "Id"])
    first = row + 1
    for row, used in enumerate(contents.result.parameters, start=first):
        sheet.text(row, 0, used.label, wrap=True)
        sheet.figure(row, 1, used.value)
        details = (used.source, used.unit, used.valid_from.isoformat(), used.licence, used.id)
        for column, text in enumerate(details, start=2):
            sheet.text(row, column, text, wrap=column == 2)
    sheet.widths(40, 16, 80, 30, 14, 30, 30)
