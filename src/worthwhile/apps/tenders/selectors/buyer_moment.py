"""Moments of a tender as its pages say them: in the time of the United Kingdom, with how far it is from UTC."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

UNITED_KINGDOM = ZoneInfo("Europe/London")


def moment_words(at: datetime) -> str:
    """``1 April 2026, 1:00pm (UK time, UTC+1)`` or ``12 noon``, with seconds where they are not nought."""
    there = at.astimezone(UNITED_KINGDOM)
    half = "am" if there.hour < 12 else "pm"
    seconds = f":{there:%S}" if there.second else ""
    is_noon = (there.hour, there.minute, there.second) == (12, 0, 0)
    clock = "12 noon" if is_noon else f"{there.hour % 12 or 12}:{there:%M}{seconds}{half}"
    offset = there.utcoffset() or timedelta()
    return f"{there.day} {there:%B %Y}, {clock} (UK time, UTC+{int(offset.total_seconds() // 3600)})"


def day_words(day: date) -> str:
    """``1 April 2026``."""
    return f"{day.day} {day:%B %Y}"
