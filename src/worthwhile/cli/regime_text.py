"""A decision as text for somebody who is tired: what you may do, what you must, by when, and what is not known."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from worthwhile.engines.regimes import (
    REGIME_NAMES,
    Decision,
    Finding,
    GateState,
    LifetimeValue,
    RouteDecision,
    RouteState,
    Truth,
)
from worthwhile.engines.regimes.tables import Rules
from worthwhile.exchange.regime.words import (
    NOT_LEGAL_ADVICE,
    citation_words,
    deadline_words,
    law_words,
    lifetime_value_words,
    period_words,
    questions_words,
    route_words,
    routes_words,
    standstill_words,
)
from worthwhile.exchange.report.wording import day_text

WIDTH = 100
ROUTE_MARKS = {
    RouteState.MANDATORY: "+",
    RouteState.PERMITTED: "+",
    RouteState.FORBIDDEN: "-",
    RouteState.UNDETERMINED: "?",
}
GATE_MARKS = {GateState.MET: "+", GateState.NOT_MET: "-", GateState.UNKNOWN: "?"}
GATE_ORDER = (GateState.NOT_MET, GateState.UNKNOWN, GateState.MET)
TRUTH_MARKS = {Truth.TRUE: "+", Truth.FALSE: "-", Truth.UNKNOWN: "?"}


def decision_lines(
    decision: Decision,
    *,
    title: str,
    rules: Rules,
    all_rules: bool = False,
) -> Iterator[str]:
    """The whole answer, a line each."""
    if title:
        yield title
    yield from _law(decision, rules)
    for heading, lines in (
        ("What you may do, and what you must not", _routes(decision, rules)),
        ("What must be in order", _gates(decision)),
        ("Standstill and time for bidders", _clocks(decision)),
        ("Lifetime value", _lifetime_value(decision.lifetime_value, rules)),
        ("Notices", _notices(decision, rules)),
        ("Duties", _duties(decision, rules)),
        ("Changing the contract", _powers(decision.modifications, rules)),
        ("Reserving the contract", _powers(decision.reservations, rules)),
        ("Records to keep", _records(decision)),
        ("To confirm (blocks nothing)", _to_confirm(decision)),
        ("Still unknown", _unknown(decision)),
        ("Every rule that was looked at", _rules(decision) if all_rules else ()),
    ):
        told = list(lines)
        if told:
            yield from ("", heading, *told)
    yield ""
    yield "+ yes   - no   ? not known yet"
    yield from _wrapped("", NOT_LEGAL_ADVICE)


def _law(decision: Decision, rules: Rules) -> Iterator[str]:
    regime = decision.regime
    if regime.regime is not None and regime.ground is not None:
        yield from _wrapped("", f"{REGIME_NAMES[regime.regime]} ({regime.ground.label})")
        yield from _wrapped("  ", regime.ground.reason)
        yield from _wrapped("  ", f"[{citation_words(regime.ground)}]")
        for figure in regime.ground.figures:
            yield from _wrapped("  ", f"{figure.label}: {float(figure.value):,.10g} [{figure.citation}]")
    else:
        yield "Which law holds is not known yet."
        for reason in regime.unclear:
            yield from _wrapped("  ? ", reason)
    yield from _wrapped("  ", law_words(decision))
    if decision.next_question is not None:
        asked = decision.next_question
        yield from _wrapped("  > ", f"Answer this next: {asked.question} ({asked.fact})")


def _routes(decision: Decision, rules: Rules) -> Iterator[str]:
    """Routes that stand alike for the same reason are told in one breath."""
    if decision.chosen_is_closed:
        yield from _wrapped("! ", "The route that you chose is not open under this law.")
    alike: dict[tuple[RouteState, tuple[str, ...], tuple[str, ...]], list[RouteDecision]] = {}
    for route in sorted(decision.routes, key=lambda route: list(RouteState).index(route.state)):
        key = (route.state, tuple(ground.code for ground in route.grounds[:1]), route.waits_for)
        alike.setdefault(key, []).append(route)
    for (state, _, waits), routes in alike.items():
        yield from _wrapped(f"{ROUTE_MARKS[state]} ", ", ".join(route_words(route) for route in routes))
        if state is RouteState.UNDETERMINED:
            yield from _wrapped("    ", f"Waits for: {questions_words(waits, rules.questions)}")
            reasons = dict.fromkeys(reason for route in routes for reason in route.unclear)
            yield from (line for reason in reasons for line in _wrapped("    ", reason))
        else:
            ground = routes[0].grounds[0]
            yield from _wrapped("    ", f"{ground.reason} [{citation_words(ground)}]")


def _gates(decision: Decision) -> Iterator[str]:
    for gate in sorted(decision.gates, key=lambda gate: GATE_ORDER.index(gate.state)):
        yield from _wrapped(f"{GATE_MARKS[gate.state]} ", f"{gate.gate}: {gate.state}")
        if gate.state is not GateState.MET:
            yield from _wrapped("    ", f"{gate.ground.reason} [{citation_words(gate.ground)}]")
            yield from _wrapped("    > ", gate.remedy)


def _clocks(decision: Decision) -> Iterator[str]:
    if decision.regime.regime is None:
        return
    standstill = decision.standstill
    yield from _wrapped("  ", f"Standstill. {standstill_words(standstill)}")
    if standstill.ground is not None:
        yield from _wrapped("    ", f"[{citation_words(standstill.ground)}]")
    if standstill.if_challenged:
        yield from _wrapped("    ", f"If somebody challenges: {standstill.if_challenged}")
    if standstill.further_end is not None:
        yield from _wrapped("    ", f"After the further decision, to the end of {day_text(standstill.further_end)}.")
    if standstill.end_if_all_holidays is not None:
        later = day_text(standstill.end_if_all_holidays)
        yield from _wrapped("    ", f"To the end of {later} if bank holidays of every nation count: to confirm.")
    for period in decision.periods:
        yield from _wrapped("  ", period_words(period))


def _lifetime_value(found: LifetimeValue | None, rules: Rules) -> Iterator[str]:
    if found is not None:
        yield from _wrapped("  ", lifetime_value_words(found, rules.questions))


def _notices(decision: Decision, rules: Rules) -> Iterator[str]:
    for one in decision.notices:
        only = f" ({routes_words(one.routes)})" if one.routes and one.due is Truth.UNKNOWN else ""
        yield from _wrapped(f"{TRUTH_MARKS[one.due]} ", f"{one.notice}{only}. {one.trigger}.")
        by = deadline_words(one.deadline, rules.questions)
        if by:
            yield from _wrapped("    ", f"By: {by}")
        yield from _wrapped("    ", f"[{citation_words(one.ground)}]")


def _duties(decision: Decision, rules: Rules) -> Iterator[str]:
    for one in decision.duties:
        by = deadline_words(one.deadline, rules.questions)
        told = f"{one.duty} ({one.ground.holder})." + (f" By: {by}" if by else "")
        yield from _wrapped(f"{TRUTH_MARKS[one.due]} ", told)
        yield from _wrapped("    ", f"[{citation_words(one.ground)}]")


def _powers(findings: Iterable[Finding], rules: Rules) -> Iterator[str]:
    for one in findings:
        told = one.consequence if one.holds is Truth.TRUE else one.ground.reason
        yield from _wrapped(f"{TRUTH_MARKS[one.holds]} ", f"{one.name}. {told} [{citation_words(one.ground)}]")
        for more in (*one.unclear, questions_words(one.waits_for, rules.questions)):
            if more:
                yield from _wrapped("    ", more)


def _records(decision: Decision) -> Iterator[str]:
    for one in decision.records_required:
        yield from _wrapped("  ", f"{one.record} [{one.ground.code}]")


def _to_confirm(decision: Decision) -> Iterator[str]:
    for reason in decision.unclear if decision.regime.regime else ():
        yield from _wrapped("? ", reason)
    for one in decision.to_confirm:
        yield from _wrapped("? ", f"{one.advice} [{one.ground.code}; {one.ground.label}]")


def _unknown(decision: Decision) -> Iterator[str]:
    for one in decision.unknown_inputs:
        later = " (as it comes)" if one.later else ""
        yield from _wrapped("? ", f"{one.question} {one.why} [{one.fact}]{later}")
        if one.hint:
            yield from _wrapped("    ", one.hint)


def _rules(decision: Decision) -> Iterator[str]:
    for step in decision.steps:
        facts = "; ".join(f"{name} = {text}" for name, text in step.facts)
        told = f"{step.code} {step.says} [{facts or 'no fact'}; {step.citation.label}]"
        yield from _wrapped(f"{TRUTH_MARKS[step.truth]} ", told)


def _wrapped(start: str, text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=" " * len(start)) or [start.rstrip()]
