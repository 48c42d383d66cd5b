"""The working: every rule that was looked at, and what it came to."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.regimes.decision import RuleStep
from worthwhile.engines.regimes.grounds import step_of
from worthwhile.engines.regimes.judging import Judgement, Situation
from worthwhile.engines.regimes.reach import reached_rows
from worthwhile.engines.regimes.routes import StillOpen, route_rows
from worthwhile.engines.regimes.tables import (
    DefinitionRow,
    DutyRow,
    GateRow,
    ModificationRow,
    NoticeRow,
    RegimeRow,
    ReservationRow,
    Row,
)


def steps_taken(situation: Situation, still: StillOpen) -> tuple[RuleStep, ...]:
    """The rules of the law, then those of the routes, then what the routes that may still be taken ask.

    A gate or a power is true where it is met or open; every other rule where its condition is.
    """
    return tuple(step_of(row, judgement, situation.facts) for row, judgement in _looked_at(situation, still))


def _looked_at(situation: Situation, still: StillOpen) -> Iterator[tuple[Row, Judgement]]:
    for law in situation.rules.rows(RegimeRow):
        yield law, situation.applies(law)
    if situation.named is None:
        return
    for row in (*route_rows(situation), *_definitions(situation)):
        yield row, situation.applies(row)
    for gate in reached_rows(GateRow, situation, still):
        yield gate.row, situation.judge(gate.row.met)
    for notice in reached_rows(NoticeRow, situation, still):
        yield notice.row, notice.judgement
    for duty in reached_rows(DutyRow, situation, still):
        yield duty.row, duty.judgement
    for kind in (ModificationRow, ReservationRow):
        for power in reached_rows(kind, situation, still):
            yield power.row, situation.judge(power.row.holds)


def _definitions(situation: Situation) -> tuple[DefinitionRow, ...]:
    return tuple(row for row in situation.rules.rows(DefinitionRow) if situation.concerns(row))
