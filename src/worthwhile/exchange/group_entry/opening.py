"""Opening a file that somebody uploaded as rows under a heading, refusing what is not safe or no table."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from worthwhile.exchange.csv_rows import CsvRows, read_csv_rows
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.safe_files import check_zip, read_bytes
from worthwhile.exchange.value_map.cell_faults import Faults, cell_faults
from worthwhile.kernel.problems import Problem

SHEET = "Questionnaires"
MOST_ROWS = 10_000
MOST_COLUMNS = 200
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OTHER_FILES = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a Word document",
    b"<": "a web page or other marked-up text",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_ADVICE = "Save the sheet as .xlsx or as CSV UTF-8, and choose that file."
_MACROS = "vbaproject.bin"


@dataclass(frozen=True, kw_only=True)
class OpenedTable:
    """The rows, and what is wrong with single cells of a workbook, by row and column of the sheet."""

    table: CsvRows
    problems: tuple[Problem, ...] = ()


def open_table(path: Path) -> OpenedTable:
    """The table of a CSV file or a workbook. What the file is follows from its bytes, not its name.

    Raises InvalidFile with a message fit for the user.
    """
    data = read_bytes(path)
    for start, what in _OTHER_FILES.items():
        if data.startswith(start):
            raise InvalidFile(f"{path.name} is {what}, not a table. {_ADVICE}")
    if data.startswith(_OLD_OFFICE):
        raise InvalidFile(
            f"{path.name} is protected by a password or an old kind of file, which may hold macros. {_ADVICE}"
        )
    opened = _workbook(path) if data.startswith(_ZIP) else OpenedTable(table=read_csv_rows(path))
    _check_size(path.name, opened.table)
    return opened


def _check_size(name: str, table: CsvRows) -> None:
    rows, columns = len(table.rows), len(table.heading)
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise InvalidFile(
            f"{name} has {rows:,} rows and {columns:,} columns; the most is {MOST_ROWS:,} rows and {MOST_COLUMNS} "
            "columns. Split the file, and upload one part after the other."
        )


def _workbook(path: Path) -> OpenedTable:
    check_zip(path)
    _refuse_macros(path)
    try:
        workbook = CalamineWorkbook.from_path(path)
        names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        name = _chosen(path, workbook, names)
        sheet = workbook.get_sheet_by_name(name)
        if sheet.height > 2 * MOST_ROWS or sheet.width > MOST_COLUMNS:
            raise InvalidFile(
                f"Sheet {name!r} reaches to row {sheet.height:,} and column {sheet.width:,}; the most is "
                f"{MOST_ROWS:,} rows and {MOST_COLUMNS} columns. Delete what stands below and beside the table."
            )
        cells = sheet.to_python(skip_empty_area=False)
        faults = cell_faults(path, [name]).get(name, {})
    except PasswordError as error:
        raise InvalidFile(f"{path.name} is protected by a password. Save a copy without it. {_ADVICE}") from error
    except (CalamineError, OSError) as error:
        raise InvalidFile(f"{path.name} is not a workbook that can be read ({error}). {_ADVICE}") from error
    return _rows(path, name, cells, faults)


def _refuse_macros(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if any(name.lower().endswith(_MACROS) for name in archive.namelist()):
            raise InvalidFile(f"{path.name} holds macros, so it was not opened. Save it as .xlsx without macros.")


def _chosen(path: Path, workbook: CalamineWorkbook, names: Sequence[str]) -> str:
    """Our own sheet, else the only one that holds anything.

    Raises InvalidFile where there is none or more than one.
    """
    if SHEET in names:
        return SHEET
    filled = [name for name in names if workbook.get_sheet_by_name(name).height]
    if len(filled) == 1:
        return filled[0]
    if not filled:
        raise InvalidFile(f"{path.name} is empty. Put the names of the columns in the first row.")
    raise InvalidFile(
        f"{path.name} has {len(filled)} sheets: {', '.join(filled)}. Give the one with the answers the name "
        f"{SHEET}, or save it as a file of its own."
    )


def _rows(path: Path, sheet: str, cells: Sequence[Sequence[object]], faults: Faults) -> OpenedTable:
    texts = [[_text(cell) for cell in row] for row in cells]
    filled = [number for number, row in enumerate(texts) if any(row) or any(place[0] == number for place in faults)]
    if not filled:
        raise InvalidFile(f"Sheet {sheet!r} of {path.name} is empty. Put the names of the columns in the first row.")
    heading = tuple(texts[filled[0]])
    while heading and not heading[-1]:
        heading = heading[:-1]
    problems = [
        Problem(f"row {row + 1}, {heading[column] if column < len(heading) else column + 1}", message)
        for (row, column), message in sorted(faults.items())
    ]
    table = CsvRows(heading=heading, rows=tuple((number + 1, texts[number]) for number in filled[1:]), encoding="utf-8")
    return OpenedTable(table=table, problems=tuple(problems))


def _text(cell: object) -> str:
    """A cell as it would stand in a CSV file: whole numbers without a point, days as 2026-04-01."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()
