"""The text of workbooks, plain text and Markdown."""

from __future__ import annotations

import io
import re

from python_calamine import CalamineError, CalamineWorkbook

from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.safe_files import decode_text
from worthwhile.exchange.tender_pack.pack import Document, PassageKind
from worthwhile.exchange.tender_pack.passages import Gathered
from worthwhile.exchange.uploaded.kinds import FileKind
from worthwhile.exchange.uploaded.package import DAMAGED
from worthwhile.exchange.uploaded.refused import refused

_MARK = re.compile(r"\s*(?:[-*+•]|\d+[.)])\s+")
_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*$")
_MARKDOWN_LETTERS = re.compile(r"(?<!\w)[*_]{1,3}|[*_]{1,3}(?!\w)|`")


def read_sheets(data: bytes, *, name: str) -> Document:
    """Each row of each sheet under the sheet's name, its filled cells parted by " | ". Raises RefusedFile."""
    gathered = Gathered()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheet_names:
            gathered.under(sheet)
            for row in book.get_sheet_by_name(sheet).iter_rows():
                gathered.add(" | ".join(_cell(cell) for cell in row if _cell(cell)), PassageKind.ROW)
    except (CalamineError, ValueError, OSError):
        raise refused(name, DAMAGED) from None
    return Document(name=name, kind=FileKind.XLSX, passages=gathered.passages)


def _cell(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def read_plain(data: bytes, *, name: str, kind: FileKind) -> Document:
    """Paragraphs stand between empty lines; a line with a mark or number begins one too. Raises RefusedFile."""
    try:
        text, _ = decode_text(data, name=name)
    except InvalidFile as error:
        raise refused(name, str(error)) from None
    gathered = Gathered()
    waiting: list[str] = []

    def close() -> None:
        gathered.add(" ".join(waiting))
        waiting.clear()

    for line in text.splitlines():
        heading = _HEADING.match(line) if kind is FileKind.MARKDOWN else None
        if heading or not line.strip() or _MARK.match(line):
            close()
        if heading:
            gathered.add(heading[1], PassageKind.HEADING)
        elif line.strip().startswith("|") and kind is FileKind.MARKDOWN:
            close()
            gathered.add(_row(line), PassageKind.ROW)
        else:
            waiting.append(_MARKDOWN_LETTERS.sub("", line) if kind is FileKind.MARKDOWN else line)
    close()
    return Document(name=name, kind=kind, passages=gathered.passages)


def _row(line: str) -> str:
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    return " | ".join(cell for cell in cells if cell and not re.fullmatch(r":?-+:?", cell))
