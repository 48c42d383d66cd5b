"""Dates as published, as moments in UTC and as days.

A date without a zone is time in the United Kingdom (MK-030). The day is the one that stands in the text: a period that
ends "2028-05-18T23:59:59Z" ends on the 18th, whatever the clock said in summer.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from worthwhile.market.compile.columns.sheet import Sheet

_UK = ZoneInfo("Europe/London")
# Before this, and after that, a date is the way some system writes "none".
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_DAYS_A_MONTH = 30.4375


class Told(NamedTuple):
    """What a published date says; ``fault`` is a code of faults, or None."""

    at: datetime | None
    on: date | None
    fault: str | None


NOT_TOLD = Told(None, None, None)
_UNREADABLE = Told(None, None, "MK-031")


@lru_cache(maxsize=1 << 16)
def told_by(text: str) -> Told:
    """The moment (UTC, without a zone) and the day that a text says."""
    stripped = text.strip()
    if not stripped:
        return NOT_TOLD
    try:
        found = datetime.fromisoformat(stripped)
        if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            return _UNREADABLE
        on = date(found.year, found.month, found.day)
        if found.tzinfo is None:
            return Told(found.replace(tzinfo=_UK).astimezone(UTC).replace(tzinfo=None), on, "MK-030")
        return Told(found.astimezone(UTC).replace(tzinfo=None), on, None)
    except (ValueError, OverflowError):
        return _UNREADABLE


def read_date(value: Any, sheet: Sheet, place: str, position: int = -1) -> Told:
    """A published date, its fault told; ``place`` may hold {} for the position."""
    if value is None:
        return NOT_TOLD
    if value.__class__ is not str:
        sheet.odd.append(value)
        return NOT_TOLD
    told = told_by(value)
    if told.fault is not None:
        if told.fault == "MK-031":
            sheet.fault("MK-031", place, position, value)
        elif not sheet.told_zoneless:
            sheet.told_zoneless = True
            sheet.fault("MK-030", place, position, value)
    return told


@lru_cache(maxsize=1 << 14)
def months_between(start: date, end: date) -> float:
    """Months from the first day to the last day, both included, to one decimal."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    return round(whole + (end.day + 1 - start.day) / _DAYS_A_MONTH, 1)


@lru_cache(maxsize=1 << 12)
def months_in_days(days: float) -> float:
    """Months of a length in days. The services write a month as 30 days (36 months are 1080): such lengths divide."""
    return days / 30 if days % 30 == 0 else round(days / _DAYS_A_MONTH, 1)
