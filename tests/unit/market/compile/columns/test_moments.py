"""Published dates as moments in UTC and as days."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.market_processes import named, process_of
from worthwhile.market.compile.columns.moments import months_between, months_in_days, told_by
from worthwhile.market.compile.columns.rows import rows_of


@pytest.mark.parametrize(
    ("text", "at", "on"),
    [
        ("2026-10-02T23:59:00+01:00", datetime(2026, 10, 2, 22, 59), date(2026, 10, 2)),  # noqa: DTZ001
        ("2028-05-18T23:59:59Z", datetime(2028, 5, 18, 23, 59, 59), date(2028, 5, 18)),  # noqa: DTZ001
        ("2025-07-01T12:00:00", datetime(2025, 7, 1, 11, 0), date(2025, 7, 1)),  # noqa: DTZ001
        ("2025-01-01T12:00:00", datetime(2025, 1, 1, 12, 0), date(2025, 1, 1)),  # noqa: DTZ001
        ("2025-07-01", datetime(2025, 6, 30, 23, 0), date(2025, 7, 1)),  # noqa: DTZ001
    ],
)
def test_a_date_without_a_zone_is_time_in_the_united_kingdom(text: str, at: datetime, on: date) -> None:
    told = told_by(text)
    assert (told.at, told.on) == (at, on)


@pytest.mark.parametrize(
    "text", ["tomorrow", "2025-13-01", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "31/12/2025"]
)
def test_what_is_no_date_is_told(text: str) -> None:
    assert told_by(text).at is None
    assert told_by(text).fault == "MK-031"


@given(st.text())
def test_no_text_raises(text: str) -> None:
    told = told_by(text)
    assert (told.at is None) == (told.on is None)


def test_zones_that_are_missing_are_told_once_a_process_and_bad_dates_each_time() -> None:
    rows = rows_of(
        process_of(
            {
                "date": "2025-03-01",
                "tender": {
                    "tenderPeriod": {"startDate": "2025-03-01", "endDate": "2025-03-31 14:00 Eastern"},
                    "enquiryPeriod": {"endDate": "soon"},
                },
            }
        )
    )
    told = [(fault["code"], fault["given"]) for fault in named("fault", rows["fault"])]
    assert [code for code, _ in told].count("MK-030") == 1
    assert ("MK-031", "2025-03-31 14:00 Eastern") in told
    assert ("MK-031", "soon") in told
    assert named("process", rows["process"])[0]["deadline_text"] == "2025-03-31 14:00 Eastern"


def test_months_count_both_ends() -> None:
    assert months_between(date(2026, 11, 4), date(2028, 11, 3)) == 24.0
    assert months_between(date(2025, 4, 1), date(2026, 3, 31)) == 12.0
    assert months_between(date(2025, 1, 1), date(2025, 1, 14)) == 0.5


def test_lengths_in_days_that_were_months_come_back_as_months() -> None:
    assert months_in_days(1080) == 36
    assert months_in_days(365) == 12.0
