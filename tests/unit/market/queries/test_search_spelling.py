"""How far apart words are, held to a plain second way of counting."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.queries.search_spelling import slips_between

WORDS = st.text(alphabet="abc", max_size=6)


def _plainly(one: str, other: str) -> int:
    """The same by trying every first step; a swap counts once and its two letters are then done with."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        _plainly(one[1:], other) + 1,
        _plainly(one, other[1:]) + 1,
        _plainly(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if len(one) > 1 and len(other) > 1 and one[0] == other[1] and one[1] == other[0]:
        ways.append(_plainly(one[2:], other[2:]) + 1)
    return min(ways)


@given(WORDS, WORDS)
def test_the_slips_between_two_words_are_the_fewest(one: str, other: str) -> None:
    assert slips_between(one, other, 12) == _plainly(one, other)


@given(WORDS, WORDS, st.integers(0, 3))
def test_beyond_the_most_it_is_one_more_than_the_most(one: str, other: str, most: int) -> None:
    assert slips_between(one, other, most) == min(_plainly(one, other), most + 1)
