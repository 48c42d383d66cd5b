"""A blank sheet to fill in: the columns of one measure, the codes, and a sheet that says how."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from defusedcsv import csv  # type: ignore[import-untyped]

from worthwhile.engines.measures.measure import Item, Measure, Stage
from worthwhile.exchange.group_entry.opening import SHEET

INSTRUCTIONS = "How to fill this in"
LEAST_ROWS = 200
_WIDTH = 100


def blank_columns(measure: Measure) -> tuple[str, ...]:
    """The columns, those for answers last: items where they may be held, else the total."""
    answers = tuple(item.column for item in measure.items) if measure.takes_items else ("total",)
    return ("person", "stage", "date", "group", *answers)


def blank_csv(*, measure: Measure, codes: Sequence[str]) -> bytes:
    """A CSV file in UTF-8 with a mark, so that Excel shows accents as they are; one row a code."""
    out = io.StringIO(newline="")
    columns = blank_columns(measure)
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([[code, *[""] * (len(columns) - 1)] for code in codes])
    return out.getvalue().encode("utf-8-sig")


def blank_workbook(*, measure: Measure, codes: Sequence[str], collection: str) -> bytes:
    """A workbook that offers the stages, refuses answers out of range, and says how in a sheet of its own."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"{collection}: {measure.name}"})
    _write_blank(book, measure, codes)
    _write_instructions(book, measure, collection)
    book.close()
    return out.getvalue()


def _write_blank(book: Any, measure: Measure, codes: Sequence[str]) -> None:
    sheet = book.add_worksheet(SHEET)
    heading = book.add_format({"bold": True, "bottom": 1, "bg_color": "#f3f2f1"})
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"})
    columns = blank_columns(measure)
    for position, name in enumerate(columns):
        sheet.write_string(0, position, name, heading)
    sheet.set_column(0, 0, 14, text)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, 12, day)
    sheet.set_column(3, 3, 18, text)
    sheet.freeze_panes(1, 1)
    for row, code in enumerate(codes, 1):
        sheet.write_string(row, 0, code, text)
    last = max(len(codes), LEAST_ROWS)
    stages = [stage.value for stage in Stage]
    sheet.data_validation(1, 1, last, 1, {"validate": "list", "source": stages, "error_title": "Stage"})
    if measure.takes_items:
        for position, item in enumerate(measure.items, 4):
            sheet.data_validation(1, position, last, position, _rule(item))


def _rule(item: Item) -> dict[str, Any]:
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": item.low,
        "maximum": item.high,
        "error_title": item.column,
        "error_message": f"Enter a whole number from {item.low} to {item.high}, or leave the cell empty.",
    }


def _write_instructions(book: Any, measure: Measure, collection: str) -> None:
    sheet = book.add_worksheet(INSTRUCTIONS)
    sheet.hide_gridlines(2)
    bold, wrap = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, _WIDTH)
    sheet.write_string(0, 0, f"{collection}: {measure.name}", book.add_format({"bold": True, "font_size": 14}))
    for row, (name, words) in enumerate(instruction_lines(measure), 2):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, words, wrap)


def instruction_lines(measure: Measure) -> list[tuple[str, str]]:
    """What belongs in each column, in words."""
    lines = [
        (
            "One row",
            f"One questionnaire of one person, in the sheet {SHEET}. Rows with a code alone are passed over.",
        ),
        ("person", "The code on the paper sheet, the same every time. Never a name, a date of birth or an NHS number."),
        ("stage", "before, during, after or follow-up."),
        ("date", "The day it was filled in, such as 2026-04-01 or 01/04/2026."),
        ("group", "Only if you compare groups, such as a place or a day of the week. Leave it empty otherwise."),
    ]
    if measure.takes_items:
        lines += [(item.column, _about(item)) for item in measure.items]
    if measure.takes_totals:
        instead = "Only if you hold no single answers: add a column total with " if measure.takes_items else "Enter "
        lines.append(("total", f"{instead}{measure.total_words}."))
    return [*lines, ("No answer", "Leave the cell empty. Nothing is guessed in its place.")]


def _about(item: Item) -> str:
    words = ", ".join(f"{number} {answer}" for number, answer in enumerate(item.answers, item.low))
    allowed = words or f"a whole number from {item.low} to {item.high}"
    return f"{item.text} Enter {allowed}." if item.text else f"Enter {allowed}."
