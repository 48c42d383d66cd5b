"""The parts of a bid, in the order in which somebody goes through them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.exchange.bid import Gap, is_price_fixed, words_in
from worthwhile.exchange.tender import Tender
from worthwhile.exchange.tender.bidding import Question

DETAILS, CONDITIONS, DECLARATIONS, PROMISES, MEMBERS, PRICE, FILES = (
    "details", "conditions", "declarations", "promises", "members", "price", "files",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a bid. ``number`` is the place of a question, from 1; ``words`` are counted where there are any."""

    key: str
    title: str
    number: int = 0
    words: int | None = None
    most_words: int | None = None

    @property
    def is_too_long(self) -> bool:
        """Whether the answer has more words than it may have."""
        return self.words is not None and self.most_words is not None and self.words > self.most_words


def sections_of(asked: Tender, data: Mapping[str, Any]) -> list[Section]:
    """Every part that this tender has."""
    questions = asked_questions(asked, data)
    conditions = asked.participation.conditions if asked.participation else None
    found = [Section(key=DETAILS, title="Who bids, and for what")]
    found += [Section(key=CONDITIONS, title="Conditions")] if conditions else []
    found += [Section(key=DECLARATIONS, title="Declarations")] if asked.declarations else []
    found += [_question(one, place, data) for place, one in questions]
    found += [Section(key=PROMISES, title="Outcomes you promise")] if asked.outcomes else []
    found += [Section(key=MEMBERS, title="Who bids with you")]
    found += [] if is_price_fixed(asked) else [Section(key=PRICE, title="Price")]
    return [*found, Section(key=FILES, title="Files")]


def asked_questions(asked: Tender, data: Mapping[str, Any]) -> list[tuple[int, Question]]:
    """The questions for the lots that are bid for, each with its place in the tender, from 1."""
    lots = set(data.get("lots") or (lot.id for lot in asked.lots or ()))
    every = enumerate(asked.questions or (), start=1)
    return [(place, one) for place, one in every if not one.lots or set(one.lots) & lots]


def question_key(question: Question) -> str:
    """What the part of a question is called."""
    return f"question:{question.id}"


def section_of_gap(gap: Gap, asked: Tender) -> str:
    """The part in which a gap is closed."""
    place = gap.place
    if place.startswith(("declarations", "members[")):
        return MEMBERS if place.startswith("members[") else DECLARATIONS
    if place.startswith("members"):
        return MEMBERS
    if place.startswith("lots"):
        return DETAILS
    for question in asked.questions or ():
        if place == question.id:
            return question_key(question)
    conditions = asked.participation.conditions if asked.participation else None
    if place.startswith("conditions") or place in {one.id for one in conditions or ()}:
        return CONDITIONS
    return PROMISES if place in {one.id for one in asked.outcomes or ()} else PRICE


def _question(question: Question, place: int, data: Mapping[str, Any]) -> Section:
    text = str((data.get("answers") or {}).get(question.id, {}).get("text", ""))
    return Section(
        key=question_key(question),
        title=f"Question {place}",
        number=place,
        words=words_in(text),
        most_words=question.words,
    )
