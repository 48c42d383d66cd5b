"""Figures in words: few of them are never made to say much."""

from __future__ import annotations

import pytest

from worthwhile.market.queries.completeness import Completeness
from worthwhile.market.queries.shape.words import (
    demonstration_words,
    few_words,
    nothing_words,
    number_text,
    part_words,
    percent_text,
    pounds_text,
)


def test_a_percentage_is_told_from_ten_up() -> None:
    assert part_words(3, 9) == "3 of 9"
    assert part_words(3, 10, "lots") == "3 of 10 lots (30%)"
    assert part_words(1_200, 2_400) == "1,200 of 2,400 (50%)"


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0%"), (0.004, "under 1%"), (0.3, "30%"), (0.996, "over 99%"), (1.0, "100%")],
)
def test_a_little_is_not_none_and_nearly_all_is_not_all(share: float, text: str) -> None:
    assert percent_text(share) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0.0, "£0"), (12_500.4, "£12,500"), (1_250_000.0, "£1.3 million"), (40_000_000.0, "£40 million"),
     (23_460_000_000.0, "£23.5 billion"), (1_960_000_000.0, "£2 billion")],
)  # fmt: skip
def test_pounds_are_told_as_people_say_them(amount: float, text: str) -> None:
    assert pounds_text(amount) == text


def test_numbers_have_a_decimal_only_where_it_says_something() -> None:
    assert (number_text(12.0), number_text(12.55), number_text(1200.0)) == ("12", "12.6", "1,200")


def test_a_pattern_is_told_from_thirty_up() -> None:
    assert few_words(30, "lots") == []
    assert few_words(29, "lots") == ["29 lots are too few to tell a pattern: read them one by one."]


def test_an_answer_from_nothing_says_why() -> None:
    none = Completeness(things="lots", processes=0, demonstration=0, looked_at=0, used=0, left_out={})
    assert nothing_words(none).startswith("No data yet: there are no lots")
    zero = Completeness(things="lots", processes=2, demonstration=1, looked_at=3, used=0, left_out={"zero": 3})
    assert nothing_words(zero).startswith(
        "No answer: none of the 3 lots looked at can be used (3 left out: a value of 0"
    )
    assert demonstration_words(none) == []
    assert demonstration_words(zero)[0].startswith("1 of the 2 procurements here were made for the demonstration")
