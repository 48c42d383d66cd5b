"""The pieces a sentence is made of: our words, figures and words tied to the case, and gaps that a person must fill."""

from __future__ import annotations

import re
from dataclasses import dataclass

from worthwhile.kernel.records import Record, described

# What a portal or a Word file cannot hold, and signs that turn the direction in which text is read.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, kw_only=True)
class FigureLink(Record):
    """A figure, date or wording of the answer and where it stands.

    ``path`` is a path of the case data, or begins with ``result.`` (the case's result), ``question.`` (the
    question) or ``draft.`` (the draft itself). ``value`` is what stands there, exactly.
    """

    text: str = described("As it is written in the sentence")
    name: str = described("What it is, in plain words")
    path: str = described("Where it stands")
    value: str = described("What stands there")
    source: str = described("Where it comes from", default="")


@dataclass(frozen=True, kw_only=True)
class Piece(Record):
    """A run of text: our own words, a link, or a gap that is still to be filled."""

    text: str = described("The words")
    link: FigureLink | None = described("Where the words stand in the case", default=None)
    gap: bool = described("Whether a person must still fill this in", default=False)
    at: str | None = described(
        "Where a gap is filled in: a path of the case, or after question. of the question; left out where neither asks",
        default=None,
    )


Text = tuple[Piece, ...]


def gap(instruction: str, *, at: str | None = None) -> Piece:
    """A visible gap: ``[Say who is responsible]``. ``at`` is where the case or the question would say it."""
    return Piece(text=f"[{clean(instruction)}]", gap=True, at=None if at is None else clean(at))


def said(*parts: str | Piece | Text) -> Text:
    """One text from words, pieces and other texts, in order."""
    found: list[Piece] = []
    for part in parts:
        if isinstance(part, str):
            found.append(Piece(text=part))
        elif isinstance(part, Piece):
            found.append(part)
        else:
            found += part
    return tuple(found)


def joined(texts: list[Text], *, by: str = " ", last: str | None = None) -> Text:
    """The texts that say something, one after another; ``last`` stands before the last of several."""
    found: list[Piece] = []
    texts = [text for text in texts if text]
    for number, text in enumerate(texts):
        if number:
            found += said(last if last is not None and number == len(texts) - 1 else by)
        found += text
    return tuple(found)


def as_sentence(piece: Piece) -> Text:
    """Somebody's own words with the full stop that they may have left out."""
    return said(piece) if piece.gap or piece.text.endswith((".", "!", "?", "…", ".”", ".)")) else said(piece, ".")


def ended(text: Text) -> Text:
    """Pieces that end in somebody's own words, as a sentence."""
    return said(text[:-1], as_sentence(text[-1]))


def text_of(text: Text) -> str:
    """The text as it is read."""
    return "".join(piece.text for piece in text)


def clean(text: str) -> str:
    """The words on one line, without what cannot be printed or could pass for another line."""
    return " ".join(_UNSAFE.sub(" ", text).split())
