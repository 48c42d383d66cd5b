"""What stands on a sheet of paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from worthwhile.engines.measures.measure import Item, Measure


class Layout(StrEnum):
    """How a sheet is set: for most people, for who needs large letters, and one question a block with much space."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    EASY_READ = "easy-read"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question and the answers to tick. ``is_scale`` ones stand in a row of numbers, others as words."""

    text: str
    answers: tuple[str, ...]
    is_scale: bool = False


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What every sheet of a collection says. ``title`` and ``organisation`` are never empty.

    ``stages`` are the times to tick between, ``lines`` what is written on a line where no question may be
    printed (a total), ``support`` where to turn for help; ``terms`` says whose questions they are.
    """

    title: str
    organisation: str
    consent: str
    consent_version: str
    stages: tuple[str, ...]
    questions: tuple[Question, ...]
    lines: tuple[str, ...] = ()
    introduction: str = ""
    support: str = ""
    terms: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One person's sheet: the code, and the address of the same questions online (empty where there is none)."""

    code: str
    address: str = ""


def paper_questions(*, measure: Measure, supplied: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions that may be printed: those that ship, else the wording the organisation supplied, by column.

    Empty where any wording is missing: a questionnaire with holes is not the questionnaire, so its total is
    written on a line.
    """
    if measure.licence.ships_text:
        texts = [item.text or "" for item in measure.items]
    else:
        texts = [supplied.get(item.column, "").strip() for item in measure.items]
    if not all(texts):
        return ()
    return tuple(_question(item, text) for item, text in zip(measure.items, texts, strict=True))


def _question(item: Item, text: str) -> Question:
    if item.answers:
        return Question(text=text, answers=item.answers)
    return Question(text=text, answers=tuple(str(n) for n in range(item.low, item.high + 1)), is_scale=True)
