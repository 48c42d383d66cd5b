"""What may not stand in a PDF that somebody sends: programs, attached files, passwords, a second file in it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from worthwhile.exchange.uploaded.limits import Limits
from worthwhile.exchange.uploaded.refused import raise_if_any, refused

DAMAGED = "This PDF is damaged or cut off and cannot be read. Open it, save or print it to PDF again, and send that."
ENCRYPTED = "This PDF is protected (with a password or against copying). Save it without protection and send it again."
SCRIPT = "This PDF has a program in it (JavaScript). Print it to PDF again and send that."
ACTION = "This PDF starts another program or sends what is typed elsewhere. Print it to PDF again and send that."
ATTACHED = "This PDF has other files attached in it. Send them one by one."
ACTIVE_FORM = "This PDF is a form of a kind that runs programs (XFA). Print it to PDF and send that."
MEDIA = "This PDF has film, sound or a three-dimensional scene in it. Take it out and send it again."
SECOND_FILE = "There is a second file in this PDF (after its end, or an archive in it). Print it to PDF again."

# What the reader may raise on a file that is not whole; everything but these is our own defect and shows as one.
BROKEN = (
    PyPdfError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
    AssertionError,
    zlib.error,
    OSError,
)

_END = b"%%EOF"
# A viewer that rebuilds a broken table may find parts that this reader was not told of, so the bytes are looked at too.
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_WORDS = {
    re.compile(rb"/S\s*/JavaScript\b"): SCRIPT,
    re.compile(rb"/S\s*/Launch\b"): ACTION,
    re.compile(rb"/Type\s*/EmbeddedFile\b"): ATTACHED,
}
_MOST_AFTER_END = 1_024
MOST_NESTED = 64
_ACTIONS = {
    "/JavaScript": SCRIPT,
    "/Launch": ACTION,
    "/SubmitForm": ACTION,
    "/ImportData": ACTION,
    "/GoToE": ATTACHED,
    "/Movie": MEDIA,
    "/Sound": MEDIA,
    "/Rendition": MEDIA,
}
_KEYS = {"/JS": SCRIPT, "/EF": ATTACHED, "/XFA": ACTIVE_FORM, "/RichMediaContent": MEDIA}
_SUBTYPES = {"/FileAttachment": ATTACHED, "/RichMedia": MEDIA, "/3D": MEDIA, "/Movie": MEDIA, "/Sound": MEDIA}
_TYPES = {"/EmbeddedFile": ATTACHED}


def examine_pdf(data: bytes, *, name: str, limits: Limits) -> int:
    """The number of pages. Raises RefusedFile with every reason found."""
    raise_if_any(name, _outer_faults(data))
    try:
        reader = open_pdf(data, limits=limits)
        if reader.is_encrypted:
            raise refused(name, ENCRYPTED)
        pages = count_pages(reader, most=limits.most_pages)
        reasons = [*_words_in(data), *_inner_faults(reader, limits)]
    except BROKEN as error:
        raise refused(name, DAMAGED) from error
    if pages > limits.most_pages:
        reasons.append(f"This PDF has more than {limits.most_pages:,} pages, the most that is read. Send it in parts.")
    if not pages:
        reasons.append(DAMAGED)
    raise_if_any(name, reasons)
    return pages


def open_pdf(data: bytes, *, limits: Limits) -> PdfReader:
    """A reader that repairs what it can, within the limits. Raises what :data:`BROKEN` holds."""
    return PdfReader(
        io.BytesIO(data), root_object_recovery_limit=1_000, xref_stream_maximum_entries=limits.most_objects
    )


def count_pages(reader: PdfReader, *, most: int) -> int:
    """Pages that are really in the tree of pages, whatever it says; counting ends one past ``most``."""
    found, seen = 0, set[tuple[int, int]]()
    waiting: list[object] = [reader.root_object.raw_get("/Pages")] if "/Pages" in reader.root_object else []
    while waiting and found <= most:
        node = waiting.pop()
        if isinstance(node, IndirectObject):
            if (node.idnum, node.generation) in seen:
                continue
            seen.add((node.idnum, node.generation))
            node = node.get_object()
        if isinstance(node, DictionaryObject) and "/Kids" in node:
            kids = node["/Kids"]
            waiting += list.__iter__(kids) if isinstance(kids, ArrayObject) else ()
        elif isinstance(node, DictionaryObject):
            found += 1
    return found


def _outer_faults(data: bytes) -> Iterator[str]:
    end = data.rfind(_END)
    if end < 0:
        yield DAMAGED
    elif len(data) - end - len(_END) > _MOST_AFTER_END:
        yield SECOND_FILE
    if _holds_archive(data):
        yield SECOND_FILE


def _words_in(data: bytes) -> Iterator[str]:
    plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), data)
    for words, reason in _WORDS.items():
        if words.search(plain):
            yield reason


def _holds_archive(data: bytes) -> bool:
    """Whether a program for archives would open the whole file as one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return bool(archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def _inner_faults(reader: PdfReader, limits: Limits) -> Iterator[str]:
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > limits.most_objects:
        yield f"This PDF has {len(numbers):,} parts; the most is {limits.most_objects:,}. Print it to PDF again."
        return
    yield from _faults_of(reader.trailer)
    for number, generation in sorted(numbers):
        try:
            found = reader.get_object(IndirectObject(number, generation, reader))
        except BROKEN:
            # What this reader cannot read a viewer perhaps can, so nothing is passed over unseen.
            yield DAMAGED
            continue
        yield from _faults_of(found)


def _faults_of(found: object, depth: int = 0) -> Iterator[str]:
    if depth > MOST_NESTED:
        yield DAMAGED
    elif isinstance(found, DictionaryObject):
        yield from _faults_of_names(found)
        for value in dict.values(found):
            yield from _faults_of(value, depth + 1)
    elif isinstance(found, ArrayObject):
        for value in list.__iter__(found):
            yield from _faults_of(value, depth + 1)


def _faults_of_names(found: DictionaryObject) -> Iterator[str]:
    kind = str(found.raw_get("/Type")) if "/Type" in found else ""
    if kind != "/StructElem" and "/S" in found:
        yield from _one_of(_ACTIONS, found, "/S")
    if "/Subtype" in found:
        yield from _one_of(_SUBTYPES, found, "/Subtype")
    if kind in _TYPES:
        yield _TYPES[kind]
    for key, reason in _KEYS.items():
        if key in found:
            yield reason


def _one_of(reasons: dict[str, str], found: DictionaryObject, key: str) -> Iterator[str]:
    value = str(found[key])
    if value in reasons:
        yield reasons[value]
