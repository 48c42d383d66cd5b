"""The forms of a word share a stem, and different words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.suggestions.stems import stem, words_of, written_as


@pytest.mark.parametrize(
    "forms",
    [
        ("lonely", "loneliness"),
        ("friend", "friends", "friend's"),
        ("fall", "falls", "falling"),
        ("family", "families"),
        ("plan", "plans", "planned", "planning"),
        ("care", "cares", "caring", "cared"),
        ("visit", "visits", "visited", "visiting"),
        ("life", "life's"),
        ("box", "boxes"),
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("care", "car"), ("carer", "career"), ("meal", "meat"), ("school", "social")]
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("text", ["A&E", "a & e", "A & E"])
def test_a_and_e_is_one_word_however_it_is_spaced(text: str) -> None:
    assert [word.small for word in words_of(text)] == ["a&e"]


def test_words_are_told_as_they_were_written() -> None:
    assert written_as(words_of("  Self-worth,\n\tand  MORE!")) == "Self-worth, and MORE"


@given(text=st.text(max_size=200))
def test_any_text_has_words(text: str) -> None:
    assert all(word.written and word.stem for word in words_of(text) if word.written.isalnum())
