"""Moments as pages say them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from worthwhile.apps.tenders.selectors.buyer_moment import moment_words


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 4, 1, 12, tzinfo=UTC), "1 April 2026, 1:00pm (UK time, UTC+1)"),
        (datetime(2026, 4, 1, 11, tzinfo=UTC), "1 April 2026, 12 noon (UK time, UTC+1)"),
        (datetime(2026, 4, 1, 11, 0, 5, tzinfo=UTC), "1 April 2026, 12:00:05pm (UK time, UTC+1)"),
        (datetime(2026, 12, 3, 23, 59, 59, 999_999, tzinfo=UTC), "3 December 2026, end of the day (UK time, UTC+0)"),
        (datetime(2026, 12, 4, tzinfo=UTC), "4 December 2026, start of the day (UK time, UTC+0)"),
        (datetime(2026, 12, 4, 0, 5, tzinfo=UTC), "4 December 2026, 12:05am (UK time, UTC+0)"),
    ],
)
def test_a_moment_is_said_so_that_nobody_mistakes_its_day(at: datetime, said: str) -> None:
    assert moment_words(at) == said
