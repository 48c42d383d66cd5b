"""Gaps of a draft filled with the bidder's own words: shown as theirs, never as something that the case says."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping

from worthwhile.exchange.answers.answer import AnswerDraft, Commitment
from worthwhile.exchange.answers.pieces import FigureLink, Piece, Text, clean, text_of

OWN = "draft.own_words"
SOURCE = "Typed by the bidder; not in the case"
ENDS = (".", "!", "?", "…", ".”", ".)")

# What a buyer would hold the bidder to as a finding: it is entered in the case with its evidence, or stays a gap.
IN_THE_CASE_ALONE = re.compile(
    r"^(result\.|outcomes\[.*\]\.(quantity|intake|ranges\..*|evidence\.(sample|strength)|deadweight)$)"
)


def key_of(gap: Piece) -> str:
    """What the words for a gap are kept under: where it is filled in, else its instruction."""
    return gap.at or gap.text


def may_be_typed(gap: Piece) -> bool:
    """Whether somebody may fill the gap by typing; a figure or a grade that the case lacks is entered there."""
    return gap.at is None or IN_THE_CASE_ALONE.match(gap.at) is None


def open_gaps(draft: AnswerDraft) -> tuple[Piece, ...]:
    """The gaps of a draft in order, each once."""
    found = {piece.text: piece for text in draft.texts for piece in text if piece.gap}
    return tuple(found.values())


def with_own_words(draft: AnswerDraft, own_words: Mapping[str, str]) -> AnswerDraft:
    """The draft with each gap that ``own_words`` (by ``key_of``) has words for filled with them.

    Empty words, and words for a gap that may not be typed, change nothing. A number among the words is warned of, as
    nothing in the case bears it out.
    """
    typed = {
        piece.text: clean(own_words.get(key_of(piece), "")) for piece in open_gaps(draft) if may_be_typed(piece)
    }  # fmt: skip
    typed = {gap: words for gap, words in typed.items() if words}
    parts = tuple(
        dataclasses.replace(
            part,
            paragraphs=tuple(
                dataclasses.replace(paragraph, pieces=_filled(paragraph.pieces, typed)) for paragraph in part.paragraphs
            ),
        )
        for part in draft.parts
    )
    return dataclasses.replace(
        draft,
        parts=parts,
        commitments=tuple(_commitment(row, typed) for row in draft.commitments),
        warnings=(*draft.warnings, *_numbers(typed)),
    )


def _commitment(row: Commitment, typed: Mapping[str, str]) -> Commitment:
    return dataclasses.replace(
        row,
        specific=_filled(row.specific, typed),
        measurable=_filled(row.measurable, typed),
        time_bound=_filled(row.time_bound, typed),
        evidence=_filled(row.evidence, typed),
        kpi=_filled(row.kpi, typed),
    )


def _filled(text: Text, typed: Mapping[str, str]) -> Text:
    found: list[Piece] = []
    for place, piece in enumerate(text):
        words = typed.get(piece.text) if piece.gap else None
        if words is None:
            found.append(piece)
            continue
        after = text_of(text[place + 1 :])
        found += _as_said(piece, words, after)
    return tuple(found)


def _as_said(gap: Piece, words: str, after: str) -> Iterator[Piece]:
    """The words with one full stop where the sentence ends, whoever typed it, and none within it."""
    is_end = not after or (after.startswith(" ") and after[1:2].isupper())
    told = words if is_end else words.removesuffix(".")
    link = FigureLink(text=told, name=gap.text.strip("[]"), path=f"{OWN}[{key_of(gap)}]", value=words, source=SOURCE)
    yield Piece(text=told, link=link)
    if is_end and not told.endswith(ENDS):
        yield Piece(text=".")


def _numbers(typed: Mapping[str, str]) -> Iterator[str]:
    for words in dict.fromkeys(typed.values()):
        if re.search(r"\d", words):
            yield (
                f"“{words}” is typed by you and holds a number that the case does not bear out. "
                "Be ready to show where it comes from."
            )
