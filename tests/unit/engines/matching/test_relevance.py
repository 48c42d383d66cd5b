"""How near an opportunity is to what a provider does."""

from __future__ import annotations

import pytest

from worthwhile.engines.matching import code_likeness, relevance_of, word_likeness


@pytest.mark.parametrize(
    ("own", "theirs", "likeness"),
    [
        ("85320000", "85320000", 1.0),
        ("85320000", "85321000", 1.0),  # below it
        ("85321000", "85322000", 0.75),  # the same class
        ("85320000", "85310000", 0.5),  # the same group
        ("85320000", "85300000", 0.5),  # above it
        ("85320000", "85000000", 0.25),  # the division
        ("85320000", "80110000", 0.0),
        ("80000000", "80110000", 1.0),
    ],
)
def test_codes_are_alike_as_far_as_their_digits_are(own, theirs, likeness):
    assert code_likeness((own,), theirs)[0] == likeness


def test_the_nearest_of_several_codes_counts_and_is_named():
    assert code_likeness(("80110000", "85311000", "85312000"), "85312300") == (1.0, "85312000")


def test_no_code_is_no_likeness():
    assert code_likeness((), "85320000") == (0.0, "")


@pytest.mark.parametrize(
    ("covered", "cosine", "likeness"),
    [(0.6, 0.0, 1.0), (0.3, 0.0, 0.5), (0.0, 0.65, 1.0), (0.3, 0.45, 0.5), (0, 0.2, 0)],
)
def test_words_are_alike_by_use_or_by_meaning(covered, cosine, likeness):
    assert float(word_likeness(covered, cosine)) == pytest.approx(likeness)


@pytest.mark.parametrize(("code", "words", "relevance"), [(1, 0, 0.8), (0, 1, 0.6), (1, 1, 0.92), (0, 0, 0)])
def test_code_and_words_are_joined(code, words, relevance):
    assert relevance_of(code, words) == pytest.approx(relevance)
