"""The table of everyday words leads somewhere: every theme finds something, and no word is idle."""

from __future__ import annotations

import pytest

from worthwhile.exchange.suggestions import find_measures, find_values, suggest_outcomes
from worthwhile.reference import everyday_words


@pytest.mark.parametrize("theme", everyday_words(), ids=lambda theme: theme.key)
def test_every_word_of_a_theme_finds_an_outcome_a_value_or_a_questionnaire(theme) -> None:
    idle = [
        said
        for said in theme.said
        if not (suggest_outcomes(words=said) or find_values(words=said) or find_measures(words=said))
    ]
    assert idle == []


def test_the_words_are_written_in_small_letters_so_that_none_stands_twice_in_two_forms() -> None:
    assert [said for theme in everyday_words() for said in theme.said if said != said.lower()] == []


def test_a_title_follows_the_word_about() -> None:
    assert [t.key for t in everyday_words() if t.title[0].isupper() and not t.title.startswith("GP")] == []
