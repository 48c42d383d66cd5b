"""A slip of one letter is read as the one known word it can be."""

from __future__ import annotations

import pytest

from worthwhile.exchange.suggestions.spelling import Spellings

KNOWN = Spellings(["lonely", "hospital", "carers", "career", "debt", "volunteer"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [("lonley", "lonely"), ("hospitl", "hospital"), ("hosspital", "hospital"), ("volunteet", "volunteer")],
)
def test_a_letter_left_out_added_changed_or_swapped_is_understood(written: str, meant: str) -> None:
    assert KNOWN.meant(written) == meant


@pytest.mark.parametrize("written", ["lonely", "debts", "dept", "hsptal", "spaceship", "carees", "12345678"])
def test_a_known_a_short_a_distant_and_an_ambiguous_word_is_left_as_it_is(written: str) -> None:
    assert KNOWN.meant(written) is None
