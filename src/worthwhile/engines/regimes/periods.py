"""The minimum number of days that bidders must have."""

from __future__ import annotations

from datetime import date, timedelta

from worthwhile.engines.regimes.choosing import first_that_holds
from worthwhile.engines.regimes.decision import Period
from worthwhile.engines.regimes.grounds import ground_of
from worthwhile.engines.regimes.judging import Situation
from worthwhile.engines.regimes.tables import PeriodRow


def least_periods(situation: Situation) -> tuple[Period, ...]:
    """Each kind of period that the regime knows; the first row of a kind that holds says how long it is."""
    rows = tuple(row for row in situation.rules.rows(PeriodRow) if situation.named in row.regimes)
    names = dict.fromkeys(row.name for row in rows)
    return tuple(_period(name, tuple(row for row in rows if row.name == name), situation) for name in names)


def _period(name: str, rows: tuple[PeriodRow, ...], situation: Situation) -> Period:
    choice = first_that_holds(rows, situation, lambda row: row.days)
    if not choice.known or not choice.rows:
        return Period(name=name, known=False, days=None, waits_for=choice.waits_for, unclear=choice.unclear)
    row, judgement = choice.rows[0]
    assert isinstance(row, PeriodRow)
    began: date | None = getattr(situation.facts, row.after)
    days = choice.answer
    return Period(
        name=name,
        known=True,
        days=days,
        ground=ground_of(row, judgement),
        earliest_end=began + timedelta(days=days) if began is not None and days is not None else None,
    )
