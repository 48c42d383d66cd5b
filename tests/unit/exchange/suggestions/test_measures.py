"""Questionnaires are found by what they measure, in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.suggestions import find_measures


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("fewer lonely people", "ucla-3"),
        ("happier", "ons4"),
        ("depression", "phq-9"),
        ("panic and anxiety", "gad-7"),
        ("people manage their own health", "pam"),
        ("quality of life", "eq-5d-5l"),
        ("WEMWBS", "wemwbs"),
    ],
)
def test_what_is_to_be_measured_finds_its_questionnaire(words: str, measure: str) -> None:
    assert measure in [found.id for found in find_measures(words=words, limit=3)]


def test_the_terms_of_the_owner_are_told() -> None:
    assert find_measures(words="lonely")[0].terms == "open"
    assert find_measures(words="patient activation")[0].terms == "licence"


def test_words_that_nothing_measures_find_nothing() -> None:
    assert find_measures(words="carbon") == ()


@given(words=st.text(max_size=200))
def test_any_text_gives_the_same_answer_each_time(words: str) -> None:
    assert find_measures(words=words) == find_measures(words=words)
