"""A CSV file that people made, as rows of cells: encodings, separators and what is not CSV at all."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.safe_files import decode_text

LARGEST_FILE = 100_000_000
_WORKBOOK = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, kw_only=True)
class CsvRows:
    """The heading and the rows under it with their row numbers as a spreadsheet counts them.

    Empty rows are left out. ``encoding`` is how the file was read.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    encoding: str


def read_csv_rows(path: Path) -> CsvRows:
    """Read a CSV file with commas, semicolons or tabs, in UTF-8, UTF-16 with a mark, or Windows-1252.

    Raises InvalidFile where it is missing, too large, a workbook, or no text.
    """
    return csv_rows_of(_content(path), name=path.name)


def csv_rows_of(content: bytes, *, name: str) -> CsvRows:
    """As :func:`read_csv_rows`, from the bytes of a file; ``name`` is used in messages."""
    text, encoding = _decoded(content, name)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        lines = [(number, cells) for number, cells in enumerate(reader, 1) if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise InvalidFile(f"{name} is not CSV that can be read, near line {reader.line_num}: {error}.") from None
    if not lines:
        raise InvalidFile(f"{name} is empty. Put the names of the columns in the first row.")
    return CsvRows(heading=tuple(cell.strip() for cell in lines[0][1]), rows=tuple(lines[1:]), encoding=encoding)


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    if content.startswith((_WORKBOOK, _OLD_WORKBOOK)):
        raise InvalidFile(f"{name} is a workbook. In your spreadsheet choose Save as, CSV UTF-8, and give that file.")
    text, encoding = decode_text(content, name=name)
    return text, encoding.removesuffix("-sig")


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InvalidFile(f"{path} is a folder. Give a CSV file.")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise InvalidFile(f"{path.name} is {size:,} bytes; the most is {LARGEST_FILE:,}. Split the file.")
        return path.read_bytes()
    except FileNotFoundError:
        raise InvalidFile(f"There is no file {path}. Check the name and the folder.") from None
    except OSError as error:
        raise InvalidFile(f"{path} cannot be read: {error.strerror}.") from None
