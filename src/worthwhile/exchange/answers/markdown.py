"""The answer as Markdown, every word of the case shown as the text it is."""

from __future__ import annotations

import re

from worthwhile.exchange.answers.answer import COLUMNS, AnswerDraft
from worthwhile.exchange.answers.before_sending import counted_words, notes_of
from worthwhile.exchange.answers.pieces import Piece, Text, clean
from worthwhile.exchange.answers.plain import TABLE_HEADING, gap_notice

NOTES_HEADING = "Before you send this (not part of the answer)"
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~@$^])")
_LIST_SIGN = re.compile(r"^([-+=]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)


def markdown_text(draft: AnswerDraft) -> str:
    """The whole answer, gaps in bold, then the notes for the bidder."""
    lines = [f"**{_text(notice)}**" for notice in gap_notice(draft)]
    for part in draft.parts:
        lines.append(f"## {escaped(part.heading)}")
        lines += [_text(paragraph.pieces) for paragraph in part.paragraphs]
    if draft.question.table:
        lines += [f"## {TABLE_HEADING}", _table(draft)]
    lines += ["---", f"## {NOTES_HEADING}", escaped(counted_words(draft))]
    notes = notes_of(draft)
    if notes:
        lines.append("\n".join(f"- {escaped(note)}" for note in notes))
    return "\n\n".join(lines) + "\n"


def _table(draft: AnswerDraft) -> str:
    rows = [f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
    rows += [f"| {' | '.join(_text(text) for _, text in row.cells)} |" for row in draft.commitments]
    return "\n".join(rows)


def _text(text: Text) -> str:
    found = "".join(_piece(piece) for piece in text)
    return _opening(found)


def _piece(piece: Piece) -> str:
    return f"**{_inline(piece.text)}**" if piece.gap else _inline(piece.text)


def escaped(text: str) -> str:
    """The text on one line with every sign that Markdown or HTML would act on taken at its word."""
    return _opening(_inline(clean(text)))


def _inline(text: str) -> str:
    return _ADDRESS.sub(r"\\\1\2", _SIGNS.sub(r"\\\1", text.replace("&", "&amp;")))


def _opening(text: str) -> str:
    found = _LIST_SIGN.match(text)
    if found is None:
        return text
    sign = found[1]
    return f"{sign}\\{text[len(sign) :]}" if sign.isdigit() else f"\\{text}"
