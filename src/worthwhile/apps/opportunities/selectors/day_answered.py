"""The moment that a page answers for: now, or a day that its address names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from worthwhile.market.queries.search_reasons import plain_moment

UNITED_KINGDOM = ZoneInfo("Europe/London")
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAnswered:
    """``on`` has a zone; ``day`` is its day in the United Kingdom. ``asked`` is the day named in the address."""

    on: datetime
    asked: date | None

    @property
    def day(self) -> date:
        return self.on.astimezone(UNITED_KINGDOM).date()

    @property
    def moment(self) -> datetime:
        """As in the tables: UTC without a zone."""
        return plain_moment(self.on)


def day_answered(given: str | None, *, now: datetime) -> DayAnswered:
    """``given`` as YYYY-MM-DD stands for that day's morning in the United Kingdom; what is no such day, for now."""
    try:
        asked = date.fromisoformat(given or "")
    except ValueError:
        return DayAnswered(on=now, asked=None)
    if not EARLIEST <= asked <= LATEST or asked == now.astimezone(UNITED_KINGDOM).date():
        return DayAnswered(on=now, asked=None)
    return DayAnswered(on=datetime.combine(asked, time(9), tzinfo=UNITED_KINGDOM), asked=asked)
