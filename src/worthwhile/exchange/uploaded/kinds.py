"""Kinds of file that somebody may send, and the endings of names that go with each."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """What a file is by its content."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    MARKDOWN = "markdown"
    TEXT = "text"

    @property
    def label(self) -> str:
        """The kind in a sentence: “This is a PDF file”."""
        return _LABELS[self]

    @property
    def endings(self) -> tuple[str, ...]:
        """Endings of a name that fit this kind, in small letters."""
        return _ENDINGS[self]


_LABELS = {
    FileKind.DOCX: "Word document",
    FileKind.XLSX: "Excel workbook",
    FileKind.PDF: "PDF file",
    FileKind.MARKDOWN: "Markdown text",
    FileKind.TEXT: "plain text",
}

_ENDINGS = {
    FileKind.DOCX: (".docx",),
    FileKind.XLSX: (".xlsx",),
    FileKind.PDF: (".pdf",),
    FileKind.MARKDOWN: (".md", ".markdown"),
    FileKind.TEXT: (".txt", ".text", ".csv"),
}

ALL_KINDS = frozenset(FileKind)
