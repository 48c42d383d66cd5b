"""Who wrote a file, and the file without it: for bids that are judged without names."""

from __future__ import annotations

from worthwhile.exchange.uploaded.kinds import FileKind
from worthwhile.exchange.uploaded.limits import Limits
from worthwhile.exchange.uploaded.office_xml import InvalidXml
from worthwhile.exchange.uploaded.refused import refused
from worthwhile.exchange.uploaded.scrub_office import office_names, scrub_office
from worthwhile.exchange.uploaded.scrub_pdf import pdf_names, scrub_pdf


def scrub_authors(data: bytes, kind: FileKind, *, name: str = "file", limits: Limits | None = None) -> bytes:
    """The file without what programs keep about who made it; its text is unchanged.

    Taken out: author, last editor, company, manager, every other property, names at comments, notes and changes,
    templates, labels and signatures. Names that stand in the text, in headers or in pictures stay. Give a file that
    :func:`examine` took. Raises RefusedFile.
    """
    limits = limits or Limits()
    try:
        if kind is FileKind.PDF:
            return scrub_pdf(data, name=name, limits=limits)
        if kind in (FileKind.DOCX, FileKind.XLSX):
            return scrub_office(data, name=name, limits=limits)
    except InvalidXml as error:
        raise refused(name, str(error)) from None
    return data


def authors_in(data: bytes, kind: FileKind, *, name: str = "file", limits: Limits | None = None) -> tuple[str, ...]:
    """Names that programs keep in the file beside its text, each once, in order. Raises RefusedFile."""
    limits = limits or Limits()
    try:
        if kind is FileKind.PDF:
            return tuple(dict.fromkeys(pdf_names(data, name=name, limits=limits)))
        if kind in (FileKind.DOCX, FileKind.XLSX):
            return tuple(dict.fromkeys(office_names(data, name=name, limits=limits)))
    except InvalidXml as error:
        raise refused(name, str(error)) from None
    return ()
