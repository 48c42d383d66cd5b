"""Periods and price years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import Record, described, shown

# A year outside these is a slip of the pen; the arithmetic of dates ends at 9999.
FIRST_YEAR = 1900
LAST_YEAR = 2200


@dataclass(frozen=True, kw_only=True)
class Period(Record):
    """Days from ``start`` to ``end``, both included."""

    start: date = described("First day of the period, such as 2026-04-01")
    end: date = described("Last day of the period, such as 2027-03-31")

    @classmethod
    def cross_problems(cls, values: dict[str, object]) -> list[Problem]:
        problems = [
            Problem(name, f"Enter a date in the years {FIRST_YEAR} to {LAST_YEAR}. You gave {given}.")
            for name, given in values.items()
            if isinstance(given, date) and not FIRST_YEAR <= given.year <= LAST_YEAR
        ]
        start, end = values.get("start"), values.get("end")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            swap = f"The period ends on {end}, before it starts on {start}. Swap the two dates."
            problems.append(Problem("end", swap))
        return problems

    @property
    def years(self) -> int:
        """How many case years the period touches; year 1 is the 12 months from ``start``."""
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month
        if self.end.day >= self.start.day:
            months += 1
        return max(1, -(-months // 12))


_CALENDAR = re.compile(r"\d{4}")
_FINANCIAL = re.compile(r"(\d{4})[/-](\d{2}|\d{4})")


@dataclass(frozen=True, order=True)
class PriceYear:
    """The year whose prices a figure is in: calendar (2023) or financial, April to March (2023/24)."""

    begins: int
    financial: bool = False

    @classmethod
    def parse(cls, given: object) -> PriceYear:
        """Read ``2023``, ``"2023/24"`` or ``"2023-24"``.

        Raises InvalidInput where the text is neither.
        """
        text = str(given).strip() if isinstance(given, str | Decimal) or type(given) is int else ""
        if _CALENDAR.fullmatch(text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
            return cls(int(text))
        found = _FINANCIAL.fullmatch(text)
        if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            begins, ends = int(found[1]), found[2]
            if int(ends) % 100 == (begins + 1) % 100 and (len(ends) == 2 or int(ends) == begins + 1):
                return cls(begins, financial=True)
        raise InvalidInput(
            [Problem("", f"Enter the price year as 2023 or, for April to March, 2023/24. You gave {shown(given)}.")]
        )

    @property
    def weights(self) -> tuple[tuple[int, Decimal], ...]:
        """Calendar years this year is made of: a financial year is three quarters of the first."""
        if not self.financial:
            return ((self.begins, Decimal(1)),)
        return ((self.begins, Decimal("0.75")), (self.begins + 1, Decimal("0.25")))

    def __str__(self) -> str:
        return f"{self.begins}/{(self.begins + 1) % 100:02d}" if self.financial else str(self.begins)
