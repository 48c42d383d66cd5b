"""Questions with their moments in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.apps.tenders.models import Question
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words


@dataclass(frozen=True, kw_only=True)
class QuestionLine:
    """A question, when it was asked, and its answer if it has one."""

    number: int
    words: str
    asked: str
    answer: str
    answered: str


def present_questions(questions: Iterable[Question]) -> list[QuestionLine]:
    """Every question."""
    return [present_question(one) for one in questions]


def present_question(question: Question) -> QuestionLine:
    """One question."""
    return QuestionLine(
        number=question.pk,
        words=question.words,
        asked=moment_words(question.asked_at),
        answer=question.answer,
        answered=moment_words(question.answered_at) if question.answered_at else "",
    )
