"""Moments of a tender as its pages say them: in the time of the United Kingdom, with how far it is from UTC."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from worthwhile.kernel.clock import clock_words

UNITED_KINGDOM = ZoneInfo("Europe/London")


def moment_words(at: datetime) -> str:
    """``1 April 2026, 1:00pm (UK time, UTC+1)``, with seconds where they are not nought."""
    there = at.astimezone(UNITED_KINGDOM)
    offset = there.utcoffset() or timedelta()
    return f"{there.day} {there:%B %Y}, {clock_words(there)} (UK time, UTC+{int(offset.total_seconds() // 3600)})"


def day_words(day: date) -> str:
    """``1 April 2026``."""
    return f"{day.day} {day:%B %Y}"
