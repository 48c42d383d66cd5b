"""Time between two days in years, so that from a day to its anniversary is exactly one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal


def years_between(start: date, end: date) -> Decimal:
    """Whole years, and the rest as a share of the year it falls in. ``end`` is not before ``start``."""
    whole = end.year - start.year
    if _anniversary(start, whole) > end:
        whole -= 1
    last, following = _anniversary(start, whole), _anniversary(start, whole + 1)
    return whole + Decimal((end - last).days) / Decimal((following - last).days)


def _anniversary(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:  # 29 February in a year without one
        return date(start.year + years, 3, 1)
