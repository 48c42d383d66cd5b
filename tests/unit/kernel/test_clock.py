"""Times of day as people read them."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from worthwhile.kernel.clock import clock_words


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (time(0, 0), "start of the day"), (time(0, 5), "12:05am"), (time(11, 59), "11:59am"), (time(12, 0), "12 noon"),
        (time(12, 0, 1), "12:00:01pm"), (time(16, 59), "4:59pm"), (time(23, 59), "11:59pm"),
        (time(23, 59, 59, 999_999), "end of the day"),
    ],
)  # fmt: skip
def test_a_time_is_said_so_that_nobody_mistakes_its_half_of_the_day(at: time, said: str) -> None:
    assert clock_words(datetime(2026, 4, 1, at.hour, at.minute, at.second, at.microsecond, UTC)) == said
