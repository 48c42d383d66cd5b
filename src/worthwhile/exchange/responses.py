"""RESPONSES.csv: one questionnaire a row, with every mistake named by row and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from worthwhile.engines.measures.measure import Item, Measure, Stage
from worthwhile.engines.measures.responses import Response, response_problems
from worthwhile.exchange.csv_rows import CsvRows, read_csv_rows
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean

NEEDED = ("person", "stage", "date")
MOST_PROBLEMS = 200


@dataclass(frozen=True, kw_only=True)
class ReadResponses:
    """The questionnaires of a file, and how its text was read (``utf-8``, ``windows-1252``, ``utf-16``)."""

    responses: tuple[Response, ...]
    encoding: str


@dataclass(frozen=True, kw_only=True)
class CheckedResponses:
    """Every questionnaire that can be read, and every problem in order of row.

    A response may stand here and have a problem too (an answer out of range): ``faulty`` holds the numbers of
    such rows and of those that gave no response at all. ``unplaced`` are rows without a person, stage or date that
    can be read, with whatever answers can be.
    """

    responses: tuple[Response, ...]
    unplaced: tuple[Response, ...]
    problems: tuple[Problem, ...]

    @property
    def faulty(self) -> frozenset[int]:
        """Rows with a problem of their own."""
        return frozenset(row for problem in self.problems if (row := _row_of(problem.path)))

    @property
    def sound(self) -> tuple[Response, ...]:
        """The questionnaires without a problem."""
        faulty = self.faulty
        return tuple(response for response in self.responses if response.row not in faulty)


def check_rows(*, table: CsvRows, measure: Measure, day_first: bool) -> CheckedResponses:
    """Read the rows under a heading, for a preview that shows what is right beside all that is wrong.

    Raises InvalidInput where the heading itself cannot be used.
    """
    columns = _columns(table.heading, measure)
    reader = _RowReader(measure=measure, columns=columns, day_first=day_first, width=len(table.heading))
    responses = [response for number, cells in table.rows if (response := reader.read(number, cells)) is not None]
    problems = [*reader.problems, *response_problems(measure=measure, responses=[*responses, *reader.unplaced])]
    problems.sort(key=lambda problem: _row_of(problem.path))
    return CheckedResponses(responses=tuple(responses), unplaced=tuple(reader.unplaced), problems=tuple(problems))


def read_responses(*, path: Path, measure: Measure, day_first: bool = False) -> ReadResponses:
    """Read ``person, stage, date, group, item1..itemN`` or ``total`` for a measure, columns in any order.

    Dates are 2026-04-01, or with ``day_first`` also 01/04/2026. Empty item cells are missing answers.
    Columns that begin ``x-`` are ignored.

    Raises InvalidFile where the file is no CSV; InvalidInput with every problem (the first 200) otherwise.
    """
    return responses_of(table=read_csv_rows(path), measure=measure, day_first=day_first, name=path.name)


def responses_of(*, table: CsvRows, measure: Measure, day_first: bool, name: str) -> ReadResponses:
    """The questionnaires of rows that are all in order; ``name`` is used in messages.

    Raises InvalidInput with every problem (the first 200) otherwise.
    """
    checked = check_rows(table=table, measure=measure, day_first=day_first)
    problems = checked.problems
    if problems:
        more = len(problems) - MOST_PROBLEMS
        rest = [Problem("", f"And {more} more problems. Put these right first.")] if more > 0 else []
        raise InvalidInput([*problems[:MOST_PROBLEMS], *rest])
    if not checked.responses:
        raise InvalidInput([Problem("", f"{name} has a heading and no rows. Add one row a questionnaire.")])
    return ReadResponses(responses=checked.responses, encoding=table.encoding)


def _row_of(path: str) -> int:
    digits = "".join(letter if letter.isdigit() else " " for letter in path.partition(",")[0]).split()
    return int(digits[0]) if digits else 0


def _columns(heading: Sequence[str], measure: Measure) -> Mapping[str, int]:
    """Where each known column stands.

    Raises InvalidInput for columns that are missing, unknown, twice there, or not taken by the measure.
    """
    names = [name.lower() for name in heading]
    items = [item.column for item in measure.items]
    known = [*NEEDED, "group", *items, "total"]
    problems = [
        Problem(f"column {name}", f"This column stands {count} times. Keep one.")
        for name, count in Counter(names).items()
        if count > 1 and name and not name.startswith("x-")
    ]
    for position, name in enumerate(names):
        if name in known or name.startswith("x-"):
            continue
        free = [column for column in known if column not in names]
        problems.append(Problem(f"column {heading[position] or position + 1}", _unknown_column(name, measure, free)))
    missing = [name for name in NEEDED if name not in names]
    problems += [Problem(f"column {name}", f"This column is missing.{_expected(measure)}") for name in missing]
    has_items, has_total = any(name in items for name in names), "total" in names
    if has_total and not measure.takes_totals:
        problems.append(Problem("column total", measure.why_no_total))
    elif not has_items and not has_total:
        problems.append(Problem("", f"There are no answers.{_expected(measure)}"))
    elif has_items and not has_total:
        problems += _missing_items(names, measure)
    if problems:
        raise InvalidInput(problems)
    return {name: position for position, name in enumerate(names) if name in known}


def _unknown_column(name: str, measure: Measure, free: Sequence[str]) -> str:
    if not measure.takes_items and name.startswith("item"):
        return (
            f"The items of {measure.name} may not be held here ({measure.licence.statement}) "
            "Enter the score in a column total."
        )
    return f"{measure.name} has no such column.{did_you_mean(name, free)}{_expected(measure)}"


def _missing_items(names: Sequence[str], measure: Measure) -> list[Problem]:
    """Items that no scale can do without; a question that is a scale of its own may have been left out."""
    asked = [position for position, item in enumerate(measure.items) if item.column in names]
    problems = []
    for scale in measure.scales:
        absent = [position for position in scale.items if position not in asked]
        if absent and len(absent) < len(scale.items):
            columns = ", ".join(measure.items[position].column for position in absent)
            problems.append(Problem("", f"Columns are missing: {columns}. {scale.name} needs all its items."))
    return problems


def _expected(measure: Measure) -> str:
    parts = []
    if measure.takes_items:
        parts.append(f"item1 to item{len(measure.items)}")
    if measure.takes_totals:
        parts.append("total")
    return f" Columns are: person, stage, date, group (optional), {' or '.join(parts)}."


class _RowReader:
    """Reads rows one by one and gathers what is wrong."""

    def __init__(self, *, measure: Measure, columns: Mapping[str, int], day_first: bool, width: int) -> None:
        self.problems: list[Problem] = []
        # Rows with a problem elsewhere, whose answers are still to be checked so that all is said at once.
        self.unplaced: list[Response] = []
        self._columns, self._day_first, self._width = columns, day_first, width
        self._measure = measure
        self._answers = [_AnswerReader(item) for item in measure.items]
        self._stages = {stage.value: stage for stage in Stage}
        self._dates: dict[str, date | None] = {}

    def read(self, row: int, cells: list[str]) -> Response | None:
        """The response of one row, None where it has a problem."""
        if len(cells) > self._width and any(cell.strip() for cell in cells[self._width :]):
            self.problems.append(
                Problem(
                    f"row {row}",
                    f"This row has {len(cells)} cells and the heading has {self._width}. "
                    "Put text that holds a comma in double quotes.",
                )
            )
            return None
        before = len(self.problems)
        person = self._cell(cells, "person")
        if not person:
            self._refuse(row, "person", "Enter a code for the person, the same at every stage. A name is not needed.")
        stage = self._stage(row, self._cell(cells, "stage"))
        on = self._date(row, self._cell(cells, "date"))
        answers = self._read_answers(row, cells)
        total = self._total(row, self._cell(cells, "total"))
        response = Response(
            person=person,
            stage=stage or Stage.BEFORE,
            on=on or date.min,
            answers=answers,
            total=total,
            group=self._cell(cells, "group"),
            row=row,
        )
        if len(self.problems) > before:
            self.unplaced.append(response)
            return None
        return response

    def _cell(self, cells: list[str], column: str) -> str:
        position = self._columns.get(column)
        return cells[position].strip() if position is not None and position < len(cells) else ""

    def _refuse(self, row: int, column: str, message: str) -> None:
        self.problems.append(Problem(f"row {row}, {column}", message))

    def _stage(self, row: int, text: str) -> Stage | None:
        found = self._stages.get(text.lower())
        if found is None:
            hint = did_you_mean(text, self._stages)
            self._refuse(row, "stage", f"Enter before, during, after or follow-up. You gave {text!r}.{hint}")
        return found

    def _date(self, row: int, text: str) -> date | None:
        if text not in self._dates:
            self._dates[text] = _date_of(text, self._day_first)
        found = self._dates[text]
        if found is None:
            self._refuse(row, "date", _date_advice(text, self._day_first))
        return found

    def _read_answers(self, row: int, cells: list[str]) -> tuple[int | None, ...]:
        answers: list[int | None] = []
        for reader in self._answers:
            text = self._cell(cells, reader.column)
            answer = reader.read(text) if text else None
            if text and answer is None:
                self._refuse(row, reader.column, reader.advice(text))
            answers.append(answer)
        return tuple(answers)

    def _total(self, row: int, text: str) -> Decimal | None:
        if not text:
            return None
        number = _number(text)
        if number is None:
            self._refuse(
                row, "total", f"Enter {self._measure.total_words}. You gave {text!r}. Leave it empty if missing."
            )
        return number


class _AnswerReader:
    """Reads the answers to one item: a whole number, or the printed words where they ship."""

    def __init__(self, item: Item) -> None:
        self.column = item.column
        self._item = item
        self._seen: dict[str, int | None] = {}

    def read(self, text: str) -> int | None:
        """The answer, None where the text is none. Whether it is in range is the engine's to say."""
        if text not in self._seen:
            self._seen[text] = self._parsed(text)
        return self._seen[text]

    def _parsed(self, text: str) -> int | None:
        words = [word.lower() for word in self._item.answers]
        if text.lower() in words:
            return self._item.low + words.index(text.lower())
        number = _number(text)
        return int(number) if number is not None and number == number.to_integral_value() else None

    def advice(self, text: str) -> str:
        """What to enter instead."""
        words = f", or one of: {'; '.join(self._item.answers)}" if self._item.answers else ""
        return (
            f"Enter a whole number from {self._item.low} to {self._item.high}{words}. You gave {text!r}."
            f"{did_you_mean(text, self._item.answers)} Leave the cell empty if the answer is missing."
        )


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 1_000_000_000 else None


def _date_of(text: str, day_first: bool) -> date | None:
    try:
        if len(text) == 10 and text[4] == "-":
            return date.fromisoformat(text)
        day, month, year = text.split("/") if day_first else ("", "", "")
        return date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None


def _date_advice(text: str, day_first: bool) -> str:
    if day_first:
        return f"Enter a date such as 2026-04-01 or 01/04/2026. You gave {text!r}."
    hint = " If your dates are day first, add --day-first." if text.count("/") == 2 else ""
    return f"Enter a date such as 2026-04-01 (year-month-day). You gave {text!r}.{hint}"
