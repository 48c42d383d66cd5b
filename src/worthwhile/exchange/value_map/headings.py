"""Which column of a sheet holds what: headings found in the first rows, known ones taken, near ones reported."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

from worthwhile.exchange.value_map.fields import (
    BY_NAME,
    COLUMNS,
    IN_SECTION,
    SECTION_HEADINGS,
    YEAR_HEADING,
    Section,
    plain,
)
from worthwhile.exchange.value_map.grid import Grid, column_letter
from worthwhile.exchange.value_map.numbers import NotANumber, read_number

FIRST_ROWS = 30
IGNORE = "ignore"
FEWEST_COLUMNS = 3
_NEAR = 0.72
_KNOWN = {heading: column.name for column in COLUMNS for heading in column.headings}


@dataclass(frozen=True, kw_only=True)
class NearMatch:
    """A heading that resembles a known one; it is used only when somebody has confirmed it."""

    heading: str
    column: int
    field: str
    resembles: str


@dataclass(frozen=True, kw_only=True)
class Headings:
    """The heading row of a sheet (0-based, ``rows`` deep) and what its columns hold.

    ``columns`` maps our names to column indexes, ``years`` years to columns of published yearly values.
    """

    row: int
    rows: int
    titles: Mapping[int, str]
    columns: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    near: tuple[NearMatch, ...] = ()
    ignored: tuple[int, ...] = ()

    @property
    def score(self) -> int:
        """How sure it is that this is the heading row: known columns count twice, near ones once."""
        return 2 * len(self.columns) + len(self.near)


def find_headings(grid: Grid, chosen: Mapping[str, str]) -> Headings | None:
    """The likeliest heading row among the first 30, one or two rows deep; None where none is likely.

    ``chosen`` maps headings or column letters, as the user wrote them, to our names or to “ignore”.
    """
    plainly = {plain(heading): name for heading, name in chosen.items()}
    best: Headings | None = None
    for depth in (1, 2):
        for row in range(min(FIRST_ROWS, len(grid.rows) - depth + 1)):
            if depth == 2 and _holds_numbers(grid, row + 1):
                continue
            found = _read(grid, row, depth, plainly)
            if best is None or found.score > best.score:
                best = found
    if best is None or len(best.columns) + len(best.near) < FEWEST_COLUMNS:
        return None
    return best


def _holds_numbers(grid: Grid, row: int) -> bool:
    """Whether a row is data: headings hold no numbers."""
    for cell in grid.rows[row]:
        try:
            if read_number(cell) is not None:
                return True
        except NotANumber:
            continue
    return False


def _read(grid: Grid, row: int, depth: int, chosen: Mapping[str, str]) -> Headings:
    upper, lower = _texts(grid, row), _texts(grid, row + 1) if depth == 2 else {}
    columns: dict[str, int] = {}
    years: dict[int, int] = {}
    open_columns: list[int] = []
    section, group = Section.STAKEHOLDER, ""
    for column in range(grid.width):
        group = upper.get(column, group)
        section = _section_of(group) or section if column in upper else section
        options = (plain(column_letter(column)), *_options(upper.get(column, ""), group, lower.get(column, ""), depth))
        if not any(options[1:]):
            continue
        name = _exact(options, section, chosen)
        if name == IGNORE:
            continue
        if name is not None and name not in columns:
            columns[name] = column
            section = BY_NAME[name].section
        elif (year := _year(options)) is not None:
            years.setdefault(year, column)
        else:
            open_columns.append(column)
    titles = {c: " ".join(t for t in (upper.get(c, ""), lower.get(c, "")) if t) for c in {**upper, **lower}}
    near = _near_matches(open_columns, titles, set(columns))
    return Headings(
        row=row,
        rows=depth,
        titles=titles,
        columns=columns,
        years=years,
        near=near,
        ignored=tuple(c for c in open_columns if c not in {match.column for match in near}),
    )


def _texts(grid: Grid, row: int) -> dict[int, str]:
    """Headings of a row: text only, as a row with numbers in it is data."""
    texts = {c: grid.text(row, c) for c, value in enumerate(grid.rows[row]) if isinstance(value, str)}
    return {c: text for c, text in texts.items() if text}


def _options(own: str, group: str, lower: str, depth: int) -> tuple[str, ...]:
    """The ways to read a heading, surest first: with the heading above it, alone, and the one above alone."""
    if depth == 1:
        return (plain(own),)
    joined = plain(f"{group} {lower}") if lower else ""
    return tuple(dict.fromkeys((joined, plain(lower), plain(own))))


def _exact(options: tuple[str, ...], section: Section, chosen: Mapping[str, str]) -> str | None:
    for option in options:
        if option in chosen:
            return chosen[option]
    for option in options[1:]:
        if option in IN_SECTION.get(section, {}):
            return IN_SECTION[section][option]
        if option in _KNOWN:
            return _KNOWN[option]
    return None


def _section_of(heading: str) -> Section | None:
    text = plain(heading)
    if text in SECTION_HEADINGS:
        return SECTION_HEADINGS[text]
    return BY_NAME[_KNOWN[text]].section if text in _KNOWN else None


def _year(options: tuple[str, ...]) -> int | None:
    for option in options:
        found = YEAR_HEADING.match(option)
        if found:
            return int(found[1])
    return None


def _near_matches(open_columns: list[int], titles: Mapping[int, str], taken: set[str]) -> tuple[NearMatch, ...]:
    """The best near match of each free field, no field and no column twice."""
    candidates = []
    for column in open_columns:
        text = plain(titles[column])
        for known, name in _KNOWN.items():
            closeness = _closeness(text, known)
            if name not in taken and closeness >= _NEAR:
                candidates.append((-closeness, column, name, known))
    found: dict[int, NearMatch] = {}
    used: set[str] = set()
    for _, column, name, known in sorted(candidates):
        if column not in found and name not in used:
            used.add(name)
            found[column] = NearMatch(heading=titles[column], column=column, field=name, resembles=known)
    return tuple(found[column] for column in sorted(found))


def _closeness(text: str, known: str) -> float:
    """From 0 to 1; a heading that holds every word of a known one is near however long it is."""
    if not text:
        return 0.0
    if set(known.split()) <= set(text.split()) and len(known) > 4:
        return 0.9
    return difflib.SequenceMatcher(None, text, known).ratio()
