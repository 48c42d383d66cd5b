"""Words brought to their stems."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.index.words import LONGEST, fold, is_common, stem_of, words_of


@pytest.mark.parametrize(
    ("one", "other"), [("caring", "care"), ("services", "service"), ("isolated", "isolation"), ("families", "family")]
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem_of(one) == stem_of(other)


@given(st.from_regex(r"[a-z0-9]{1,50}", fullmatch=True))
def test_a_stem_begins_as_its_word_does_and_is_not_too_long(word: str) -> None:
    assert stem_of(word)[0] == word[0]
    assert len(stem_of(word)) <= LONGEST


@given(st.text())
def test_words_are_plain_letters_and_figures_and_folding_twice_changes_nothing(text: str) -> None:
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words_of(text))
    assert fold(fold(text)) == fold(text)


def test_apostrophes_and_accents_do_not_part_words() -> None:
    assert words_of("Children’s café, b-4") == ["childrens", "cafe", "b", "4"]


def test_common_words_and_single_letters_say_nothing() -> None:
    assert [word for word in words_of("A need of the x care") if not is_common(word)] == ["care"]


def test_threads_do_not_mix_their_words_up() -> None:
    words = [f"{begin}{end}" for begin in ("walk", "talk", "jump", "visit", "help") for end in ("ing", "ed", "s")] * 40
    stem_of.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(stem_of.__wrapped__, words))
    assert found == [stem_of(word) for word in words]
