"""A list, sentences and two things joined by “and” are needs of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.suggestions.lexicon import lexicon
from worthwhile.exchange.suggestions.needs import LONGEST_TEXT, MOST_NEEDS, needs_of


def _needs(text: str) -> list[str]:
    return [need.text for need in needs_of(text, lexicon())]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Less lonely, fewer falls; warm homes", ["Less lonely", "fewer falls", "warm homes"]),
        ("Less lonely. Fewer falls!\nWarm homes", ["Less lonely", "Fewer falls", "Warm homes"]),
        ("• debt\n• housing", ["debt", "housing"]),
        ("less lonely and in debt", ["less lonely", "in debt"]),
        ("speech and language", ["speech and language"]),
        ("bed and breakfast", ["bed and breakfast"]),
        ("A and E", ["A and E"]),
        ("self-worth", ["self-worth"]),
        ("debt, debt", ["debt"]),
        ("the, of and to,, !", []),
    ],
)
def test_a_text_is_cut_where_another_need_begins(text: str, needs: list[str]) -> None:
    assert _needs(text) == needs


@given(text=st.text(alphabet="ab ,.;&\n", max_size=3 * LONGEST_TEXT))
def test_there_are_never_more_needs_than_can_be_answered(text: str) -> None:
    assert len(_needs(text)) <= MOST_NEEDS
