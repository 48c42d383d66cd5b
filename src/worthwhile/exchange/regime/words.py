"""A decision in words that text, pages and records share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from worthwhile.engines.regimes import (
    ROUTE_NAMES,
    Deadline,
    Decision,
    Ground,
    LifetimeValue,
    Period,
    Question,
    Route,
    RouteDecision,
    RouteState,
    Standstill,
    Truth,
)
from worthwhile.exchange.report.wording import day_text, joined
from worthwhile.kernel.money import money_text

NOT_LEGAL_ADVICE = (
    "This is not legal advice. It tells what the tables held here say of the facts given; who decides reads the law."
)
Questions = Mapping[str, Question]


def law_words(decision: Decision) -> str:
    """By which day the law was chosen, and when it was read."""
    read = f"The law was read on {day_text(decision.read_on)}."
    if decision.commenced_on is None:
        return f"When the procurement begins is not stated, so no law can be chosen by its day. {read}"
    return f"The law is that of {day_text(decision.commenced_on)}, the day on which the procurement begins. {read}"


def citation_words(ground: Ground) -> str:
    """Where a rule stands and how sure it is: ``REG-02/4; SI 2023/1348, regulation 6(5); statute``."""
    return f"{ground.code}; {ground.citation.title}, {ground.citation.locator}; {ground.label}"


def questions_words(facts: Iterable[str], questions: Questions) -> str:
    """The questions behind facts that are missing, one after the other."""
    return " ".join(questions[name].question for name in facts)


def route_words(route: RouteDecision) -> str:
    """One route with its state: ``Direct award process C (permitted)``."""
    state = str(route.state)
    if route.state is RouteState.PERMITTED and route.only_route is Truth.UNKNOWN:
        state = "permitted; whether any other is open too is not known yet"
    if route.state is RouteState.MANDATORY:
        state = "must be used"
    return f"{ROUTE_NAMES[route.route]} ({state})"


def routes_words(routes: Iterable[Route]) -> str:
    """Names of routes in a row."""
    return joined([ROUTE_NAMES[route] for route in routes], by=", ")


def deadline_words(deadline: Deadline | None, questions: Questions) -> str:
    """By when, or what that depends on; empty where there is no clock."""
    if deadline is None:
        return ""
    if deadline.on is None:
        return f"{deadline.clock[:1].upper()}{deadline.clock[1:]}. {questions[deadline.after].question}"
    return f"{day_text(deadline.on)} ({deadline.clock})"


def standstill_words(standstill: Standstill) -> str:
    """Whether to stand still, from when until when."""
    if standstill.required is Truth.UNKNOWN:
        return "Not known yet: it depends on the route, or the law on it was not read."
    if standstill.required is Truth.FALSE and not standstill.voluntary:
        return "None is required."
    asked = "Voluntary; where you have one, it lasts" if standstill.voluntary else "Required:"
    if standstill.start is None or standstill.end is None or standstill.earliest_award_on is None:
        return f"{asked} {standstill.clock}." if standstill.clock else f"{asked} the days differ by route."
    return (
        f"{asked} from {day_text(standstill.start)} to the end of {day_text(standstill.end)} ({standstill.clock}). "
        f"Not to be awarded before {day_text(standstill.earliest_award_on)}."
    )


def period_words(period: Period) -> str:
    """The minimum time for bidders."""
    if not period.known:
        return f"{period.name}: not known yet."
    if period.days is None:
        return f"{period.name}: no minimum number of days. The time must be reasonable and the same for everybody."
    until = "" if period.earliest_end is None else f", so not before {day_text(period.earliest_end)}"
    return f"{period.name}: at least {period.days} days{until}."


def lifetime_value_words(found: LifetimeValue, questions: Questions) -> str:
    """A lifetime value with its working, or what it waits for."""
    if found.value is None:
        return f"Lifetime value: not known yet. {questions_words(found.waits_for, questions)}"
    working = joined([step.formula for step in found.steps])
    return f"Lifetime value: {money_text(found.value, places=0)} ({working})."
