"""Working days between dates, and Easter."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5


def is_working_day(on: date, bank_holidays: Collection[date]) -> bool:
    """Monday to Friday and no bank holiday."""
    return on.weekday() < SATURDAY and on not in bank_holidays


def working_days(after: date, until: date, bank_holidays: Collection[date]) -> int:
    """Working days from the day after ``after`` up to and with ``until``; 0 where that is not later."""
    if until <= after:
        return 0
    weeks, rest = divmod((until - after).days, 7)
    odd = sum((after + timedelta(days=n)).weekday() < SATURDAY for n in range(1, rest + 1))
    free = sum(after < on <= until and on.weekday() < SATURDAY for on in set(bank_holidays))
    return weeks * 5 + odd - free


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)
