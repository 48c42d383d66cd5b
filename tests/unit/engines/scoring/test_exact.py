"""Exact numbers as text and decimals."""

from decimal import Decimal
from fractions import Fraction

import pytest

from worthwhile.engines.scoring import exact_text, rounded, shown
from worthwhile.engines.scoring.exact import unrounded


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [("1/2", 0, "1"), ("-1/2", 0, "-1"), ("5/2", 0, "3"), ("1/3", 2, "0.33"), ("214/3", 2, "71.33"), ("0", 2, "0.00")],
)
def test_halves_are_rounded_away_from_nothing(number, places, expected):
    assert f"{rounded(Fraction(number), places):f}" == expected


@pytest.mark.parametrize(("number", "expected"), [("165/2", "82.5"), ("500/7", "500/7"), ("80", "80")])
def test_exact_text_never_rounds(number, expected):
    assert exact_text(Fraction(number)) == expected


def test_a_number_in_a_sentence_has_no_tail_of_zeros():
    assert [shown(Fraction(number)) for number in ("75", "12345/10", "1/3")] == ["75", "1,234.5", "0.33"]


def test_a_number_that_ends_is_kept_whole():
    assert unrounded(Fraction(1, 8)) == Decimal("0.125")
