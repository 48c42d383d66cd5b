"""CSV as the data files use it: a header row, every row as long as it, cells read as what they look like."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.kernel.problems import Problem
from worthwhile.reference.files import DataFile

_NUMBER = re.compile(r"-?\d+(\.\d+)?")

Cell = str | Decimal | bool


@dataclass(frozen=True)
class Row:
    """One row and the line it ends on; empty cells are left out."""

    line: int
    cells: dict[str, Cell]


def read_csv(file: DataFile, problems: list[Problem]) -> tuple[tuple[str, ...], list[Row]]:
    """The header and the rows of a file. Rows that do not fit the header are problems and left out."""
    reader = csv.reader(io.StringIO(file.text, newline=""), strict=True)
    rows: list[Row] = []
    try:
        header = tuple(name.strip() for name in next(reader, ()))
        if not all(header) or len(set(header)) != len(header) or not header:
            problems.append(Problem(f"{file.path}, line 1", "Give every column its own name in the first row."))
            return (), []
        for cells in reader:
            if len(cells) != len(header):
                problems.append(
                    Problem(
                        f"{file.path}, line {reader.line_num}",
                        f"This row has {len(cells)} cells and the header has {len(header)}. "
                        "Put text that holds a comma in double quotes.",
                    )
                )
                continue
            named = {name: _read_cell(cell) for name, cell in zip(header, cells, strict=True) if cell.strip()}
            rows.append(Row(reader.line_num, named))
    except csv.Error as error:
        problems.append(Problem(f"{file.path}, line {reader.line_num}", f"This is not CSV that can be read: {error}."))
        return (), []
    return header, rows


def _read_cell(text: str) -> Cell:
    text = text.strip()
    if text in ("true", "false"):
        return text == "true"
    return Decimal(text) if _NUMBER.fullmatch(text) else text
