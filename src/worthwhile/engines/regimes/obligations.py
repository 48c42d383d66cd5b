"""What must be published, in order, done, kept and confirmed under the regime that was found."""

from __future__ import annotations

from datetime import date

from worthwhile.engines.regimes.clocks import Calendar, clock_words, day_of
from worthwhile.engines.regimes.decision import (
    Advice,
    Deadline,
    Duty,
    Finding,
    Gate,
    GateState,
    KeptRecord,
    Notice,
)
from worthwhile.engines.regimes.grounds import ground_of
from worthwhile.engines.regimes.judging import Situation
from worthwhile.engines.regimes.reach import Reached, reached_rows
from worthwhile.engines.regimes.routes import StillOpen
from worthwhile.engines.regimes.tables import (
    AdviceRow,
    Clock,
    DutyRow,
    FindingRow,
    GateRow,
    NoticeRow,
    RecordRow,
)
from worthwhile.engines.regimes.truth import Truth, all_of

_STATES = {Truth.TRUE: GateState.MET, Truth.FALSE: GateState.NOT_MET, Truth.UNKNOWN: GateState.UNKNOWN}


def notices_due(situation: Situation, still: StillOpen, calendar: Calendar | None) -> tuple[Notice, ...]:
    """The notices of every route that may still be taken."""
    return tuple(_notice(found, situation, calendar) for found in reached_rows(NoticeRow, situation, still))


def gates_to_pass(situation: Situation, still: StillOpen) -> tuple[Gate, ...]:
    """What must be in order. A gate is met or not met only where it is sure to be asked."""
    return tuple(_gate(found, situation) for found in reached_rows(GateRow, situation, still))


def duties_to_do(situation: Situation, still: StillOpen, calendar: Calendar | None) -> tuple[Duty, ...]:
    """What must be done."""
    return tuple(
        Duty(
            duty=found.row.duty,
            due=found.truth,
            ground=ground_of(found.row, found.judgement),
            deadline=_deadline(found.row.clock, situation, calendar),
            waits_for=found.waits_for,
        )
        for found in reached_rows(DutyRow, situation, still)
    )


def records_to_keep(situation: Situation, still: StillOpen) -> tuple[KeptRecord, ...]:
    """What must be kept, whether or not every condition of it is known yet."""
    return tuple(
        KeptRecord(record=found.row.record, ground=ground_of(found.row, found.judgement))
        for found in reached_rows(RecordRow, situation, still)
    )


def advice_to_confirm(situation: Situation, still: StillOpen) -> tuple[Advice, ...]:
    """What is recalled or reported by others."""
    return tuple(
        Advice(advice=found.row.advice, ground=ground_of(found.row))
        for found in reached_rows(AdviceRow, situation, still)
    )


def powers(kind: type[FindingRow], situation: Situation) -> tuple[Finding, ...]:
    """Powers of one kind, each open, not open or unknown; none where the matter was not asked about."""
    return tuple(
        finding_of(row, situation)
        for row in situation.rules.rows(kind)
        if situation.concerns(row) and situation.applies(row).truth is not Truth.FALSE
    )


def finding_of(row: FindingRow, situation: Situation) -> Finding:
    """Whether a power is open."""
    applies, holds = situation.applies(row), situation.judge(row.holds)
    truth = all_of((applies.truth, holds.truth))
    unknown = [found for found in (applies, holds) if truth is Truth.UNKNOWN and found.truth is Truth.UNKNOWN]
    return Finding(
        name=row.name,
        holds=truth,
        consequence=row.consequence,
        ground=ground_of(row, holds),
        waits_for=tuple(dict.fromkeys(name for found in unknown for name in found.waits_for)),
        unclear=tuple(dict.fromkeys(why for found in unknown for why in found.unclear)),
    )


def _notice(found: Reached[NoticeRow], situation: Situation, calendar: Calendar | None) -> Notice:
    row = found.row
    return Notice(
        notice=row.notice,
        due=found.truth,
        trigger=row.trigger,
        contains=row.contains,
        routes=found.routes,
        ground=ground_of(row, found.judgement),
        deadline=_deadline(row.clock, situation, calendar),
        waits_for=found.waits_for,
    )


def _gate(found: Reached[GateRow], situation: Situation) -> Gate:
    row = found.row
    met = situation.judge(row.met)
    truth = met.truth if found.truth is Truth.TRUE else Truth.UNKNOWN
    waiting = met.waits_for if met.truth is Truth.UNKNOWN else ()
    return Gate(
        gate=row.gate,
        state=_STATES[truth],
        ground=ground_of(row, met),
        remedy=row.remedy,
        routes=found.routes,
        applies=found.truth,
        waits_for=tuple(dict.fromkeys((*found.waits_for, *waiting))),
        unclear=met.unclear if met.truth is Truth.UNKNOWN else (),
    )


def _deadline(clock: Clock | None, situation: Situation, calendar: Calendar | None) -> Deadline | None:
    if clock is None:
        return None
    event_on: date | None = getattr(situation.facts, clock.after)
    on = None if event_on is None else day_of(clock=clock, event_on=event_on, calendar=calendar)
    return Deadline(on=on, clock=clock_words(clock), after=clock.after)
