"""Where in the data files something stands, so that a problem names its file and line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import read
from worthwhile.reference.files import DataFile
from worthwhile.reference.yaml_text import line_of

T = TypeVar("T")


@dataclass(frozen=True)
class Place:
    """Where a record stands: a YAML file, or one line of a CSV file.

    ``rows`` holds the file and line of the parts that came from another file, by their path in the record
    (``values[3]``).
    """

    file: DataFile
    line: int | None = None
    rows: Mapping[str, tuple[str, int]] = field(default_factory=lambda: MappingProxyType({}))

    def problem(self, path: str, message: str) -> Problem:
        """A problem with the field at ``path`` of the record."""
        part = next((part for part in self.rows if path == part or path.startswith(f"{part}.")), None)
        if part is not None:
            name, line = self.rows[part]
            return _said(name, line, path[len(part) + 1 :], message)
        if self.line is not None:
            return _said(self.file.path, self.line, path.removeprefix("values[0]").removeprefix("."), message)
        return _said(self.file.path, line_of(self.file, path), path, message)


def _said(name: str, line: int, field_path: str, message: str) -> Problem:
    return Problem(f"{name}, line {line}" + (f", {field_path}" if field_path else ""), message)


def read_at(kind: type[T], data: object, place: Place, problems: list[Problem], *, within: str = "") -> T | None:
    """The record in ``data``, or None with its problems added, each with its file and line."""
    try:
        return read(kind, data, what="this record")
    except InvalidInput as error:
        for found in error.problems:
            seen = found.within(within)
            problems.append(place.problem(seen.path, seen.message))
        return None
