"""The whole answer for one procurement, from its facts and the tables of the law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from worthwhile.engines.regimes.choosing import Choice
from worthwhile.engines.regimes.clocks import Calendars
from worthwhile.engines.regimes.decision import Decision, Duty, GateState, Notice
from worthwhile.engines.regimes.facts import Facts
from worthwhile.engines.regimes.judging import Situation
from worthwhile.engines.regimes.lifetime import LifetimeValue, reckoned_lifetime
from worthwhile.engines.regimes.obligations import (
    advice_to_confirm,
    duties_to_do,
    gates_to_pass,
    notices_due,
    powers,
    records_to_keep,
)
from worthwhile.engines.regimes.periods import least_periods
from worthwhile.engines.regimes.reach import leads_not_answered
from worthwhile.engines.regimes.regime import decided_regime, regime_choice, situation_in
from worthwhile.engines.regimes.routes import decided_routes, routes_still_open, waits_by_row
from worthwhile.engines.regimes.standstill import decided_standstill
from worthwhile.engines.regimes.steps import steps_taken
from worthwhile.engines.regimes.tables import ModificationRow, ReservationRow, Rules
from worthwhile.engines.regimes.truth import Truth
from worthwhile.engines.regimes.unknowns import DAYS, LEADS, REGIME, REST, ROUTES, Waiting, next_question
from worthwhile.engines.regimes.vocabulary import Regime


def decide(*, facts: Facts, rules: Rules, on: date | None, calendar: Calendars) -> Decision:
    """Which law, which routes, which notices by when, what must be in order, and what is still unknown.

    ``on`` is the day on which the procurement begins where the facts do not state it; the law is that of the day on
    which it began. A missing fact leaves what it decides unknown and never counts as a pass. ``calendar`` holds the
    working days of each nation.
    """
    facts = beginning_on(facts, on)
    choice = regime_choice(facts=facts, rules=rules)
    situation = situation_in(choice, facts=facts, rules=rules)
    routes = decided_routes(situation)
    still = routes_still_open(routes, facts.chosen_route)
    days = calendar.of(facts.nation) if facts.nation is not None else None
    decision = Decision(
        commenced_on=facts.commenced_on,
        read_on=rules.read_on,
        regime=decided_regime(choice, facts=facts, rules=rules),
        chosen_route=facts.chosen_route,
        routes=routes,
        notices=notices_due(situation, still, days),
        gates=gates_to_pass(situation, still),
        duties=duties_to_do(situation, still, days),
        standstill=decided_standstill(situation, still, calendar),
        periods=least_periods(situation),
        records_required=records_to_keep(situation, still),
        modifications=powers(ModificationRow, situation),
        reservations=powers(ReservationRow, situation),
        lifetime_value=_lifetime_value(situation),
        to_confirm=advice_to_confirm(situation, still),
        unknown_inputs=(),
        unclear=(),
        next_question=None,
        steps=steps_taken(situation, still),
    )
    return _with_unknowns(decision, choice, situation)


def beginning_on(facts: Facts, on: date | None) -> Facts:
    """The facts, with the day on which the procurement begins where they state none."""
    if facts.commenced_on is not None or on is None:
        return facts
    return replace(facts, commenced_on=on)


def _with_unknowns(decision: Decision, choice: Choice[Regime], situation: Situation) -> Decision:
    waiting = _waiting(decision, choice, situation)
    inputs = waiting.inputs(situation.rules, situation.facts)
    return replace(decision, unknown_inputs=inputs, next_question=next_question(inputs), unclear=_unclear(decision))


def _lifetime_value(situation: Situation) -> LifetimeValue | None:
    """In Wales alone: elsewhere the estimate that the buyer states is what counts."""
    if situation.named is not Regime.PSR_WALES:
        return None
    return reckoned_lifetime(facts=situation.facts, rules=situation.rules)


def _waiting(decision: Decision, choice: Choice[Regime], situation: Situation) -> Waiting:
    waiting = Waiting()
    if decision.regime.regime is None:
        for row, found in () if choice.known else choice.rows:
            waiting.add(REGIME, row.code, found.waits_for if found.truth is Truth.UNKNOWN else ())
    needed = {name for route in decision.routes for name in route.waits_for}
    for code, judgement in waits_by_row(situation):
        waiting.add(ROUTES, code, (name for name in judgement.waits_for if name in needed))
    for gate in decision.gates:
        waiting.add(REST, gate.ground.code, gate.waits_for if gate.state is GateState.UNKNOWN else ())
    dated: tuple[Notice | Duty, ...] = (*decision.notices, *decision.duties)
    for due in dated:
        waiting.add(REST, due.ground.code, due.waits_for)
        if due.deadline is not None and due.deadline.on is None:
            waiting.add(DAYS, due.ground.code, (due.deadline.after,))
    for power in (*decision.modifications, *decision.reservations):
        waiting.add(REST, power.ground.code, power.waits_for)
    for period in decision.periods:
        waiting.add(REST, period.ground.code if period.ground else "REG-10", period.waits_for)
    _add_what_leads_on(waiting, decision, situation)
    standstill = decision.standstill
    waiting.add(REST, standstill.ground.code if standstill.ground else "REG-07", standstill.waits_for)
    return waiting


def _add_what_leads_on(waiting: Waiting, decision: Decision, situation: Situation) -> None:
    """Questions that no rule which is told waits for: a lifetime value, and rules not told until they are answered."""
    if decision.lifetime_value is not None:
        waiting.add(REST, "REG-20", decision.lifetime_value.waits_for)
    for code, leads in leads_not_answered(situation, routes_still_open(decision.routes, decision.chosen_route)):
        waiting.add(LEADS, code, leads)


def _unclear(decision: Decision) -> tuple[str, ...]:
    if decision.regime.regime is None:
        return decision.regime.unclear
    parts: Iterable[tuple[str, ...]] = (
        *(route.unclear for route in decision.routes),
        *(gate.unclear for gate in decision.gates),
        *(power.unclear for power in (*decision.modifications, *decision.reservations)),
        *(period.unclear for period in decision.periods),
    )
    return tuple(dict.fromkeys(reason for part in parts for reason in part))
