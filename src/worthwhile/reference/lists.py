"""Rows of the lists that ship (areas, postcodes, codes of services), read strictly and without YAML, so quickly."""

from __future__ import annotations

import csv
from importlib import resources

from worthwhile.kernel.problems import InvalidInput, Problem

FOLDERS = frozenset({"areas", "cpv", "fitness"})  # not figures of valuation: loaders of their own read them
REGIMES = "regimes"  # decision tables of procurement law, which have a loader of their own


def read_list(name: str, *header: str) -> list[list[str]]:
    """The rows of a file under the data folder, such as ``areas/areas.csv``, as text, in the order of the file.

    Raises InvalidInput with every problem at once, each with its line: another header than ``header``, a row of
    another length, text that is not CSV.
    """
    text = (resources.files("worthwhile.reference") / "data").joinpath(*name.split("/")).read_text(encoding="utf-8")
    return rows_of(text, name, header)


def rows_of(text: str, name: str, header: tuple[str, ...]) -> list[list[str]]:
    """The rows in ``text``; ``name`` is what problems call the file."""
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        found = next(reader, [])
        rows = list(reader)
    except csv.Error as error:
        message = f"This is not CSV that can be read: {error}."
        raise InvalidInput([Problem(f"{name}, line {reader.line_num}", message)]) from error
    if tuple(found) != header:
        asked = ", ".join(header)
        raise InvalidInput([Problem(f"{name}, line 1", f"Name the columns {asked}. They are {', '.join(found)}.")])
    width = len(header)
    problems = [
        Problem(f"{name}, line {line}", f"This row has {len(row)} cells and the header has {width}.")
        for line, row in enumerate(rows, 2)
        if len(row) != width
    ]
    if problems:
        raise InvalidInput(problems)
    return rows
