"""Takes the names of authors out of a PDF and leaves its pages as they are."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from worthwhile.exchange.uploaded.limits import Limits
from worthwhile.exchange.uploaded.pdf import BROKEN, DAMAGED, MOST_NESTED, open_pdf
from worthwhile.exchange.uploaded.refused import refused

# What programs keep about who made a page or a picture and with what; no viewer shows it.
_ABOUT = ("/Metadata", "/PieceInfo", "/LastModified")
_NAMING = ("/Author", "/Company", "/Manager")


def scrub_pdf(data: bytes, *, name: str, limits: Limits) -> bytes:
    """The PDF written anew: no information dictionary, no XMP, no earlier versions, no names at notes, no signatures.

    Raises RefusedFile where it cannot be read.
    """
    try:
        writer = PdfWriter(clone_from=open_pdf(data, limits=limits))
        for held in list(writer._objects):
            _forget(held)
        # Written twice: what nothing names any more (the old information dictionary) is left behind the second time.
        return _written(PdfWriter(clone_from=open_pdf(_written(writer), limits=limits)))
    except BROKEN as error:
        raise refused(name, DAMAGED) from error


def pdf_names(data: bytes, *, name: str, limits: Limits) -> Iterator[str]:
    """Names in the information dictionary, the XMP and at notes. Raises RefusedFile."""
    try:
        reader = open_pdf(data, limits=limits)
        yield from _from_properties(reader)
        for page in reader.pages[: limits.most_pages]:
            for note in page.get("/Annots") or []:
                held = note.get_object()
                if _is_note(held) and "/T" in held:
                    yield str(held["/T"])
    except BROKEN as error:
        raise refused(name, DAMAGED) from error


def _from_properties(reader: PdfReader) -> Iterator[str]:
    kept = reader.metadata
    for key in _NAMING:
        if kept is not None and kept.get(key):
            yield str(kept[key])
    xmp = reader.xmp_metadata
    yield from (str(creator) for creator in (xmp.dc_creator if xmp else None) or [])


def _written(writer: PdfWriter) -> bytes:
    writer.metadata = None
    writer._ID = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _forget(held: object, depth: int = 0) -> None:
    """Takes names out of an object and of all that stands directly in it."""
    if isinstance(held, (DictionaryObject, ArrayObject)) and depth < MOST_NESTED:
        for part in dict.values(held) if isinstance(held, DictionaryObject) else list.__iter__(held):
            _forget(part, depth + 1)
    if isinstance(held, DictionaryObject):
        _forget_names(held)


def _forget_names(held: DictionaryObject) -> None:
    for key in _ABOUT:
        held.pop(NameObject(key), None)
    if _is_note(held):
        held.pop(NameObject("/T"), None)
    if held.get("/FT") == "/Sig":
        held.pop(NameObject("/V"), None)


def _is_note(held: object) -> bool:
    """A remark on a page; a field of a form keeps its name under the same key, and needs it."""
    if not isinstance(held, DictionaryObject) or "/Rect" not in held:
        return False
    return "/Subtype" in held and str(held["/Subtype"]) != "/Widget"
