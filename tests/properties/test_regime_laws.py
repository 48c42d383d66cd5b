"""Laws of deciding about a procurement: unknown never becomes a pass, and nothing contradicts itself."""

from __future__ import annotations

import dataclasses
import itertools
import json
import typing
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.regime_builders import BASES, CALENDARS, PSR, facts_of
from tests.regime_second_implementation import change_is_considerable, is_working_day, last_standstill_day, routes_of
from worthwhile.cli.regime_text import decision_lines
from worthwhile.engines.regimes import (
    Decision,
    Facts,
    GateState,
    Regime,
    Route,
    RouteState,
    Truth,
    considerable_change,
    decide,
    standstill,
)
from worthwhile.engines.regimes.facts import NAMES
from worthwhile.engines.regimes.judging import Situation
from worthwhile.engines.regimes.routes import decided_routes
from worthwhile.exchange.plain_data import json_text
from worthwhile.exchange.regime import InvalidFacts, decision_data, decision_record, facts_from_data
from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference.regime_conditions import fact_type
from worthwhile.reference.regimes import regime_rules

RULES = regime_rules()
SUMS = [0, 1, 11999, 12000, 30000, 49999, 50000, 135018, 207720, 499999, 500000, 663539, 663540, 5000000, 5000001]
DAYS = [date(2023, 6, 1), date(2024, 1, 1), date(2025, 2, 24), date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 2)]
T1 = (
    "calling_off", "concluding_framework", "existing_provider", "only_capable_provider", "patient_choice_offered",
    "provider_numbers_restricted", "all_qualified_get_contract", "expression_of_interest_route",
    "replacing_expiring_contract", "provider_satisfying", "provider_likely_to_satisfy", "can_identify_most_suitable",
    "materially_different", "succession_only", "successor_meets_basic_criteria", "authority_attributable",
    "external_factors", "urgent", "urgency_unforeseeable", "delay_risks_safety",
)  # fmt: skip


def _answer(name: str) -> st.SearchStrategy[Any]:
    kind = fact_type(name)
    if name == "cpv":
        return st.sampled_from([("85100000",), ("45000000",)])
    if issubclass(kind, StrEnum):
        return st.sampled_from(list(typing.cast("type[StrEnum]", kind)))
    if kind is bool:
        return st.booleans()
    if kind is date:
        return st.sampled_from(DAYS)
    if kind is int:
        return st.integers(0, 5)
    if name in ("supplier_disadvantaged_share", "social_value_weight"):
        return st.sampled_from([Decimal("0.09"), Decimal("0.10"), Decimal("0.29"), Decimal("0.30"), Decimal(1)])
    return st.sampled_from([Decimal(value) for value in SUMS if value > 0])


@st.composite
def procurements(draw: st.DrawFn) -> dict[str, Any]:
    """Facts of a procurement, some of them missing, often one that a regime can be told of."""
    base = dataclasses.asdict(facts_of(BASES[draw(st.sampled_from(sorted(BASES)))]))
    found = {name: value for name, value in base.items() if value not in (None, ())}
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=25, unique=True)):
        found[name] = draw(_answer(name))
    return found


def _decided(found: dict[str, Any]) -> Decision | None:
    try:
        facts = Facts(**found)
    except InvalidInput:
        return None  # facts that contradict one another are refused before anything is decided
    return decide(facts=facts, rules=RULES, on=None, calendar=CALENDARS)


def _determined(decision: Decision) -> dict[str, object]:
    """Everything that the decision says for sure."""
    said: dict[str, object] = {}
    if decision.regime.regime is not None:
        said["regime"] = decision.regime.regime
    for route in decision.routes:
        if route.state is not RouteState.UNDETERMINED:
            said[f"may {route.route}"] = route.state is not RouteState.FORBIDDEN
        if route.state is RouteState.MANDATORY:
            said[f"must {route.route}"] = True
    for gate in decision.gates:
        if gate.state is not GateState.UNKNOWN:
            said[gate.ground.code] = gate.state
    for power in (*decision.modifications, *decision.reservations):
        if power.holds is not Truth.UNKNOWN:
            said[power.ground.code] = power.holds
    for notice in (*decision.notices, *decision.duties):
        if notice.due is Truth.TRUE:
            said[notice.ground.code] = notice.due
        if notice.due is Truth.TRUE and notice.deadline is not None and notice.deadline.on is not None:
            said[f"{notice.ground.code} by"] = notice.deadline.on
    for period in decision.periods:
        if period.known:
            said[f"period {period.name}"] = period.days
    if decision.standstill.required is not Truth.UNKNOWN:
        said["standstill"] = (decision.standstill.required, decision.standstill.voluntary)
    if decision.standstill.end is not None:
        said["standstill days"] = (decision.standstill.start, decision.standstill.end)
    return said


@settings(max_examples=300)
@given(procurements(), st.data())
def test_a_further_fact_never_turns_a_sure_answer_into_another(found: dict[str, Any], data: st.DataObject) -> None:
    missing = [name for name in NAMES if name not in found]
    name = data.draw(st.sampled_from(missing))
    before, after = _decided(found), _decided({**found, name: data.draw(_answer(name))})
    if before is None or after is None:
        return
    said = _determined(after)
    assert {key: said.get(key) for key in _determined(before)} == _determined(before), name


def test_with_no_facts_nothing_is_sure_and_something_is_asked() -> None:
    decision = _decided({})
    assert decision is not None
    assert _determined(decision) == {}
    assert decision.next_question is not None
    assert decision.next_question.fact == "commenced_on"
    assert decision.records_required == decision.to_confirm == ()


@settings(max_examples=200)
@given(procurements())
def test_no_route_is_both_open_and_closed_and_a_mandatory_one_stands_alone(found: dict[str, Any]) -> None:
    decision = _decided(found)
    if decision is None:
        return
    names = [route.route for route in decision.routes]
    assert len(names) == len(set(names))
    assert not {r.route for r in decision.permitted_routes} & {r.route for r in decision.forbidden_routes}
    must = decision.mandatory_route
    if must is not None:
        beside = {route.route for route in decision.permitted_routes} - {must.route}
        assert beside <= {Route.URGENT_AWARD}
    assert (decision.regime.regime is None) == (not decision.routes)


@settings(max_examples=200)
@given(procurements())
def test_every_answer_names_its_rule_and_where_it_stands(found: dict[str, Any]) -> None:
    decision = _decided(found)
    if decision is None:
        return
    grounds = [ground for route in decision.routes for ground in route.grounds]
    parts = (
        decision.notices, decision.gates, decision.duties, decision.records_required, decision.modifications,
        decision.reservations, decision.to_confirm,
    )  # fmt: skip
    grounds += [one.ground for part in parts for one in part]
    grounds += [decision.regime.ground] if decision.regime.ground else []
    assert all(route.grounds for route in decision.routes)
    for ground in grounds:
        assert ground.code.startswith("REG-")
        assert ground.citation.title
        assert ground.citation.locator
        assert ground.label
    assert all(step.citation.locator for step in decision.steps)


@settings(max_examples=200)
@given(procurements())
def test_what_is_not_sure_says_what_it_waits_for(found: dict[str, Any]) -> None:
    decision = _decided(found)
    if decision is None:
        return
    waiting = {one.fact for one in decision.unknown_inputs}
    for route in decision.undetermined_routes:
        assert route.waits_for or route.unclear
        assert set(route.waits_for) <= waiting
    for gate in decision.gates:
        assert gate.state is not GateState.UNKNOWN or gate.waits_for or gate.unclear
    if decision.regime.regime is None:
        assert decision.regime.waits_for or decision.regime.unclear
    stated = {one.fact for one in decision.unknown_inputs if found.get(one.fact) is not None}
    assert stated <= {"chosen_route"}
    if stated:  # what was chosen is closed, or nobody has read whether it is open
        chosen = {route.route: route for route in decision.routes}.get(found["chosen_route"])
        assert decision.chosen_is_closed or (chosen is not None and chosen.unclear)
    assert all(one.why and one.codes for one in decision.unknown_inputs)


def _states(facts: dict[str, Any]) -> dict[str, str]:
    situation = Situation(facts=facts_of({**PSR, **facts}), rules=RULES, named=Regime.PSR_ENGLAND)
    return {str(route.route): str(route.state) for route in decided_routes(situation)}


# Facts that only matter together are varied together; the rest of a row is told by the others.
GROUPS = {
    "routes": T1[:12],
    "change": ("replacing_expiring_contract", "can_identify_most_suitable", *T1[12:17]),
    "urgency": ("concluding_framework", *T1[17:]),
}


@pytest.mark.parametrize("group", GROUPS)
def test_routes_equal_a_second_plain_implementation_for_every_combination(group: str) -> None:
    varied = GROUPS[group]
    usual = dict.fromkeys(T1, False) | {"provider_satisfying": True, "provider_likely_to_satisfy": True}
    sums = (2_499_999, 2_500_000) if group == "change" else (2_000_000,)
    for new_value in sums:
        for choice in itertools.product((False, True), repeat=len(varied)):
            facts = {**usual, **dict(zip(varied, choice, strict=True)), "old_lifetime_value": 2_000_000}
            facts["new_lifetime_value"] = new_value
            assert _states(facts) == routes_of(facts), facts


@settings(max_examples=150)
@given(st.tuples(*[st.sampled_from((True, False, None))] * len(T1)), st.data())
def test_a_sure_answer_about_routes_is_that_of_every_way_to_fill_the_gaps(
    choice: tuple[bool | None, ...], data: st.DataObject
) -> None:
    facts = {name: value for name, value in zip(T1, choice, strict=True) if value is not None}
    facts |= {"old_lifetime_value": 2_000_000, "new_lifetime_value": 2_500_000}
    states = _states(facts)
    for _ in range(8):
        filled = {**{name: data.draw(st.booleans()) for name in T1}, **facts}
        plain = routes_of(filled)
        for name, state in states.items():
            if state == "permitted":
                assert plain[name] in ("permitted", "mandatory"), (name, filled)
            elif state != "undetermined":
                assert plain[name] == state, (name, filled)


@given(st.integers(0, 600))
def test_standstills_end_on_working_days_as_counted_naively(ahead: int) -> None:
    notice = date(2026, 1, 5) + timedelta(days=ahead)
    facts = facts_of({**PSR, "intention_published_on": notice, "award_notice_on": notice})
    counted = {
        Regime.PSR_ENGLAND: (Route.COMPETITIVE, 2),
        Regime.PSR_WALES: (Route.COMPETITIVE, 1),
        Regime.PA_FULL: (Route.COMPETITIVE_TENDERING, 0),
    }
    for regime, (route, first) in counted.items():
        found = standstill(regime=regime, route=route, facts=facts, rules=RULES, calendar=CALENDARS)
        assert found.end == last_standstill_day(notice, first_counted_day_after=first, working_days=8)
        assert found.end is not None
        assert is_working_day(found.end)
        assert found.end_if_all_holidays is None or found.end_if_all_holidays > found.end


@given(
    st.tuples(*[st.booleans()] * 5),
    st.integers(1, 4_000_000),
    st.integers(0, 6_000_000),
)
def test_a_considerable_change_is_the_same_told_plainly(flags: tuple[bool, ...], old: int, new: int) -> None:
    facts = {**dict(zip(T1[12:17], flags, strict=True)), "old_lifetime_value": old, "new_lifetime_value": new}
    found = considerable_change(facts=facts_of({**PSR, **facts}), rules=RULES)
    assert (found.holds is Truth.TRUE) == change_is_considerable(facts)
    assert found.holds is not Truth.UNKNOWN


ODD = st.sampled_from(
    [None, True, False, 0, -1, 10**15, 10**400, 0.1, float("nan"), Decimal("1E-16"), "", "england", "icb",
     "health-care", "2026-03-02", "2090-12-31", "1990-01-01", "9999-12-31", "0001-01-01",
     "\x00", "x" * 500, [], ["85100000"], {}]
)  # fmt: skip


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from((*NAMES, "format", "title", "x-a", "nonsense")), ODD, max_size=40))
def test_whatever_a_file_holds_a_decision_comes_of_it_or_a_list_of_problems(found: dict[str, Any]) -> None:
    data = {"format": "worthwhile/regime-facts/1", **found}
    try:
        loaded = facts_from_data(data)
    except InvalidFacts:
        return
    decision = decide(facts=loaded.facts, rules=RULES, on=None, calendar=CALENDARS)
    assert json.loads(json_text(decision_data(decision)))["notice"]
    assert list(decision_lines(decision, title=loaded.file.title, rules=RULES, all_rules=True))
    assert decision_record(decision=decision, loaded=loaded, rules=RULES).sections


@settings(max_examples=100)
@given(procurements(), st.sampled_from([date(1990, 1, 1), date(2090, 12, 31)]))
def test_the_first_and_the_last_day_that_may_be_given_break_nothing(found: dict[str, Any], day: date) -> None:
    apart = ("cpv", "commenced_on", "supplier_reserved_awarded_on")
    days = [name for name in NAMES if name not in apart and fact_type(name) is date]
    # That no notice was published, and the day of its publication, contradict each other.
    apart = ("supplier_reserved_awarded_on", "planned_notice")
    found = {name: given for name, given in found.items() if name not in apart}
    decision = _decided({**found, "value_ex_vat": None, **dict.fromkeys(days, day)})
    assert decision is not None
