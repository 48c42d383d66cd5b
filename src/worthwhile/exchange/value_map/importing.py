"""From a file to a draft case, or to every reason why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from worthwhile.engines.valuation.case import read_case
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.value_map.draft import Draft, draft_case, setting_problems
from worthwhile.exchange.value_map.fields import BY_NAME, REQUIRED, plain
from worthwhile.exchange.value_map.grid import Grid, column_letter
from worthwhile.exchange.value_map.headings import IGNORE, Headings, NearMatch, find_headings
from worthwhile.exchange.value_map.labelled import find_labelled
from worthwhile.exchange.value_map.opening import open_sheets
from worthwhile.exchange.value_map.published import published_figures
from worthwhile.exchange.value_map.settings import ImportSettings
from worthwhile.exchange.value_map.table import Table, read_table
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError, did_you_mean

MOST_PROBLEMS = 50


class NearMatchesFound(WorthwhileError):
    """Some headings only resemble known ones: nothing is imported until somebody confirms or ignores them.

    ``also`` holds what else is missing, so that everything can be given at once.
    """

    def __init__(self, matches: tuple[NearMatch, ...], grid: Grid, also: tuple[Problem, ...] = ()) -> None:
        self.matches = matches
        self.also = also
        self.sheet = grid.name
        lines = [
            f"  column {column_letter(match.column)} {match.heading!r} would be read as {match.field} "
            f"({BY_NAME[match.field].about.lower()})"
            for match in matches
        ]
        super().__init__(
            f"{grid.place} has headings that resemble known ones. Nothing was imported.\n" + "\n".join(lines)
        )


@dataclass(frozen=True, kw_only=True)
class ImportedMap:
    """A draft case as plain data that :func:`read_case` accepts, the figures published in the sheet (None
    where there are none), what a reader should know, and the near matches that were accepted."""

    case_data: dict[str, Any]
    published_data: dict[str, Any] | None
    notes: tuple[str, ...]
    near_matches: tuple[NearMatch, ...]


def import_value_map(
    path: Path,
    *,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    accept_near: bool = False,
    settings: ImportSettings | None = None,
) -> ImportedMap:
    """Read a value map from .xlsx, .xls or CSV into a draft impact case.

    ``columns`` maps headings, or column letters, to our column names or to ``ignore``.

    Raises InvalidFile where the file cannot be opened safely, NearMatchesFound where headings need
    confirming, InvalidInput with every problem of the sheet and of the settings (at most 50 are listed).
    """
    settings = settings or ImportSettings()
    chosen = columns or {}
    _check_names(chosen)
    opened = open_sheets(path, sheet=sheet)
    grid, headings = _choose_sheet(opened.grids, chosen, path)
    _check_chosen(chosen, grid, headings)
    near = headings.near
    missing = _missing_columns(grid, headings)
    if near and not accept_near:
        asked = setting_problems(settings, find_labelled(grid, headings))
        raise NearMatchesFound(near, grid, (*missing, *asked))
    accepted = {match.field: match.column for match in near}
    headings = replace(headings, columns={**headings.columns, **accepted}, near=())
    labelled = find_labelled(grid, headings)
    table = read_table(grid, headings) if not missing else Table()
    problems = missing + table.problems
    if not problems and not table.outcomes:
        problems.append(Problem(grid.place, "There is no outcome under the headings. Enter one row for each outcome."))
    problems += setting_problems(settings, labelled)
    _raise(problems)
    draft = draft_case(
        grid=grid, headings=headings, table=table, labelled=labelled, settings=settings, file_name=path.name
    )
    _check_case(draft, grid)
    ignored = _ignored_note(grid, headings)
    return ImportedMap(
        case_data=draft.data,
        published_data=published_figures(draft=draft, table=table, labelled=labelled, file_name=path.name),
        notes=(*opened.notes, *table.notes, *draft.notes, *ignored),
        near_matches=near,
    )


def _check_names(chosen: Mapping[str, str]) -> None:
    known = [*BY_NAME, IGNORE]
    listed = ", ".join(known)
    _raise(
        [
            Problem(
                f"--column {heading!r}", f"There is no column {name!r}.{did_you_mean(name, known)} Known: {listed}."
            )
            for heading, name in chosen.items()
            if name not in known
        ]
    )


def _check_chosen(chosen: Mapping[str, str], grid: Grid, headings: Headings) -> None:
    """A heading named by the user must stand in the sheet, or a misspelling would silently do nothing."""
    titles = list(headings.titles.values())
    rows = range(headings.row, headings.row + headings.rows)
    found = {plain(title) for title in titles} | {plain(column_letter(c)) for c in headings.titles}
    found |= {plain(grid.text(row, column)) for row in rows for column in range(grid.width)}
    _raise(
        [
            Problem(f"--column {heading!r}", f"{grid.place} has no such heading.{did_you_mean(heading, titles)}")
            for heading in chosen
            if plain(heading) not in found
        ]
    )


def _choose_sheet(grids: tuple[Grid, ...], chosen: Mapping[str, str], path: Path) -> tuple[Grid, Headings]:
    found = [(grid, headings) for grid in grids if (headings := find_headings(grid, chosen)) is not None]
    whole = [(grid, headings) for grid, headings in found if not _missing_columns(grid, headings)]
    best = whole or found
    if len(best) == 1:
        return best[0]
    if best:
        names = ", ".join(repr(grid.name) for grid, _ in best)
        raise InvalidFile(
            f"{path.name} has {len(best)} sheets that look like value maps: {names}. Name one with --sheet."
        )
    empty = [grid.name for grid in grids if not any(any(str(c).strip() for c in row) for row in grid.rows)]
    said = f" Empty: {', '.join(empty)}." if empty else ""
    raise InvalidFile(
        f"No value map was found in {path.name}: none of the first 30 rows of its {len(grids)} sheet"
        f"{'s' if len(grids) != 1 else ''} has headings such as Outcome, Quantity and Financial proxy value.{said} "
        'Name your headings with --column, such as --column "What changed=outcome".'
    )


def _missing_columns(grid: Grid, headings: Headings) -> list[Problem]:
    present = {*headings.columns, *(match.field for match in headings.near)}
    unused = [repr(headings.titles[column]) for column in headings.ignored]
    offer = f" Headings not yet used: {', '.join(unused)}." if unused else ""
    return [
        Problem(
            grid.where(headings.row),
            f"No column for {name} ({BY_NAME[name].about.lower()}) was found.{offer} "
            f'Name it: --column "Their heading={name}".',
        )
        for name in REQUIRED
        if name not in present
    ]


def _check_case(draft: Draft, grid: Grid) -> None:
    """What the reader of cases refuses is told at the sheet's row."""
    try:
        read_case(draft.data)
    except InvalidInput as error:
        rows = list(draft.rows.values())
        _raise([_in_sheet(problem, rows, grid) for problem in error.problems])


def _in_sheet(problem: Problem, rows: list[int], grid: Grid) -> Problem:
    found = re.match(r"^outcomes\[(\d+)\]\.?(.*)$", problem.path)
    if found is None:
        return problem
    return Problem(grid.where(rows[int(found[1])], heading=found[2]), problem.message)


def _ignored_note(grid: Grid, headings: Headings) -> tuple[str, ...]:
    if not headings.ignored:
        return ()
    listed = ", ".join(repr(headings.titles[column]) for column in headings.ignored)
    return (f"{grid.place}: these columns were not read: {listed}.",)


def _raise(problems: list[Problem]) -> None:
    if not problems:
        return
    if len(problems) > MOST_PROBLEMS:
        more = Problem("", f"There are {len(problems) - MOST_PROBLEMS} more problems. Mend these first.")
        problems = [*problems[:MOST_PROBLEMS], more]
    raise InvalidInput(problems)
