"""Answers to several needs are taken in turn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.suggestions.turns import in_turn

ANSWERS = st.lists(st.lists(st.integers(0, 9), unique=True, max_size=6), max_size=5)


def test_the_best_of_each_need_comes_before_the_second_of_any() -> None:
    assert in_turn([[1, 2, 3], [4], []], same=lambda n: (n,), limit=9) == [(0, 1), (1, 4), (0, 2), (0, 3)]


def test_what_was_taken_for_one_need_is_passed_over_for_the_next() -> None:
    assert in_turn([[1, 2], [1, 3]], same=lambda n: (n,), limit=9) == [(0, 1), (1, 3), (0, 2)]


@given(answers=ANSWERS, limit=st.integers(0, 12))
def test_everything_is_offered_once_up_to_the_limit(answers: list[list[int]], limit: int) -> None:
    taken = [found for _, found in in_turn(answers, same=lambda n: (n,), limit=limit)]
    everything = {found for need in answers for found in need}
    assert len(set(taken)) == len(taken) == min(limit, len(everything))
