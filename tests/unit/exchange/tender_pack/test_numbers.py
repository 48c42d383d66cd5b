"""Numbers, sums, percentages and lengths of time as tenders write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.tender_pack.numbers import durations_in, money_in, number, shares_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£1,000", ["1000"]),
        ("£1.2m and £5 million", ["1200000", "5000000"]),
        ("GBP 250,000.50", ["250000.50"]),
        ("5 188 396 GBP", ["5188396"]),
        ("two million pounds (£2,000,000)", ["2000000", "2000000"]),
        ("£60million", ["60000000"]),
        ("£150k", ["150000"]),
        ("£3 months", ["3"]),
        ("1,200 people in 2024", []),
        ("pounds", []),
    ],
)
def test_sums_of_money(text: str, expected: list[str]):
    assert [amount.value for amount in money_in(text)] == [Decimal(value) for value in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40%", ["0.4"]),
        ("ten per cent and 2.5 percent", ["0.1", "0.025"]),
        ("125 % of", ["1.25"]),
        ("thirty-five per cent", ["0.35"]),
        ("percentages", []),
    ],
)
def test_percentages(text: str, expected: list[str]):
    assert [share.value for share in shares_in(text)] == [Decimal(value) for value in expected]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("three years", 36),
        ("three (3) years", 36),
        ("thirty six (36) months", 36),
        ("a 36-month term", 36),
        ("five-year", 60),
        ("90 days", 3),
        ("two weeks", Decimal("0.47")),
        ("period of24 months", 24),
    ],
)
def test_lengths_of_time_in_months(text: str, months: int | Decimal):
    assert [one.as_months() for one in durations_in(text)] == [months]


def test_a_length_written_twice_differently_is_left():
    assert list(durations_in("three (4) years")) == []


def test_working_days_are_told():
    assert [(one.days, one.is_working_days) for one in durations_in("10 working days, 30 days")] == [
        (10, True),
        (30, False),
    ]


@pytest.mark.parametrize(
    ("text", "value"), [("forty-two", 42), ("7", 7), ("1,200", 1200), ("", None), ("several", None)]
)
def test_a_number_in_words_or_figures(text: str, value: int | None):
    assert number(text) == value


@given(st.integers(min_value=0, max_value=10**9))
def test_every_whole_sum_is_read_back_however_it_is_grouped(pounds: int):
    for written in (f"£{pounds}", f"£{pounds:,}", f"GBP {pounds:,}"):
        assert [amount.value for amount in money_in(f"worth {written} in all")] == [pounds]


@given(st.text(alphabet="0123456789,.£ kmbn%-()yearsmonthsdaysGBP", max_size=200))
def test_no_text_stops_the_reader_and_every_place_is_inside(text: str):
    for find in (money_in, shares_in, durations_in):
        for found in find(text):
            assert 0 <= found.start < found.end <= len(text)
