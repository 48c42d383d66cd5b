"""Periods and price years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.kernel.dates import Period, PriceYear
from worthwhile.kernel.problems import InvalidInput
from worthwhile.kernel.records import read


def _period(start, end):
    return Period(start=date.fromisoformat(start), end=date.fromisoformat(end))


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2022-04-01", "2022-04-01", 1),
        ("2022-04-01", "2023-03-31", 1),
        ("2022-04-01", "2023-04-01", 2),
        ("2022-04-01", "2023-09-30", 2),
        ("2022-04-01", "2025-03-31", 3),
        ("2022-01-31", "2022-02-28", 1),
        ("2022-01-31", "2023-01-30", 1),
        ("2022-01-31", "2023-01-31", 2),
        ("2024-02-29", "2025-02-28", 1),
        ("2024-02-29", "2025-03-01", 2),
        ("2023-03-01", "2024-02-29", 1),
    ],
)
def test_a_period_touches_as_many_case_years_as_begin_in_it(start, end, years):
    assert _period(start, end).years == years


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 60))
def test_a_period_of_whole_years_counts_them(start, years):
    if (start.month, start.day) == (2, 29):
        start = start.replace(day=28)
    anniversary = start.replace(year=start.year + years)
    assert Period(start=start, end=date.fromordinal(anniversary.toordinal() - 1)).years == years
    assert Period(start=start, end=anniversary).years == years + 1


def test_a_period_that_ends_before_it_starts_says_to_swap_the_dates():
    with pytest.raises(InvalidInput) as error:
        _period("2023-03-31", "2022-04-01")
    assert str(error.value) == (
        "end: The period ends on 2022-04-01, before it starts on 2023-03-31. Swap the two dates."
    )


@pytest.mark.parametrize(("name", "given"), [("start", "0022-04-01"), ("end", "9999-12-31")])
def test_a_date_outside_the_years_of_any_case_is_refused_where_it_stands(name, given):
    data = {"start": "2022-04-01", "end": "2023-03-31", name: given}
    with pytest.raises(InvalidInput) as error:
        read(Period, data)
    assert str(error.value) == f"{name}: Enter a date in the years 1900 to 2200. You gave {given}."


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (2023, "2023"),
        ("2023", "2023"),
        (" 2023 ", "2023"),
        (Decimal(2023), "2023"),
        ("2023/24", "2023/24"),
        ("2023-24", "2023/24"),
        ("2023/2024", "2023/24"),
        ("1999/00", "1999/00"),
        ("1999/2000", "1999/00"),
    ],
)
def test_a_price_year_is_read_as_people_write_it(given, shown):
    assert str(PriceYear.parse(given)) == shown


@pytest.mark.parametrize(
    "given",
    [
        "2023/25", "2023/23", "2023/2124", "23/24", "next year", "", None, True, 23, 20230, 1899, 2201, 0, -2023,
        2023.5, "0001/02", "9999/00", "2023\n2024", [2023], {"year": 2023}, Decimal("2023.5"), Decimal("NaN"),
    ],
)  # fmt: skip
def test_what_is_no_price_year_is_refused_with_both_ways_to_write_one(given):
    with pytest.raises(InvalidInput, match=r"Enter the price year as 2023 or, for April to March, 2023/24\. You gave "):
        PriceYear.parse(given)


def test_a_message_does_not_repeat_a_whole_book():
    with pytest.raises(InvalidInput) as error:
        PriceYear.parse("x" * 100_000)
    assert len(str(error.value)) < 200


@given(st.integers(1900, 2200), st.booleans())
def test_a_price_year_reads_back_from_its_own_words(begins, financial):
    year = PriceYear(begins, financial)
    assert PriceYear.parse(str(year)) == year


def test_a_financial_year_is_three_quarters_of_the_year_it_begins_in():
    assert PriceYear.parse("2023/24").weights == ((2023, Decimal("0.75")), (2024, Decimal("0.25")))


def test_a_calendar_year_is_all_itself():
    assert PriceYear.parse(2023).weights == ((2023, Decimal(1)),)
