"""Money as people read it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.kernel.money import money_text, round_money

AMOUNTS = st.decimals(min_value=Decimal("-1e40"), max_value=Decimal("1e40"), allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("0.005", "0.01"), ("0.015", "0.02"), ("0.025", "0.03"), ("2.675", "2.68"), ("-0.005", "-0.01"), ("1", "1.00")],
)
def test_half_a_penny_goes_away_from_zero(amount, shown):
    assert str(round_money(Decimal(amount))) == shown


@pytest.mark.parametrize("amount", ["-0", "-0.004", "-0.00"])
def test_there_is_no_minus_zero(amount):
    assert str(round_money(Decimal(amount))) == "0.00"
    assert money_text(Decimal(amount)) == "£0.00"


@given(AMOUNTS)
def test_any_amount_a_case_can_reach_is_rounded_by_at_most_half_a_penny(amount):
    rounded = round_money(amount)
    assert rounded.as_tuple().exponent == -2
    assert abs(Fraction(rounded) - Fraction(amount)) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        ("1234.5", "GBP", "£1,234.50"),
        ("-20", "GBP", "−£20.00"),
        ("1000", "IDR", "IDR 1,000.00"),
        ("-0.5", "EUR", "−€0.50"),
        ("12345678901234567890123456789012.345", "USD", "$12,345,678,901,234,567,890,123,456,789,012.35"),
        ("1E+5", "GBP", "£100,000.00"),
    ],
)
def test_an_amount_for_a_sentence(amount, currency, shown):
    assert money_text(Decimal(amount), currency) == shown


def test_an_amount_in_whole_pounds_is_rounded_half_up():
    assert money_text(Decimal("2.5"), places=0) == "£3"


def test_a_figure_beyond_all_sense_is_still_written_out():
    assert money_text(Decimal(2**600)) == f"£{2**600:,}.00"
