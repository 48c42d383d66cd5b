"""Moments of a tender as its pages say them: in the time of the United Kingdom, with how far it is from UTC."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

UNITED_KINGDOM = ZoneInfo("Europe/London")
_SAID = {"00:00:00": "start of the day", "12:00:00": "12 noon", "23:59:59": "end of the day"}


def moment_words(at: datetime) -> str:
    """``1 April 2026, 1:00pm (UK time, UTC+1)``, with seconds where they are not nought.

    Noon and the two ends of a day are said in words: nobody is sure which day 12:00am belongs to.
    """
    there = at.astimezone(UNITED_KINGDOM)
    half = "am" if there.hour < 12 else "pm"
    seconds = f":{there:%S}" if there.second else ""
    clock = _SAID.get(f"{there:%H:%M:%S}") or f"{there.hour % 12 or 12}:{there:%M}{seconds}{half}"
    offset = there.utcoffset() or timedelta()
    return f"{there.day} {there:%B %Y}, {clock} (UK time, UTC+{int(offset.total_seconds() // 3600)})"


def day_words(day: date) -> str:
    """``1 April 2026``."""
    return f"{day.day} {day:%B %Y}"
