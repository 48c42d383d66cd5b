"""What a file is, by what is in it and not by its name."""

from __future__ import annotations

import re

import puremagic

from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.safe_files import decode_text
from worthwhile.exchange.uploaded.kinds import ALL_KINDS, FileKind
from worthwhile.exchange.uploaded.office import refuse_by_names
from worthwhile.exchange.uploaded.package import is_package, main_part, open_package
from worthwhile.exchange.uploaded.refused import RefusedFile, refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF = b"%PDF-"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")

_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|script|svg|\?xml|iframe)\b", re.IGNORECASE)
_OTHER_TEXT = ((b"{\\rtf", "a Rich Text (RTF) file"), (b"#!", "a script"), (b"%!PS", "a PostScript file"))
_TAKEN = "Word (.docx), Excel (.xlsx), PDF, plain text and Markdown are taken."


def sniff(data: bytes, *, name: str, allowed: frozenset[FileKind] = ALL_KINDS) -> FileKind:
    """The kind of the file, told by its content; the name decides only between plain text and Markdown.

    Raises RefusedFile where the file is empty, is none of the ``allowed`` kinds, or has a name that says otherwise; and
    for macros and objects of other programs that an Office file calls by their names.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise refused(name, "This file is empty. Check that it is the file you meant.")
    kind = _kind(data, name)
    if kind not in allowed:
        raise refused(name, f"This is a {kind.label}, which is not taken here.")
    _check_name(name, kind)
    return kind


def _kind(data: bytes, name: str) -> FileKind:
    if data.startswith(PDF):
        return FileKind.PDF
    if data.startswith(OLE):
        raise _old_office(data, name)
    if data.startswith(ZIP):
        return _packed_kind(data, name)
    if _MARKUP.match(data[:1024]):
        raise refused(name, "This is a web page or other markup. Save it as Word or PDF and send that.")
    for start, what in _OTHER_TEXT:
        if data.startswith(start):
            raise refused(name, f"This is {what}. {_TAKEN}")
    return _text_kind(data, name)


def _old_office(data: bytes, name: str) -> RefusedFile:
    if _ENCRYPTED_PACKAGE in data:
        return refused(name, "This file is protected with a password. Remove the password and send it again.")
    return refused(
        name, "This is an older Office file (.doc, .xls), which can hold macros. Save it as .docx, .xlsx or PDF."
    )


def _packed_kind(data: bytes, name: str) -> FileKind:
    if not is_package(data):
        raise refused(name, f"This is an archive. Send the files in it one by one. {_TAKEN}")
    package = open_package(data, name=name)
    refuse_by_names(package, name=name)
    part = main_part(package, name=name)
    if part.startswith("word/"):
        return FileKind.DOCX
    if part.startswith("xl/"):
        return FileKind.XLSX
    raise refused(name, f"This is an Office file of another kind ({part}). {_TAKEN}")


def _text_kind(data: bytes, name: str) -> FileKind:
    try:
        text, _ = decode_text(data, name=name)
    except InvalidFile:
        raise refused(name, f"This is {_guess(data)}, which is not taken. {_TAKEN}") from None
    odd = sum(1 for letter in text[:4096] if ord(letter) < 32 and letter not in "\t\r\n\f")
    if odd > len(text[:4096]) / 100:
        raise refused(name, f"This is {_guess(data)}, which is not taken. {_TAKEN}")
    return FileKind.MARKDOWN if name.lower().endswith(FileKind.MARKDOWN.endings) else FileKind.TEXT


def _guess(data: bytes) -> str:
    """What the content looks like, for the sentence that refuses it."""
    try:
        found = max(puremagic.magic_string(data[:65536]), key=lambda match: match.confidence)
    except (puremagic.PureError, ValueError):
        return "a file of an unknown kind"
    return f"a file that looks like “{found.name}”" if found.name else "a file of an unknown kind"


def _check_name(name: str, kind: FileKind) -> None:
    ending = f".{name.lower().rpartition('.')[2]}" if "." in name else ""
    if ending not in kind.endings:
        raise refused(
            name,
            f"The name says otherwise than what is in the file: it is a {kind.label}. "
            f"Check that it is the file you meant, and let its name end in {' or '.join(kind.endings)}.",
        )
