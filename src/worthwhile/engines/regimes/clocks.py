"""Days counted as each law counts them: the three standstill clocks, waits and duties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from worthwhile.engines.regimes.tables import Clock, StandstillRow, Turn

ONE_DAY = timedelta(days=1)


class Calendar(Protocol):
    """Which days are working days in one place."""

    def is_working_day(self, day: date) -> bool:
        """Whether people work on that day."""
        ...


class Calendars(Protocol):
    """The calendar of each nation, and one in which a holiday anywhere in the United Kingdom is a holiday."""

    def of(self, nation: str) -> Calendar:
        """The calendar of a nation (``england``). Raises KeyError for any other word."""
        ...

    def anywhere(self) -> Calendar:
        """The calendar in which only a day that is a working day everywhere counts."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StandstillDays:
    """The first day of a standstill, and its last, which is the last day for representations."""

    start: date
    end: date

    @property
    def earliest_award_on(self) -> date:
        return self.end + ONE_DAY


def nth_working_day(*, after: date, days: int, calendar: Calendar) -> date:
    """The working day that is so many after a day; the day itself does not count. ``days`` is 1 or more."""
    day = after
    for _ in range(days):
        day += ONE_DAY
        while not calendar.is_working_day(day):
            day += ONE_DAY
    return day


def standstill_days(*, row: StandstillRow, notice_on: date, calendar: Calendar) -> StandstillDays:
    """When a standstill starts and ends for a notice of a day.

    Provider Selection Regime in England: it starts the day after, and ends with the 8th working day after that day. In
    Wales: it starts the same day, and ends with the 8th working day after it. Procurement Act: 8 working days that
    begin with the day of the notice, so that day is the first where it is a working day.
    """
    start = notice_on + row.days_before_start * ONE_DAY
    count_after = start - ONE_DAY if row.from_start else start
    return StandstillDays(start=start, end=nth_working_day(after=count_after, days=row.working_days, calendar=calendar))


def day_of(*, clock: Clock, event_on: date, calendar: Calendar | None) -> date | None:
    """The day on which a wait ends, or the last day on which a duty is in time (see ``Clock``).

    None where working days count and no calendar is known, as the nation is not.
    """
    if clock.working:
        if calendar is None:
            return None
        return nth_working_day(after=event_on, days=clock.days, calendar=calendar)
    return event_on + (clock.days - (1 if clock.turn is Turn.DUE else 0)) * ONE_DAY


def clock_words(clock: Clock) -> str:
    """How a clock counts, in words."""
    kind = "working days" if clock.working else "days"
    if clock.turn is Turn.WAIT:
        return f"{clock.days} {kind} after that day"
    return f"within {clock.days} {kind}, that day counted as the first"
