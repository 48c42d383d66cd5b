"""The rows of a value map: outcomes, inputs, totals and what is neither."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from worthwhile.exchange.value_map.fields import BY_NAME, COLUMNS, RATES
from worthwhile.exchange.value_map.grid import Grid
from worthwhile.exchange.value_map.headings import Headings
from worthwhile.exchange.value_map.numbers import NotANumber, Read, read_number, read_rates, read_years
from worthwhile.kernel.problems import Problem

MOST_OUTCOMES = 2_000
_TOTAL = re.compile(
    r"^((grand|sub)[ -]?)?totals?\b|^(sum|npv|sroi|ratio|discount rate|social return|(net )?present value)\b",
    re.IGNORECASE,
)
_QUESTION_ROWS = 2
_MOST_LISTED = 10


@dataclass(frozen=True, kw_only=True)
class OutcomeRow:
    """One outcome as the sheet has it; ``numbers`` by our column names, rates as fractions."""

    row: int
    stakeholder: str
    texts: Mapping[str, str]
    numbers: Mapping[str, Decimal]
    years: Mapping[int, Decimal]


@dataclass(frozen=True, kw_only=True)
class InputRow:
    """One thing put in, with its worth."""

    row: int
    stakeholder: str
    name: str
    value: Decimal


@dataclass
class Table:
    """What a sheet's rows hold, with everything found wrong and everything a reader should know."""

    outcomes: list[OutcomeRow] = field(default_factory=list)
    inputs: list[InputRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class _Sorted:
    """Row numbers by what they are, and the stakeholder that each belongs to."""

    outcomes: list[int] = field(default_factory=list)
    inputs: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    questions: list[int] = field(default_factory=list)
    carried: list[int] = field(default_factory=list)
    stakeholder: dict[int, str] = field(default_factory=dict)


def read_table(grid: Grid, headings: Headings) -> Table:
    """Every outcome and input below the headings. Problems are collected, not raised."""
    table = Table()
    rows = _sort_rows(grid, headings, table)
    if len(rows.outcomes) > MOST_OUTCOMES:
        table.problems.append(
            Problem(
                grid.place,
                f"There are {len(rows.outcomes):,} outcome rows; the most is {MOST_OUTCOMES:,}. A value map has one "
                "row an outcome, so this looks like data about single people: add it up by outcome first.",
            )
        )
        return table
    data = sorted({*rows.outcomes, *rows.inputs})
    numbers = {name: _column_numbers(grid, headings, name, data, table) for name in _numeric(headings)}
    years = {year: _numbers_in(grid, headings, column, data, table) for year, column in headings.years.items()}
    _check_starts(grid, headings, numbers.get("starts", {}), table)
    fractions = {name: _rates(grid, headings, name, numbers[name], table) for name in RATES if name in numbers}
    for row in rows.outcomes:
        found = {name: read[row].value for name, read in numbers.items() if row in read and name not in RATES}
        found |= {name: rates[row] for name, rates in fractions.items() if row in rates}
        table.outcomes.append(
            OutcomeRow(
                row=row,
                stakeholder=rows.stakeholder.get(row, ""),
                texts=_texts(grid, headings, row),
                numbers=found,
                years={year: read[row].value for year, read in years.items() if row in read},
            )
        )
    for row in rows.inputs:
        _add_input(grid, headings, row, rows.stakeholder.get(row, ""), numbers.get("input_value", {}).get(row), table)
    _note_what_was_skipped(grid, rows, table)
    _note_text_numbers(grid, headings, numbers, table)
    return table


def _numeric(headings: Headings) -> list[str]:
    return [column.name for column in COLUMNS if column.numeric and column.name in headings.columns]


def _sort_rows(grid: Grid, headings: Headings, table: Table) -> _Sorted:
    rows = _Sorted()
    first = headings.row + headings.rows
    stakeholder, after_totals = "", False
    for row in range(first, len(grid.rows)):
        has = {name for name, column in headings.columns.items() if grid.text(row, column)}
        if row == first + len(rows.questions) < first + _QUESTION_ROWS and _asks(grid, headings, row):
            rows.questions.append(row)
            continue
        if _is_total(grid, row, has):
            rows.totals.append(row)
            after_totals = True
            continue
        if "stakeholder" in has:
            stakeholder = grid.text(row, headings.columns["stakeholder"])
        elif stakeholder and "outcome" in has:
            rows.carried.append(row)
        rows.stakeholder[row] = stakeholder
        _sort_row(grid, headings, row, has, after_totals, rows, table)
    return rows


def _sort_row(
    grid: Grid, headings: Headings, row: int, has: set[str], after_totals: bool, rows: _Sorted, table: Table
) -> None:
    amounts = has & {"quantity", "value"}
    if "outcome" in has and (amounts or not after_totals):
        rows.outcomes.append(row)
    elif amounts and after_totals:
        rows.totals.append(row)
    elif amounts:
        column = headings.columns["outcome"]
        message = "There is a quantity or a value but no outcome. Name the change, or clear the row."
        table.problems.append(Problem(grid.where(row, column, headings.titles[column]), message))
    elif has & {"impact", "present_value"} and not has & {"stakeholder", "input", "input_value"}:
        rows.totals.append(row)
    if has & {"input", "input_value"} and not after_totals:
        rows.inputs.append(row)


def _asks(grid: Grid, headings: Headings, row: int) -> bool:
    """Whether a row below the headings explains them: words where numbers belong, and no number."""
    words = 0
    for name in _numeric(headings):
        try:
            if read_number(grid.cell(row, headings.columns[name])) is not None:
                return False
        except NotANumber:
            words += not grid.text(row, headings.columns[name]).startswith(("=", "#"))
    return words >= 2


def _is_total(grid: Grid, row: int, has: set[str]) -> bool:
    if {"quantity", "value"} <= has:
        return False
    return any(_TOTAL.match(grid.text(row, c)) for c, cell in enumerate(grid.rows[row]) if isinstance(cell, str))


def _column_numbers(grid: Grid, headings: Headings, name: str, data: list[int], table: Table) -> dict[int, Read]:
    return _numbers_in(grid, headings, headings.columns[name], data, table, years=name == "duration")


def _numbers_in(
    grid: Grid, headings: Headings, column: int, data: list[int], table: Table, *, years: bool = False
) -> dict[int, Read]:
    found = {}
    for row in data:
        where = grid.where(row, column, headings.titles[column])
        if (row, column) in grid.faults:
            table.problems.append(Problem(where, grid.faults[row, column]))
            continue
        try:
            number = (read_years if years else read_number)(grid.cell(row, column))
        except NotANumber as error:
            table.problems.append(Problem(where, str(error)))
            continue
        if number is not None:
            found[row] = number
    return found


def _rates(
    grid: Grid, headings: Headings, name: str, numbers: Mapping[int, Read], table: Table
) -> Mapping[int, Decimal]:
    column = headings.columns[name]
    title = headings.titles[column]
    rates = read_rates(numbers)
    for row, fraction in rates.fractions.items():
        if not 0 <= fraction <= 1:
            message = f"Enter a share from 0% to 100%. The cell holds {numbers[row].value.normalize():f}."
            table.problems.append(Problem(grid.where(row, column, title), message))
    if rates.as_percent:
        table.notes.append(f"{title}: some numbers are above 1, so the column was read as percentages (20 is 20%).")
    for row in rates.ambiguous:
        given, taken = numbers[row].value.normalize(), (rates.fractions[row] * 100).normalize()
        where = grid.where(row, column, title)
        table.notes.append(f"{where}: {given:f} was read as {taken:f}%. Check that this is meant.")
    return rates.fractions


def _check_starts(grid: Grid, headings: Headings, numbers: Mapping[int, Read], table: Table) -> None:
    for row, read in numbers.items():
        if read.value not in (1, 2):
            column = headings.columns["starts"]
            message = (
                "Enter 1 where the outcome starts in the period of activity, 2 where it starts after it. "
                f"The cell holds {read.value.normalize():f}."
            )
            table.problems.append(Problem(grid.where(row, column, headings.titles[column]), message))


def _texts(grid: Grid, headings: Headings, row: int) -> dict[str, str]:
    """The text columns of a row; a dash or a blank is nothing."""
    found = {}
    for name, column in headings.columns.items():
        if not BY_NAME[name].numeric and grid.text(row, column) not in ("", "-"):
            found[name] = grid.text(row, column)
    return found


def _add_input(grid: Grid, headings: Headings, row: int, stakeholder: str, read: Read | None, table: Table) -> None:
    texts = _texts(grid, headings, row)
    name = texts.get("input", "")
    if read is None:
        if name:
            table.notes.append(f"{grid.where(row)}: the input {name!r} has no value and was left out.")
        return
    if read.value < 0:
        column = headings.columns["input_value"]
        message = f"Enter an amount of 0 or more. The cell holds {read.value.normalize():f}."
        table.problems.append(Problem(grid.where(row, column, headings.titles[column]), message))
        return
    label = name or (f"Input of {stakeholder}" if stakeholder else f"Input in row {row + 1}")
    table.inputs.append(InputRow(row=row, stakeholder=stakeholder, name=label, value=read.value))


def _note_what_was_skipped(grid: Grid, rows: _Sorted, table: Table) -> None:
    for row in rows.totals:
        words = next((t for c in range(len(grid.rows[row])) if (t := grid.text(row, c))), "")
        table.notes.append(f"{grid.where(row)}: skipped as a total ({words}).")
    for row in rows.questions:
        table.notes.append(f"{grid.where(row)}: skipped, as it explains the headings.")
    if rows.carried:
        one = len(rows.carried) == 1
        words = (
            "names no stakeholder and was given the one above it"
            if one
            else ("name no stakeholder and were given the one above them")
        )
        table.notes.append(f"{grid.place}: {listed_rows(rows.carried)} {words}.")


def _note_text_numbers(grid: Grid, headings: Headings, numbers: Mapping[str, Mapping[int, Read]], table: Table) -> None:
    if grid.place == grid.name:  # in a CSV file every number is text
        return
    for name, column_numbers in numbers.items():
        rows = [row for row, read in column_numbers.items() if read.was_text]
        if rows:
            title = headings.titles[headings.columns[name]]
            table.notes.append(f"{title}: numbers kept as text were read in {listed_rows(rows)}.")


def listed_rows(rows: list[int]) -> str:
    """Rows as people count them, the first ten of them by number."""
    if len(rows) == 1:
        return f"row {rows[0] + 1}"
    more = f" and {len(rows) - _MOST_LISTED} more" if len(rows) > _MOST_LISTED else ""
    return "rows " + ", ".join(str(row + 1) for row in rows[:_MOST_LISTED]) + more
