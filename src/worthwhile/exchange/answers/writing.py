"""An answer as a file: Word, Markdown, plain text or JSON, by the ending of its name."""

from __future__ import annotations

from pathlib import Path

from worthwhile.exchange.answers.answer import AnswerDraft, answer_data
from worthwhile.exchange.answers.markdown import markdown_text
from worthwhile.exchange.answers.plain import plain_text
from worthwhile.exchange.plain_data import json_text, write_whole
from worthwhile.kernel.problems import WorthwhileError, did_you_mean

SUFFIXES = (".docx", ".md", ".txt", ".json")


class UnknownAnswerFormat(WorthwhileError):
    """The name of the file ends in no format that an answer can be written in."""


def write_answer(*, draft: AnswerDraft, to: Path) -> None:
    """Write the answer to ``to``, whole or not at all.

    Raises UnknownAnswerFormat where the ending is none of ``SUFFIXES``, InvalidFile where it cannot be written.
    """
    write_whole(to, answer_bytes(draft, to.suffix.lower(), name=to.name))


def answer_bytes(draft: AnswerDraft, suffix: str, *, name: str) -> bytes:
    """The file's content; ``name`` is for the message of UnknownAnswerFormat."""
    if suffix == ".docx":
        from worthwhile.exchange.answers.word import docx_bytes

        return docx_bytes(draft)
    if suffix == ".md":
        return markdown_text(draft).encode()
    if suffix == ".txt":
        return plain_text(draft).encode()
    if suffix == ".json":
        return f"{json_text(answer_data(draft))}\n".encode()
    given = f"{name} ends in {suffix!r}" if suffix else f"{name} has no ending"
    hint = did_you_mean(suffix, SUFFIXES)
    raise UnknownAnswerFormat(f"{given}. Give the answer a name that ends in {', '.join(SUFFIXES)}.{hint}")
