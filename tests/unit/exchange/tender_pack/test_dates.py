"""Days and times as tenders write them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.tender_pack.dates import clocks_in, days_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Friday 3 July 2026", ["2026-07-03"]),
        ("3rd July 2026 and 01 Nov 2018", ["2026-07-03", "2018-11-01"]),
        ("1st April, 2015", ["2015-04-01"]),
        ("15/09/2026, 03.02.2020, 2026-07-03", ["2026-09-15", "2020-02-03", "2026-07-03"]),
        ("15/02/15", ["2015-02-15"]),
        ("is22ndDecember 2014", ["2014-12-22"]),
        ("31/02/2026 and 45 May 2026", []),
        ("clause 1.2.10 of version 3.4.5", []),
        ("July 2026", []),
    ],
)
def test_days(text: str, expected: list[str]):
    assert [day.value for day in days_in(text)] == [date.fromisoformat(value) for value in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 noon", ["12:00"]),
        ("12:00 noon on 3 July", ["12:00"]),
        ("5pm", ["17:00"]),
        ("12pm (noon)", ["12:00"]),
        ("12.30 a.m.", ["00:30"]),
        ("17:00 hours", ["17:00"]),
        ("14.00hrs", ["14:00"]),
        ("1400 hrs", ["14:00"]),
        ("0900 2025-03-11", ["09:00"]),
        ("midday", ["12:00"]),
        ("midnight", []),
        ("£12.50 and 1400 people", []),
        ("on 03.02.2020", []),
        ("15pm", []),
    ],
)
def test_times_of_day(text: str, expected: list[str]):
    assert [clock.value for clock in clocks_in(text)] == [time.fromisoformat(value) for value in expected]


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_in_every_form(day: date):
    forms = (
        f"{day.day} {day:%B %Y}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        day.isoformat(),
        f"{day.day}th {day:%b} {day.year}",
    )
    for written in forms:
        assert [found.value for found in days_in(f"by {written} at the latest")] == [day]
