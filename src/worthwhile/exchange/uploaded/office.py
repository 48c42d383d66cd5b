"""What may not stand in a Word or Excel file that somebody sends, and what is told about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from worthwhile.exchange.uploaded.limits import Limits
from worthwhile.exchange.uploaded.office_xml import InvalidXml, XmlEvents, XmlHandler, start_tags
from worthwhile.exchange.uploaded.package import CONTENT_TYPES, Package, open_package
from worthwhile.exchange.uploaded.refused import RefusedFile, raise_if_any

MACROS = "This file holds macros (programs). Save it without macros, as .docx or .xlsx, and send that."
OBJECTS = "This file has another program's object in it (OLE or ActiveX). Take it out, or print it to PDF."
NESTED = "This file has files in it that hold further files. Send them one by one."
DDE = "This file has a field that starts other programs (DDE). Take it out and send it again."

_MACRO_TYPES = re.compile(r"macroEnabled|vbaProject|ms-office\.activeX|macrosheet|sheet\.binary", re.IGNORECASE)
_MACRO_PARTS = re.compile(r"(?:vbaProject.*\.bin|vbaData\.xml)$|/macrosheets/|/dialogsheets/", re.IGNORECASE)
_OBJECT_PARTS = re.compile(r"/activeX/|oleObject[^/]*\.bin$|/embeddings/[^/]+\.bin$", re.IGNORECASE)
_EMBEDDED = re.compile(r"/embeddings/[^/]+\.(?:docx|xlsx)$", re.IGNORECASE)
_ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh")
_PROGRAM = (b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0")
_DDE = re.compile(r"\s*DDE(?:AUTO)?\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class OutsideLink:
    """Something that a file fetches or points to outside itself: the part that does, the kind and the address."""

    part: str
    kind: str
    target: str


def examine_office(data: bytes, *, name: str, limits: Limits, deep: bool = True) -> tuple[OutsideLink, ...]:
    """The links that lead outside, plain hyperlinks left out. Raises RefusedFile with every reason found."""
    package = open_package(data, name=name, limits=limits)
    reasons: list[str] = []
    links: list[OutsideLink] = []
    try:
        reasons += _types(package)
        for part in package:
            reasons += _part(package, part, limits=limits, deep=deep)
            if part.endswith(".rels"):
                links += _links(package, part)
    except InvalidXml as error:
        reasons.append(str(error))
    raise_if_any(name, reasons)
    return tuple(links)


def refuse_by_names(package: Package, *, name: str) -> None:
    """Tell macros and objects by what the package calls its parts: at once, and without looking into any.

    Raises RefusedFile with every reason found. A part that is called otherwise is found by ``examine_office``.
    """
    try:
        reasons = [*_types(package), *(why for part in package if (why := _by_name(part)))]
    except InvalidXml as error:
        reasons = [str(error)]
    raise_if_any(name, reasons)


def _by_name(part: str) -> str:
    if _MACRO_PARTS.search(part):
        return MACROS
    return OBJECTS if _OBJECT_PARTS.search(part) else ""


def _types(package: Package) -> Iterator[str]:
    for _, values in start_tags(package.read(CONTENT_TYPES)):
        if _MACRO_TYPES.search(values.get("ContentType", "")):
            yield MACROS


def _part(package: Package, part: str, *, limits: Limits, deep: bool) -> Iterator[str]:
    data = package.read(part)
    if why := _by_name(part):
        yield why
    elif data.startswith(_PROGRAM):
        yield OBJECTS
    elif data.startswith(_ARCHIVE):
        yield from _inside(data, part, limits=limits, deep=deep)
    elif part.endswith((".xml", ".rels", ".vml")):
        yield from _xml(data)


def _inside(data: bytes, part: str, *, limits: Limits, deep: bool) -> Iterator[str]:
    """Charts carry a workbook of their own, which may carry nothing further."""
    if not deep or not _EMBEDDED.search(part):
        yield NESTED
        return
    try:
        examine_office(data, name=part, limits=limits, deep=False)
    except RefusedFile as error:
        yield from (f"{part}: {problem.message}" for problem in error.problems)


def _xml(data: bytes) -> Iterator[str]:
    fields = _Fields()
    XmlEvents(fields).read(data)
    if fields.has_dde:
        yield DDE


class _Fields(XmlHandler):
    """Looks for fields of Word and links of Excel that start another program; walks the whole part on the way."""

    def __init__(self) -> None:
        self.has_dde = False
        self._instruction = ""
        self._inside = False

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "fldChar":
            self._judge()
        elif tag == "instrText":
            self._inside = True
        elif tag == "ddeLink":
            self.has_dde = True
        elif tag == "fldSimple":
            self.has_dde |= bool(_DDE.match(values.get("instr", "")))

    def end(self, tag: str) -> None:
        if tag == "instrText":
            self._inside = False
        elif tag == "p":
            self._judge()

    def text(self, letters: str) -> None:
        if self._inside:
            self._instruction += letters

    def _judge(self) -> None:
        """A field may be spelled over many runs, so its letters are joined before they are judged."""
        self.has_dde |= bool(_DDE.match(self._instruction))
        self._instruction = ""


def _links(package: Package, part: str) -> Iterator[OutsideLink]:
    for tag, values in start_tags(package.read(part)):
        kind = values.get("Type", "").rpartition("/")[2]
        if tag == "Relationship" and values.get("TargetMode") == "External" and kind != "hyperlink":
            yield OutsideLink(part=part, kind=kind, target=values.get("Target", "")[:500])
