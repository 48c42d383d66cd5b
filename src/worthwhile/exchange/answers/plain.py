"""The answer as plain text for a portal's box: what a buyer counts is this and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from worthwhile.exchange.answers.pieces import FigureLink, Piece, Text, clean, said, text_of

if TYPE_CHECKING:
    from worthwhile.exchange.answers.answer import AnswerDraft, AnswerPart, Commitment

TABLE_HEADING = "Our commitments"


def plain_text(draft: AnswerDraft, *, table: bool = True) -> str:
    """The whole answer: open gaps counted first, headings, paragraphs, and the table row by row."""
    blocks = [text_of(notice) for notice in gap_notice(draft)]
    blocks += [part_text(part) for part in draft.parts]
    if table and draft.question.table:
        blocks += [TABLE_HEADING, *(commitment_text(commitment) for commitment in draft.commitments)]
    return "\n\n".join(blocks) + "\n"


def part_text(part: AnswerPart) -> str:
    """One part: its heading and its paragraphs."""
    return "\n\n".join([clean(part.heading), *(text_of(paragraph.pieces) for paragraph in part.paragraphs)])


def commitment_text(commitment: Commitment) -> str:
    """One row of the table as lines, each cell after the heading of its column."""
    return "\n".join(f"{heading}: {text_of(text)}" for heading, text in commitment.cells)


def gap_notice(draft: AnswerDraft) -> Iterator[Text]:
    """The line above a draft that still has gaps."""
    if not draft.gaps:
        return
    count = str(len(draft.gaps))
    link = FigureLink(text=count, name="Gaps to fill", path="draft.gaps", value=count, source="This draft")
    words = " gap to fill]" if len(draft.gaps) == 1 else " gaps to fill]"
    yield said("[", Piece(text=count, link=link), words)
