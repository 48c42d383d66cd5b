"""Days so many months apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.apps.evidence.models.months import months_after


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 4, 1), 12, date(2027, 4, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_a_day_so_many_months_on(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 200))
def test_the_month_is_always_the_one_meant(day: date, months: int) -> None:
    later = months_after(day, months)
    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day <= day.day


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 200))
def test_so_many_months_are_never_shorter_than_as_many_februaries(day: date, months: int) -> None:
    """What is due is looked for by this first."""
    assert months_after(day, months) >= day + timedelta(days=28 * months)
