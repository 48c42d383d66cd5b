"""Answers of the market as CSV and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from defusedcsv import csv  # type: ignore[import-untyped]

from worthwhile.kernel.problems import WorthwhileError


class CannotWrite(WorthwhileError):
    """A file cannot be written where it was asked for."""


def write_rows(to: Path, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows as CSV with a heading; no cell is run as a formula. Raises CannotWrite, with the reason."""
    try:
        with to.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(["" if row[name] is None else row[name] for name in columns] for row in rows)
    except OSError as error:
        raise CannotWrite(f"{to} cannot be written: {error.strerror}. Give a file in a folder of yours.") from None


def plain_rows(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows with days as text."""
    return [
        {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()} for row in rows
    ]
