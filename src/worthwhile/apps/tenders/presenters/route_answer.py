"""What the law says of a procurement, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from worthwhile.apps.tenders.selectors.route_asked import SKIP, TITLES, Asked
from worthwhile.engines.regimes import (
    REGIME_NAMES,
    Decision,
    Finding,
    GateState,
    Ground,
    RegimeDecision,
    RouteDecision,
    RouteState,
    Truth,
)
from worthwhile.engines.regimes.grounds import fact_text
from worthwhile.exchange.regime.words import (
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
from worthwhile.reference.regimes import regime_rules

TAGS = {
    RouteState.MANDATORY: ("Must be used", "green"),
    RouteState.PERMITTED: ("May be used", "green"),
    RouteState.UNDETERMINED: ("Not known yet", "yellow"),
    RouteState.FORBIDDEN: ("Must not be used", "red"),
}
GATE_TAGS = {
    GateState.MET: ("Done", "green"),
    GateState.NOT_MET: ("To do", "red"),
    GateState.UNKNOWN: ("Not known yet", "yellow"),
}
HOLDS = {Truth.TRUE: ("Open", "green"), Truth.FALSE: ("Not open", "grey"), Truth.UNKNOWN: ("Not known yet", "yellow")}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that is said, with how it stands (words and colour), why, and where the law says so.

    ``depends`` are the questions that it waits for.
    """

    name: str
    tag: tuple[str, str] | None = None
    why: tuple[str, ...] = ()
    depends: tuple[str, ...] = ()
    rule: str = ""
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class Given:
    """One answer, and the address at which it is asked again."""

    question: str
    answer: str
    change: str


@dataclass(frozen=True, kw_only=True)
class AlsoAbout:
    """A question that leads to more rules, why, and the address at which it is asked."""

    question: str
    why: str
    ask: str


@dataclass(frozen=True, kw_only=True)
class RouteAnswer:
    """The whole answer."""

    law: str
    law_because: Line | None
    law_waits: str
    read: str
    chosen_is_closed: bool
    routes: tuple[Line, ...]
    gates: tuple[Line, ...]
    standstill: str
    if_challenged: str
    periods: tuple[str, ...]
    lifetime_value: str
    notices: tuple[Line, ...]
    powers: tuple[Line, ...]
    records: tuple[Line, ...]
    to_confirm: tuple[Line, ...]
    later: tuple[Line, ...]
    unknown: tuple[Line, ...]


def route_answer(decision: Decision) -> RouteAnswer:
    """What is said of a procurement, in the order in which a buyer meets it."""
    regime, standstill = decision.regime, decision.standstill
    ground, lifetime = regime.ground, decision.lifetime_value
    return RouteAnswer(
        law=REGIME_NAMES[regime.regime] if regime.regime else "",
        law_because=Line(name=ground.reason, rule=citation_words(ground)) if ground else None,
        law_waits=" ".join((_asked(regime.waits_for), *regime.unclear, _one_of(regime))).strip(),
        read=law_words(decision),
        chosen_is_closed=decision.chosen_is_closed,
        routes=tuple(_routes(decision)),
        gates=tuple(_gates(decision)),
        standstill=standstill_words(standstill) if regime.regime else "",
        if_challenged=standstill.if_challenged if standstill.required is not Truth.FALSE else "",
        periods=tuple(period_words(period) for period in decision.periods),
        lifetime_value=lifetime_value_words(lifetime, regime_rules().questions) if lifetime else "",
        notices=tuple(_notices(decision)),
        powers=tuple(_powers((*decision.reservations, *decision.modifications))),
        records=tuple(Line(name=one.record, rule=citation_words(one.ground)) for one in decision.records_required),
        to_confirm=tuple(Line(name=one.advice, rule=citation_words(one.ground)) for one in decision.to_confirm),
        later=tuple(Line(name=one.question, why=(one.why,)) for one in decision.unknown_inputs if one.later),
        unknown=tuple(Line(name=one.question, why=(one.why,)) for one in decision.unknown_inputs if not one.later),
    )


def answers_given(asked: Asked, page: str) -> tuple[Given, ...]:
    """Every answer so far, in the order of the questions."""
    facts, questions = asked.loaded.facts, regime_rules().questions
    return tuple(
        Given(
            question=questions[name].question,
            answer=fact_text(facts, name),
            change=f"{page}?{address_of(asked, without=name, ask=name)}",
        )
        for name in questions
        if name in asked.given and name not in TITLES
    )


def also_about(asked: Asked, page: str) -> tuple[AlsoAbout, ...]:
    """What more it may be about: questions on which rules hang that nothing else leads to."""
    return tuple(
        AlsoAbout(question=one.question, why=one.why, ask=f"{page}?{address_of(asked, without=one.fact, ask=one.fact)}")
        for one in asked.decision.unknown_inputs
        if one.leads
    )


def address_of(asked: Asked, *, without: str = "", add: Mapping[str, str] | None = None, ask: str = "") -> str:
    """The query that states what was given so far, changed as asked."""
    kept = {name: text for name, text in asked.given.items() if name != without}
    skipped = [name for name in asked.skipped if name != without and name not in (add or {})]
    more = {"ask": ask} if ask else {}
    return urlencode({**kept, **(add or {}), SKIP: skipped, **more}, doseq=True)


def _one_of(regime: RegimeDecision) -> str:
    """The laws of which one holds, where no answer would tell which."""
    if regime.waits_for or not regime.may_be:
        return ""
    names = " or ".join(REGIME_NAMES[law.regime] for law in regime.may_be)
    return f"It is {names}. What every one of them asks is told here; what they differ in is not."


def _asked(facts: Iterable[str]) -> str:
    return questions_words(facts, regime_rules().questions)


def _questions(facts: Iterable[str]) -> tuple[str, ...]:
    questions = regime_rules().questions
    return tuple(questions[fact].question for fact in facts)


def _routes(decision: Decision) -> Iterator[Line]:
    order = list(RouteState)
    for route in sorted(decision.routes, key=lambda one: order.index(one.state)):
        yield Line(
            name=route_words(route).rpartition(" (")[0],
            tag=TAGS[route.state],
            why=_whys(route),
            depends=_questions(route.waits_for),
            rule="" if route.state is RouteState.UNDETERMINED else _rules(route.grounds),
        )


def _whys(route: RouteDecision) -> tuple[str, ...]:
    partly = ""
    if route.state is RouteState.PERMITTED and route.only_route is Truth.UNKNOWN:
        partly = "Whether any other is open too is not known yet."
    reasons = [] if route.state is RouteState.UNDETERMINED else [ground.reason for ground in route.grounds]
    return tuple(part for part in (*reasons, partly, *route.unclear) if part)


def _gates(decision: Decision) -> Iterator[Line]:
    for gate in decision.gates:
        if gate.applies is Truth.FALSE:
            continue
        to_do = gate.remedy if gate.state is not GateState.MET else ""
        why = tuple(part for part in (gate.ground.reason, to_do, *gate.unclear) if part)
        depends = _questions(gate.waits_for)
        yield Line(
            name=gate.gate, tag=GATE_TAGS[gate.state], why=why, depends=depends, rule=citation_words(gate.ground)
        )


def _notices(decision: Decision) -> Iterator[Line]:
    questions = regime_rules().questions
    for one in decision.notices:
        if one.due is Truth.FALSE:
            continue
        only = f"For {routes_words(one.routes)}" if one.routes else ""
        contains = tuple(f"Contains: {part}" for part in one.contains)
        yield Line(
            name=one.notice,
            tag=None if one.due is Truth.TRUE else ("Not known yet", "yellow"),
            why=tuple(part for part in (one.trigger, only, *contains) if part),
            by=deadline_words(one.deadline, questions),
            rule=citation_words(one.ground),
        )
    for duty in decision.duties:
        if duty.due is not Truth.FALSE:
            yield Line(
                name=duty.duty,
                tag=None if duty.due is Truth.TRUE else ("Not known yet", "yellow"),
                why=(duty.ground.reason,),
                by=deadline_words(duty.deadline, questions),
                rule=citation_words(duty.ground),
            )


def _powers(findings: Iterable[Finding]) -> Iterator[Line]:
    for one in findings:
        why = (one.consequence if one.holds is Truth.TRUE else one.ground.reason, *one.unclear)
        yield Line(
            name=one.name,
            tag=HOLDS[one.holds],
            why=tuple(part for part in why if part),
            depends=_questions(one.waits_for),
            rule=citation_words(one.ground),
        )


def _rules(grounds: Iterable[Ground]) -> str:
    return ". ".join(citation_words(ground) for ground in grounds)
