"""Cells of an .xlsx workbook that hold an error, or a formula without a result.

The reader of values shows both as empty cells, and an empty deduction would count as none: so they are
looked for in the workbook's own XML.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

from worthwhile.exchange.plain_data import InvalidFile

_REFERENCE = re.compile(r"^([A-Z]{1,3})(\d+)$")
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HEAD = 4096

Faults = dict[tuple[int, int], str]


def cell_faults(path: Path, sheets: Iterable[str]) -> dict[str, Faults]:
    """For each sheet, what is wrong with single cells, by (row, column) from 0. The archive was checked before.

    Raises InvalidFile where the XML declares types of its own or cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = _sheet_parts(archive)
            return {name: _faults(archive, parts[name]) for name in sheets if name in parts}
    except (ET.ParseError, KeyError, zipfile.BadZipFile) as error:
        raise InvalidFile(f"{path.name} is damaged ({error}). Open it in a spreadsheet and save it again.") from error


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name to the part of the archive that holds it; empty where this is not an Excel workbook."""
    if "xl/workbook.xml" not in archive.namelist():
        return {}
    links = {
        link.get("Id"): link.get("Target", "")
        for link in ET.fromstring(_checked(archive.read("xl/_rels/workbook.xml.rels")))  # noqa: S314
    }
    book = ET.fromstring(_checked(archive.read("xl/workbook.xml")))  # noqa: S314
    return {
        sheet.get("name", ""): posixpath.normpath(posixpath.join("/xl", links.get(sheet.get(_OFFICE)) or "")).lstrip(
            "/"
        )
        for sheet in book.iter()
        if _local(sheet.tag) == "sheet"
    }


def _checked(xml: bytes) -> bytes:
    """XML without a document type, so that no entity can grow in it."""
    if b"<!DOCTYPE" in xml[:_HEAD]:
        raise InvalidFile("The workbook declares XML types of its own, which no spreadsheet does, and was not opened.")
    return xml


def _faults(archive: zipfile.ZipFile, part: str) -> Faults:
    if part not in archive.namelist() or not part.endswith(".xml"):
        return {}
    with archive.open(part) as head:
        _checked(head.read(_HEAD))
    found: Faults = {}
    with archive.open(part) as source:
        for _, element in ET.iterparse(source):  # noqa: S314
            if _local(element.tag) == "c":
                _note_fault(element, found)
            elif _local(element.tag) == "row":
                element.clear()
    return found


def _note_fault(cell: ET.Element, found: Faults) -> None:
    place = _REFERENCE.match(cell.get("r", ""))
    if place is None:
        return
    children = {_local(child.tag): child for child in cell}
    value = children["v"].text if "v" in children else None
    message = ""
    if cell.get("t") == "e":
        message = f"The cell holds the error {value}. Mend the formula, or clear the cell."
    elif "f" in children and value is None and cell.get("t") != "str":
        message = "The formula has no stored result. Open the workbook in a spreadsheet, save it, and import it again."
    if message:
        found[int(place[2]) - 1, _column(place[1])] = message


def _column(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
