"""A draft answer as data: parts under headings, commitments, warnings; kept with a case and read again."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from worthwhile.exchange.answers.pieces import FigureLink, Piece, Text
from worthwhile.exchange.answers.plain import TABLE_HEADING, part_text, plain_text
from worthwhile.exchange.answers.question import QuestionAsked, Service
from worthwhile.exchange.plain_data import plain_number
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described, read

FORMAT = "worthwhile/social-value-answer/1"
DERIVED = ("words", "words_without_table", "gaps")


@dataclass(frozen=True, kw_only=True)
class Paragraph(Record):
    """One paragraph of a part."""

    pieces: tuple[Piece, ...] = described("Its pieces in order")


@dataclass(frozen=True, kw_only=True)
class AnswerPart(Record):
    """What stands under one heading."""

    heading: str = described("The heading")
    paragraphs: tuple[Paragraph, ...] = described("The paragraphs under it", default=())


@dataclass(frozen=True, kw_only=True)
class Commitment(Record):
    """One promised outcome as a buyer writes it into a contract.

    ``matched`` pairs each word of the outcome asked for with the word of the commitment that meets it.
    """

    outcome: str = described("Id of the outcome in the case")
    service: Service = described("core or additional")
    specific: tuple[Piece, ...] = described("What changes, for whom, and whether it is core or additional")
    measurable: tuple[Piece, ...] = described("The measure, the target with its range, the baseline and sample")
    time_bound: tuple[Piece, ...] = described("By when")
    evidence: tuple[Piece, ...] = described("What it rests on")
    kpi: tuple[Piece, ...] = described("Wording for a key performance indicator")
    matched: tuple[str, ...] = described("Words it shares with the outcome asked for", default=())

    @property
    def cells(self) -> tuple[tuple[str, Text], ...]:
        """The cells of its row in the table, each with the heading of its column."""
        texts = (self.specific, self.measurable, self.time_bound, self.evidence, self.kpi)
        return tuple(zip(COLUMNS, texts, strict=True))


COLUMNS = ("Specific", "Measurable", "Time-bound", "Evidence", "Indicator")


@dataclass(frozen=True, kw_only=True)
class AnswerDraft(Record):
    """A draft of an answer. It is never finished by itself: ``gaps`` lists what only a person can say."""

    format: str = described(f"Write format: {FORMAT}", default=FORMAT)
    title: str = described("Title of the case", default="")
    case_hash: str = described("Fingerprint of the case that the figures come from")
    question: QuestionAsked = described("The question that is answered")
    parts: tuple[AnswerPart, ...] = described("The parts in order")
    commitments: tuple[Commitment, ...] = described("One for each promised outcome")
    warnings: tuple[str, ...] = described("What to look at before it is sent", default=())

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        given = values.get("format", FORMAT)
        return [] if given == FORMAT else [Problem("format", f"Write {FORMAT}. You gave {given!r}.")]

    @property
    def texts(self) -> Iterator[Text]:
        """Every text that is printed, in order."""
        for part in self.parts:
            for paragraph in part.paragraphs:
                yield paragraph.pieces
        if self.question.table:
            for commitment in self.commitments:
                for _, text in commitment.cells:
                    yield text

    @property
    def figures(self) -> tuple[FigureLink, ...]:
        """Every link of the draft, in order."""
        return tuple(piece.link for text in self.texts for piece in text if piece.link is not None)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What a person must still say, each once, in order."""
        return tuple(dict.fromkeys(piece.text for text in self.texts for piece in text if piece.gap))

    @property
    def words(self) -> int:
        """Words of the plain text as buyers count them: split at spaces, headings, table and open gaps included."""
        return len(plain_text(self).split())

    @property
    def words_without_table(self) -> int:
        """Words where a buyer does not count the table of commitments."""
        return len(plain_text(self, table=False).split())

    @property
    def longest_parts(self) -> tuple[tuple[str, int], ...]:
        """Heading and words of each part, the longest first: where to cut."""
        sizes = [(part.heading, len(part_text(part).split())) for part in self.parts]
        if self.question.table:
            sizes.append((TABLE_HEADING, self.words - self.words_without_table))
        return tuple(sorted(sizes, key=lambda size: -size[1]))


def answer_data(draft: AnswerDraft) -> dict[str, Any]:
    """The draft as plain data that JSON can hold, with its words and gaps counted."""
    data: dict[str, Any] = _plain(draft)
    return data | {
        "words": draft.words,
        "words_without_table": draft.words_without_table,
        "gaps": list(draft.gaps),
    }


def read_answer(data: object) -> AnswerDraft:
    """The draft that ``answer_data`` gave. Raises InvalidInput with every problem."""
    kept = {key: part for key, part in data.items() if key not in DERIVED} if isinstance(data, Mapping) else data
    return read(AnswerDraft, kept, what="the answer")


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value):
        fields = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {name: _plain(part) for name, part in fields if part is not None and part != ()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return plain_number(value) if isinstance(value, Decimal) else value
