"""The table of meanings, and the pieces of words."""

from __future__ import annotations

import numpy as np
import pytest

from worthwhile.market.index.meaning import shipped_meaning


def likeness(first: str, second: str) -> float:
    meaning = shipped_meaning()
    return float(meaning.encode(first) @ meaning.encode(second))


@pytest.mark.parametrize(
    ("asked", "near", "far"),
    [
        ("friend for lonely older people", "befriending service for isolated elderly residents", "road resurfacing"),
        ("nursing home place for dad", "residential care for the elderly", "supply of laptops"),
        ("stop smoking", "tobacco cessation", "bridge repair"),
    ],
)
def test_texts_about_the_same_thing_are_nearer_than_others(asked: str, near: str, far: str) -> None:
    assert likeness(asked, near) > likeness(asked, far) + 0.1


def test_a_text_has_length_one_and_a_text_of_common_words_has_no_meaning() -> None:
    meaning = shipped_meaning()
    assert np.linalg.norm(meaning.encode("nursing home")) == pytest.approx(1, abs=1e-5)
    assert not meaning.encode("the of and 1234").any()


def test_words_are_cut_greedily_into_the_longest_pieces() -> None:
    meaning = shipped_meaning()
    assert meaning.pieces_of("nursing") == ["nursing"]
    assert "".join(piece.removeprefix("##") for piece in meaning.pieces_of("zyxwquark")) == "zyxwquark"
    assert meaning.pieces_of("日本") == []


def test_many_words_at_once_mean_what_each_means_alone() -> None:
    meaning = shipped_meaning()
    words = ["nursing", "the", "zyxwquark", "b4", "befriending"]
    assert np.array_equal(meaning.vectors_of(words), np.array([meaning.vector_of(word) for word in words]))
