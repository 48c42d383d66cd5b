"""Answers that need someone to act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.result import MeasureResult
from worthwhile.engines.measures.safeguarding import safeguarding_flags

Fill = Callable[..., Response]
PHQ9 = MEASURES["phq-9"]


@pytest.mark.parametrize("answer", [1, 2, 3])
def test_any_answer_above_zero_to_item_9_is_flagged(filled: Fill, answer: int) -> None:
    flags = safeguarding_flags(measure=PHQ9, responses=[filled("A", "before", *[0] * 8, answer, row=7)])
    assert [(flag.person, flag.answer, flag.item, flag.row) for flag in flags] == [("A", answer, "item9", 7)]


@pytest.mark.parametrize("answer", [0, None])
def test_no_flag_is_raised_without_such_an_answer(filled: Fill, answer: int | None) -> None:
    assert safeguarding_flags(measure=PHQ9, responses=[filled("A", "before", *[3] * 8, answer)]) == ()


def test_a_flag_is_raised_even_where_the_rest_is_missing(filled: Fill) -> None:
    assert len(safeguarding_flags(measure=PHQ9, responses=[filled("A", "after", *[None] * 8, 1)])) == 1


def test_a_flag_is_raised_even_from_a_questionnaire_that_is_passed_over(
    filled: Fill, change: Callable[..., MeasureResult]
) -> None:
    rows = [
        filled("A", "before", *[1] * 8, 2, on=date(2025, 1, 1)),
        filled("A", "before", *[1] * 8, 0, on=date(2025, 2, 1)),
    ]
    assert len(change("phq-9", rows, duplicates="last").safeguarding) == 1


def test_the_latest_answer_comes_first(filled: Fill) -> None:
    rows = [filled("A", "before", *[0] * 8, 1), filled("B", "after", *[0] * 8, 1)]
    assert [flag.person for flag in safeguarding_flags(measure=PHQ9, responses=rows)] == ["B", "A"]


def test_other_measures_have_no_such_item(filled: Fill) -> None:
    assert safeguarding_flags(measure=MEASURES["gad-7"], responses=[filled("A", "before", *[3] * 7)]) == ()
