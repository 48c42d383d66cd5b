"""The files that an answer can be taken away in."""

from __future__ import annotations

from pathlib import Path

from django.utils.text import slugify

from worthwhile.apps.impact.services.make_file import LONGEST_NAME, WORD, FileKind, MadeFile, UnknownFile
from worthwhile.exchange.answers import AnswerDraft
from worthwhile.exchange.answers.writing import answer_bytes

FILES = (
    FileKind(name="answer.docx", label="Word", about="to edit; gaps are marked in yellow", content_type=WORD),
    FileKind(
        name="answer.md", label="Markdown", about="with the notes for you", content_type="text/markdown; charset=utf-8"
    ),
    FileKind(name="answer.txt", label="Text", about="for a portal’s box", content_type="text/plain; charset=utf-8"),
    FileKind(name="answer.json", label="JSON", about="every figure with its place", content_type="application/json"),
)
BY_NAME = {kind.name: kind for kind in FILES}


def make_answer_file(draft: AnswerDraft, name: str) -> MadeFile:
    """The answer as the file of that name. Raises UnknownFile."""
    kind = BY_NAME.get(name)
    if kind is None:
        raise UnknownFile(name)
    asked = slugify(f"{draft.question.buyer}-{draft.title}")[:LONGEST_NAME].strip("-")
    return MadeFile(
        name="-".join(filter(None, [asked, name])),
        content=answer_bytes(draft, Path(name).suffix, name=name),
        content_type=kind.content_type,
    )
