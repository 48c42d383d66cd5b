"""Months follow each other over the end of a year, and are over a day after their last."""

from __future__ import annotations

from datetime import date

import pytest

from worthwhile.market.sources.feeds.monthly import Month, months_newest_first


def test_months_run_backwards_over_the_end_of_a_year() -> None:
    months = [str(month) for month in months_newest_first(date(2025, 11, 30), date(2026, 2, 1))]
    assert months == ["2026-02", "2026-01", "2025-12", "2025-11"]
    assert list(months_newest_first(date(2026, 3, 1), date(2026, 2, 1))) == []


@pytest.mark.parametrize(
    ("month", "today", "over"),
    [
        (Month(2025, 12), date(2025, 12, 31), False),
        (Month(2025, 12), date(2026, 1, 1), False),
        (Month(2025, 12), date(2026, 1, 2), True),
        (Month(2026, 1), date(2025, 12, 31), False),
        (Month(2026, 1), date(2026, 3, 1), True),
    ],
)
def test_a_month_is_over_when_a_day_has_passed_since(month: Month, today: date, over: bool) -> None:
    assert month.is_over(today) is over
