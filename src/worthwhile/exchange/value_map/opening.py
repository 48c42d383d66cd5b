"""Opening a workbook or a CSV file as grids, refusing what is not safe or not a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.safe_files import check_zip, decode_text, read_bytes
from worthwhile.exchange.value_map.cell_faults import cell_faults
from worthwhile.exchange.value_map.grid import Grid

MOST_ROWS = 10_000
MOST_COLUMNS = 500
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_FILES = {b"%PDF": "a PDF", b"{\\rtf": "a Word document", b"<!DO": "a web page", b"<htm": "a web page"}
_ADVICE = "Save the value map as .xlsx or .csv and import that."


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The sheets of a file, and what a reader should know about how it was read."""

    grids: tuple[Grid, ...]
    notes: tuple[str, ...]


def open_sheets(path: Path, *, sheet: str | None = None) -> Opened:
    """Every sheet of a file, or the one named. What the file is follows from its bytes, not its name.

    Raises InvalidFile with a message fit for the user.
    """
    data = read_bytes(path)
    for start, what in _OTHER_FILES.items():
        if data.startswith(start):
            raise InvalidFile(f"{path.name} is {what}, not a spreadsheet. {_ADVICE}")
    if data.startswith(_ZIP):
        check_zip(path)
        return _workbook(path, sheet)
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise _locked(path)
        return _workbook(path, sheet)
    return _delimited(data, path)


def _locked(path: Path) -> InvalidFile:
    return InvalidFile(f"{path.name} is protected by a password. Save a copy without the password and import that.")


def _workbook(path: Path, wanted: str | None) -> Opened:
    try:
        workbook = CalamineWorkbook.from_path(path)
        names = [m.name for m in workbook.sheets_metadata if m.typ is SheetTypeEnum.WorkSheet]
        if wanted is not None and wanted not in names:
            raise InvalidFile(f"{path.name} has no sheet {wanted!r}. Its sheets are: {', '.join(names)}.")
        chosen = [wanted] if wanted is not None else names
        sheets = [(name, workbook.get_sheet_by_name(name)) for name in chosen]
        for name, sheet in sheets:
            _check_size(name, sheet)
        faults = cell_faults(path, [name for name, sheet in sheets if sheet.height]) if _is_zip(path) else {}
        grids = tuple(_grid(name, sheet, faults.get(name, {})) for name, sheet in sheets)
    except PasswordError as error:
        raise _locked(path) from error
    except (CalamineError, OSError) as error:
        raise InvalidFile(f"{path.name} is not a workbook that can be read ({error}). {_ADVICE}") from error
    notes: tuple[str, ...] = ()
    if not _is_zip(path):
        notes = (
            "In this old kind of workbook an error such as #DIV/0! looks like an empty cell. "
            "Save it as .xlsx and import that to have errors found.",
        )
    return Opened(grids=grids, notes=notes)


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == _ZIP


def _check_size(name: str, sheet: CalamineSheet) -> None:
    if sheet.height > MOST_ROWS or sheet.width > MOST_COLUMNS:
        raise InvalidFile(
            f"Sheet {name!r} has {sheet.height:,} rows and {sheet.width:,} columns; the most is {MOST_ROWS:,} rows and "
            f"{MOST_COLUMNS} columns. A value map has one row an outcome, so this looks like data about single people: "
            "add it up by outcome first, or name the sheet with the value map with --sheet."
        )


def _grid(name: str, sheet: CalamineSheet, faults: dict[tuple[int, int], str]) -> Grid:
    rows = tuple(tuple(row) for row in sheet.to_python(skip_empty_area=False)) if sheet.height else ()
    return Grid(name=name, place=f"Sheet {name!r}", rows=rows, faults=faults)


def _delimited(data: bytes, path: Path) -> Opened:
    text, encoding = decode_text(data, name=path.name)
    notes = []
    if encoding == "windows-1252":
        notes.append("The file is not UTF-8 and was read as Windows-1252. Check that £ signs and accents look right.")
    lines = text.count("\n") + 1
    if lines > MOST_ROWS:
        raise InvalidFile(
            f"{path.name} has {lines:,} lines; the most is {MOST_ROWS:,}. A value map has one row an outcome, so this "
            "looks like data about single people: add it up by outcome first."
        )
    try:
        rows = tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise InvalidFile(f"{path.name} is not a CSV file that can be read ({error}). {_ADVICE}") from error
    return Opened(grids=(Grid(name=path.name, place=path.name, rows=rows),), notes=tuple(notes))


def _delimiter(text: str) -> str:
    """The mark that parts the most cells in the fullest of the first lines."""
    lines = text.splitlines()[:40]
    return max((",", ";", "\t"), key=lambda mark: max((line.count(mark) for line in lines), default=0))
