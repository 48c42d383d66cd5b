"""The questionnaires of a group, with everything that is wrong with the file at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from worthwhile.engines.measures.measure import Measure
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.safeguarding import safeguarding_flags
from worthwhile.exchange.csv_rows import CsvRows
from worthwhile.exchange.group_entry.opening import open_table
from worthwhile.exchange.responses import CheckedResponses, check_rows
from worthwhile.kernel.problems import InvalidInput, Problem

# What a blank sheet brings along. A row with nothing else has not been filled in yet.
_GIVEN = ("person", "stage", "group")


@dataclass(frozen=True, kw_only=True)
class GroupFile:
    """What a file holds. ``rows`` counts rows that are filled in, ``unfilled`` those with a code alone.

    ``sound`` are the questionnaires without a problem; ``encoding`` is how the text was read. ``worrying`` are rows
    with a problem whose answer needs a person to act: a mistake in a date must not hide it.
    """

    rows: int
    unfilled: int
    sound: tuple[Response, ...]
    problems: tuple[Problem, ...]
    encoding: str
    worrying: tuple[int, ...]


def read_group_file(*, path: Path, measure: Measure) -> GroupFile:
    """Read ``person, stage, date, group, item1..itemN`` or ``total``; dates as 2026-04-01 or 01/04/2026.

    Raises InvalidFile where the file cannot be opened; InvalidInput where its heading cannot be used or it holds
    no row that is filled in. Everything else that is wrong stands in ``problems``, by row and column.
    """
    opened = open_table(path)
    return read_group_rows(rows=opened.table, measure=measure, problems=opened.problems)


def read_group_rows(*, rows: CsvRows, measure: Measure, problems: Sequence[Problem] = ()) -> GroupFile:
    """The same from rows under a heading; ``problems`` are what is wrong with single cells."""
    table, unfilled = _filled_in(rows)
    checked = check_rows(table=table, measure=measure, day_first=True)
    if not table.rows:
        raise InvalidInput([Problem("", "No row is filled in. Enter stage, date and answers, then upload.")])
    named = _with_cell_problems(checked, problems)
    return GroupFile(
        rows=len(table.rows),
        unfilled=unfilled,
        sound=named.sound,
        problems=named.problems,
        encoding=table.encoding,
        worrying=_worrying(named, measure),
    )


def _worrying(checked: CheckedResponses, measure: Measure) -> tuple[int, ...]:
    faulty = checked.faulty
    rows = [response for response in (*checked.responses, *checked.unplaced) if response.row in faulty]
    return tuple(sorted({flag.row for flag in safeguarding_flags(measure=measure, responses=rows)}))


def _filled_in(table: CsvRows) -> tuple[CsvRows, int]:
    names = [name.lower() for name in table.heading]
    given = {position for position, name in enumerate(names) if name in _GIVEN}
    rows = tuple(row for row in table.rows if _is_filled_in(row[1], given))
    return CsvRows(heading=table.heading, rows=rows, encoding=table.encoding), len(table.rows) - len(rows)


def _is_filled_in(cells: Sequence[str], given: set[int]) -> bool:
    return any(cell.strip() for position, cell in enumerate(cells) if position not in given)


def _with_cell_problems(checked: CheckedResponses, problems: Sequence[Problem]) -> CheckedResponses:
    """A cell that holds an error is told as that, not as what an empty cell would be."""
    if not problems:
        return checked
    told = {problem.path for problem in problems}
    rest = [problem for problem in checked.problems if problem.path not in told]
    both = sorted([*problems, *rest], key=lambda problem: int(problem.path.split(",")[0].split()[-1]))
    return CheckedResponses(responses=checked.responses, unplaced=checked.unplaced, problems=tuple(both))
