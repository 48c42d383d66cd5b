"""Moments, amounts and lengths of notices as people read them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from worthwhile.market.queries.notice_words import amount_text, day_text, length_text, moment_text, publisher_name


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 7, 1, 11, 0), "1 July 2026, 12 noon (UK time)"),  # noqa: DTZ001 - as in the tables
        (datetime(2026, 12, 31, 23, 59), "31 December 2026, 11:59pm (UK time)"),  # noqa: DTZ001
        (datetime(2026, 6, 30, 23, 5), "1 July 2026, 12:05am (UK time)"),  # noqa: DTZ001
    ],
)
def test_a_moment_is_told_by_the_clocks_of_the_united_kingdom(moment: datetime, said: str) -> None:
    assert moment_text(moment) == said


def test_a_moment_late_in_summer_belongs_to_the_next_day_there() -> None:
    assert day_text(datetime(2026, 6, 30, 23, 5)) == "1 July 2026"  # noqa: DTZ001
    assert day_text(date(2026, 6, 30)) == "30 June 2026"


@pytest.mark.parametrize(
    ("months", "said"),
    [(0.5, "15 days"), (1, "1 month"), (12, "1 year"), (18, "18 months"), (24, "2 years"), (42, "3 years and 6 months"),
     (23.9, "2 years"), (0.01, "1 day")],
)  # fmt: skip
def test_a_length_is_told_as_people_say_it(months: float, said: str) -> None:
    assert length_text(months) == said


def test_pence_are_told_only_where_there_are_any() -> None:
    assert amount_text(420_000.0) == "£420,000"
    assert amount_text(54_393.6) == "£54,393.60"
    assert amount_text(10.0, "EUR") == "€10"


def test_a_publisher_that_is_not_known_keeps_its_name() -> None:
    assert publisher_name("sell2wales") == "Sell2Wales"
    assert publisher_name("elsewhere") == "elsewhere"
    assert publisher_name(None) == "Not stated"
