"""The documents of a tender as text, every piece of which knows where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from worthwhile.exchange.uploaded.kinds import FileKind


class PassageKind(StrEnum):
    """What a piece of text is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"
    """A row of a table, its cells parted by " | "."""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A heading, a paragraph or a row of a table, with single spaces.

    ``paragraph`` counts passages of the document from 1; ``page`` counts from 1 and is None where the file does not
    say; ``heading`` is the nearest heading above, empty before the first (for a sheet, the sheet's name).
    """

    text: str
    kind: PassageKind = PassageKind.PARAGRAPH
    paragraph: int
    page: int | None = None
    heading: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One file. ``pages`` is None where the file does not say; ``words`` are runs of letters and figures."""

    name: str
    kind: FileKind
    passages: tuple[Passage, ...]
    pages: int | None = None

    @property
    def words(self) -> int:
        """Words of all passages."""
        return sum(len(passage.text.split()) for passage in self.passages)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings in order."""
        return tuple(passage.text for passage in self.passages if passage.kind is PassageKind.HEADING)


@dataclass(frozen=True, kw_only=True)
class Pack:
    """All documents of a tender in the order given, and sentences about what could not be read or should be known."""

    documents: tuple[Document, ...]
    cautions: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """Words of all documents."""
        return sum(document.words for document in self.documents)

    @property
    def pages(self) -> int | None:
        """Pages of all documents; None where one of them does not say."""
        counts = [document.pages for document in self.documents]
        return sum(count for count in counts if count) if counts and all(counts) else None


def document_from_plain(data: Mapping[str, Any]) -> Document:
    """The document that ``dataclasses.asdict`` made plain."""
    passages = tuple(Passage(**{**one, "kind": PassageKind(one["kind"])}) for one in data["passages"])
    return Document(name=data["name"], kind=FileKind(data["kind"]), passages=passages, pages=data["pages"])
