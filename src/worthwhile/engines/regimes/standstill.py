"""Whether a contract must wait, from when and until when: three clocks that differ."""

from __future__ import annotations

from datetime import date

from worthwhile.engines.regimes.clocks import Calendar, Calendars, nth_working_day, standstill_days
from worthwhile.engines.regimes.decision import Standstill
from worthwhile.engines.regimes.facts import Facts
from worthwhile.engines.regimes.grounds import ground_of
from worthwhile.engines.regimes.judging import Situation
from worthwhile.engines.regimes.routes import StillOpen
from worthwhile.engines.regimes.tables import StandstillRow
from worthwhile.engines.regimes.truth import Truth
from worthwhile.engines.regimes.vocabulary import Route

ONE = 1


def decided_standstill(situation: Situation, still: StillOpen, calendars: Calendars) -> Standstill:
    """The standstill of the routes that may still be taken; unknown where they differ or facts are missing."""
    rows = [row for row in situation.rules.rows(StandstillRow) if situation.named in row.regimes]
    found = {route: _row_for(route, rows, situation) for route in still.routes}
    distinct = list(dict.fromkeys(found.values()))
    if len(distinct) == ONE and distinct[0] is not None:
        return standstill_by(row=distinct[0], facts=situation.facts, calendars=calendars)
    known = [row for row in distinct if row is not None]
    same = len(known) == len(distinct) > 0 and len({(row.required, row.voluntary) for row in known}) == ONE
    if same:
        return Standstill(
            required=Truth.TRUE if known[0].required else Truth.FALSE,
            voluntary=known[0].voluntary,
            waits_for=still.waits_for,
        )
    return Standstill(required=Truth.UNKNOWN, waits_for=still.waits_for if len(distinct) > ONE else ())


def standstill_by(*, row: StandstillRow, facts: Facts, calendars: Calendars) -> Standstill:
    """The standstill that a row asks for, with its days as far as the facts tell them."""
    ground = ground_of(row)
    if not row.working_days:
        return Standstill(required=Truth.FALSE, ground=ground)
    notice_on: date | None = getattr(facts, row.starts_with)
    required = Truth.TRUE if row.required else Truth.FALSE
    clock = _words(row)
    if notice_on is None or facts.nation is None:
        waits = tuple(name for name in (row.starts_with, "nation") if getattr(facts, name) is None)
        return Standstill(
            required=required,
            ground=ground,
            voluntary=row.voluntary,
            clock=clock,
            if_challenged=row.if_challenged,
            waits_for=waits,
        )
    calendar = calendars.of(facts.nation)
    days = standstill_days(row=row, notice_on=notice_on, calendar=calendar)
    anywhere = standstill_days(row=row, notice_on=notice_on, calendar=calendars.anywhere()).end
    return Standstill(
        required=required,
        ground=ground,
        voluntary=row.voluntary,
        start=days.start,
        end=days.end,
        earliest_award_on=days.earliest_award_on,
        further_end=_further_end(row, facts, calendar),
        end_if_all_holidays=anywhere if row.any_holiday_may_count and anywhere > days.end else None,
        clock=clock,
        if_challenged=row.if_challenged,
        waits_for=_waits_if_challenged(row, facts),
    )


def _row_for(route: Route, rows: list[StandstillRow], situation: Situation) -> StandstillRow | None:
    for row in rows:
        if route in row.routes and situation.applies(row).truth is Truth.TRUE:
            return row
    return None


def _further_end(row: StandstillRow, facts: Facts, calendar: Calendar) -> date | None:
    if row.after_decision is None or facts.last_decision_on is None or facts.representations_received is not True:
        return None
    return nth_working_day(after=facts.last_decision_on, days=row.after_decision, calendar=calendar)


def _waits_if_challenged(row: StandstillRow, facts: Facts) -> tuple[str, ...]:
    if row.after_decision is None or facts.representations_received is False:
        return ()
    names = ("representations_received", "last_decision_on")
    return tuple(name for name in names if getattr(facts, name) is None)


def _words(row: StandstillRow) -> str:
    starts = "the day after the notice" if row.days_before_start else "the day of the notice"
    if row.from_start:
        return f"{row.working_days} working days that begin with {starts}"
    return f"from {starts} to the end of the {row.working_days}th working day after that"
