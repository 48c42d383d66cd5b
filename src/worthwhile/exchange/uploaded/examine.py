"""Is a sent file one that may be kept and read? Its kind, what is told about it, and its fingerprint."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from worthwhile.exchange.uploaded.kinds import ALL_KINDS, FileKind
from worthwhile.exchange.uploaded.limits import MEGABYTE, Limits
from worthwhile.exchange.uploaded.office import OutsideLink, examine_office
from worthwhile.exchange.uploaded.pdf import examine_pdf
from worthwhile.exchange.uploaded.refused import refused
from worthwhile.exchange.uploaded.sniff import sniff


@dataclass(frozen=True, kw_only=True)
class Examined:
    """A file that may be taken.

    ``sha256`` is of the bytes as sent, in hexadecimal; ``pages`` is known of PDF alone; ``outside`` holds what a Word
    or Excel file would fetch or points to outside itself, plain hyperlinks left out.
    """

    name: str
    kind: FileKind
    size: int
    sha256: str
    pages: int | None = None
    outside: tuple[OutsideLink, ...] = ()

    def cautions(self) -> tuple[str, ...]:
        """Sentences that a person should read before trusting the file."""
        return tuple(
            f"{self.name} would fetch something from outside when opened ({link.kind}: {link.target}). "
            "It was not fetched here."
            for link in self.outside
        )


def examine(
    data: bytes, *, name: str, limits: Limits | None = None, allowed: frozenset[FileKind] = ALL_KINDS
) -> Examined:
    """Looks through the whole file without running anything in it.

    Raises RefusedFile, with every reason found, for: another kind, a name that says otherwise, macros, objects of other
    programs, JavaScript and actions, attached files, passwords, files within files, two files in one, files that unpack
    without end, entities, damage, and sizes past ``limits``.
    """
    limits = limits or Limits()
    if len(data) > limits.most_bytes:
        raise refused(
            name, f"This file has {len(data) / MEGABYTE:.1f} MB; the most is {limits.most_bytes // MEGABYTE} MB."
        )
    kind = sniff(data, name=name, allowed=allowed)
    pages: int | None = None
    outside: tuple[OutsideLink, ...] = ()
    if kind is FileKind.PDF:
        pages = examine_pdf(data, name=name, limits=limits)
    elif kind in (FileKind.DOCX, FileKind.XLSX):
        outside = examine_office(data, name=name, limits=limits)
    elif len(data) > limits.most_text_bytes:
        most = limits.most_text_bytes // MEGABYTE
        raise refused(name, f"This text has {len(data) / MEGABYTE:.1f} MB; the most is {most} MB. Send it in parts.")
    return Examined(
        name=name, kind=kind, size=len(data), sha256=hashlib.sha256(data).hexdigest(), pages=pages, outside=outside
    )
