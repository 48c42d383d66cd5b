"""Days so many months apart."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS_IN_A_YEAR = 12


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months on, or the last day of a month that is shorter."""
    years, place = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    year, month = day.year + years, place + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
