"""The whole answer: what is told, what is asked next, and how sure each part is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.regime_builders import BELOW, FULL, LIGHT, PSR, PSR_COMPETITIVE, SCOTLAND, WALES, decided, state_of
from worthwhile.engines.regimes import GateState, Regime, Route, RouteState, Truth
from worthwhile.engines.regimes.vocabulary import Mark


def test_a_statute_that_leans_on_a_reported_sum_is_only_reported() -> None:
    ground = decided(LIGHT).regime.ground
    assert ground is not None
    assert (ground.citation.mark, ground.mark, ground.label) == (Mark.STATUTE, Mark.LAW_FIRM, "reported, to confirm")
    assert [figure.id for figure in ground.figures] == ["procurement-thresholds/pa-light-touch"]


def test_a_statute_that_leans_on_no_sum_is_asserted() -> None:
    ground = decided(PSR).regime.ground
    assert ground is not None
    assert ground.label == "statute"


def test_what_is_recalled_is_told_to_be_confirmed_and_decides_nothing() -> None:
    decision = decided(LIGHT)
    assert {one.ground.label for one in decision.to_confirm} == {"to confirm"}
    weak = {Mark.RECALLED, Mark.THIRD_PARTY}
    assert not weak & {gate.ground.mark for gate in decision.gates}
    assert not weak & {ground.mark for route in decision.routes for ground in route.grounds}


def test_the_question_that_most_rules_wait_for_comes_next() -> None:
    assert decided({}).next_question.fact == "commenced_on"
    assert decided({"commenced_on": "2026-03-02"}).next_question.fact == "nation"
    assert decided(LIGHT).next_question.fact == "direct_award_ground"


def test_asking_on_ends_with_nothing_left_that_can_be_known_now() -> None:
    given = dict(BELOW)
    answers = {
        "chosen_route": "advertised",
        "suitability_stage": False,
        "sme_barriers_considered": True,
        "reserving": False,
    }
    for _ in range(10):
        asked = decided(given).next_question
        if asked is None:
            break
        given[asked.fact] = answers[asked.fact]
    assert decided(given).next_question is None
    assert all(one.later for one in decided(given).unknown_inputs)


@pytest.mark.parametrize(
    ("base", "fact", "told"),
    [
        (PSR_COMPETITIVE, "modifying", "REG-05/provided"),
        (PSR_COMPETITIVE, "abandoned", "REG-04/abandon"),
        (FULL, "modifying", "REG-12/permitted"),
        (LIGHT, "modifying", "REG-11/change"),
        (LIGHT, "abandoned", "REG-11/stopped"),
        (FULL, "reserving", "REG-13/supported-employment"),
        (FULL, "excluding", "REG-15/representations"),
        (FULL, "breached", "REG-09/breach"),
        (LIGHT, "reserving", "REG-13/mutuals"),
    ],
)
def test_a_question_that_leads_to_rules_is_unknown_until_it_is_answered(
    base: dict[str, Any], fact: str, told: str
) -> None:
    (asked,) = [one for one in decided(base).unknown_inputs if one.fact == fact]
    assert asked.leads
    assert told in asked.codes
    assert state_of(decided(base), told) == "absent"
    assert state_of(decided({**base, fact: True}), told) != "absent"
    assert fact not in [one.fact for one in decided({**base, fact: False}).unknown_inputs]
    assert state_of(decided({**base, fact: False}), told) == "absent"


def test_a_question_that_leads_nowhere_under_a_law_is_not_asked() -> None:
    led = {one.fact for one in decided(PSR_COMPETITIVE).unknown_inputs if one.leads}
    assert led == {"modifying", "abandoned"}


def test_days_that_only_time_tells_are_asked_last() -> None:
    inputs = decided(PSR_COMPETITIVE).unknown_inputs
    later = [one.later for one in inputs]
    assert later == sorted(later)
    assert inputs[-1].later


def test_a_route_that_was_chosen_and_is_closed_is_said_to_be() -> None:
    assert decided({**PSR_COMPETITIVE, "chosen_route": "direct-award-c"}).chosen_is_closed
    assert decided({**PSR_COMPETITIVE, "chosen_route": "quick-quote"}).chosen_is_closed
    assert not decided({**PSR_COMPETITIVE, "chosen_route": "competitive"}).chosen_is_closed
    assert not decided({**PSR, "chosen_route": "direct-award-c"}).chosen_is_closed
    assert not decided({"chosen_route": "direct-award-c"}).chosen_is_closed


def test_a_route_may_be_open_while_it_is_unknown_whether_it_is_the_only_one() -> None:
    given = {**PSR_COMPETITIVE, "can_identify_most_suitable": None}
    routes = {route.route: route for route in decided(given).routes}
    competitive = routes["competitive"]
    assert (competitive.state, competitive.only_route) == (RouteState.PERMITTED, Truth.UNKNOWN)
    assert competitive.waits_for == ("can_identify_most_suitable",)


def test_a_closed_route_says_why() -> None:
    routes = {route.route: route for route in decided(PSR_COMPETITIVE).routes}
    assert routes["direct-award-a"].grounds[0].reason.startswith("Not open, as its conditions are not met")
    must = {route.route: route for route in decided({**PSR, "calling_off": False, "concluding_framework": True}).routes}
    assert must["direct-award-a"].grounds[0].code == "REG-02/1"


def test_the_law_is_that_of_the_day_on_which_it_began_and_not_of_the_answer() -> None:
    old = {**FULL, "commenced_on": "2025-12-31", "value_inc_vat": 210000}
    assert decided(old, on=date(2026, 6, 1)).regime.regime is Regime.PA_BELOW_THRESHOLD


def test_codes_suggest_and_decide_nothing() -> None:
    given = {**PSR, "psr_schedule_1": None, "cpv": ["85121000"]}
    decision = decided(given)
    assert decision.regime.regime is None
    asked = {one.fact: one for one in decision.unknown_inputs}["psr_schedule_1"]
    assert "To confirm in the list itself" in asked.hint
    without = {one.fact: one for one in decided({**given, "cpv": ["45000000"]}).unknown_inputs}
    assert without["psr_schedule_1"].hint == ""


def test_a_deadline_stands_with_its_notice() -> None:
    notices = {one.ground.code: one for one in decided({**LIGHT, "awarded_on": "2026-03-02"}).notices}
    assert notices["REG-11/details-light"].deadline.on == date(2026, 6, 29)


def test_every_rule_of_the_law_and_the_routes_stands_in_the_steps() -> None:
    steps = {step.code: step for step in decided(PSR_COMPETITIVE).steps}
    assert steps["REG-01/0.1"].truth is Truth.TRUE
    assert steps["REG-02/6"].truth is Truth.TRUE
    assert steps["REG-02/2"].truth is Truth.FALSE
    assert ("existing_provider", "no") in steps["REG-02/2"].facts


def test_a_gate_that_may_not_be_asked_at_all_is_neither_met_nor_not_met() -> None:
    for weighed in (True, False):
        gates = {one.ground.code: one for one in decided({**PSR, "key_criteria_weighed": weighed}).gates}
        assert gates["REG-06/key-criteria"].state is GateState.UNKNOWN


def test_section_12_is_open_for_health_and_social_care_and_unread_for_other_light_touch_services() -> None:
    routes = {one.route: one for one in decided({**SCOTLAND, "subject": "other-light-touch"}).routes}
    without = routes[Route.WITHOUT_COMPETITION]
    assert (without.state, without.waits_for) == (RouteState.UNDETERMINED, ())
    assert any("was not read" in why for why in without.unclear)
    assert routes[Route.REGULATED_COMPETITION].only_route is Truth.UNKNOWN
    assert {one.route: one.state for one in decided(SCOTLAND).routes}[Route.WITHOUT_COMPETITION] is RouteState.PERMITTED


def test_an_urgent_award_in_wales_is_unread_and_competition_is_not_said_to_be_the_only_way() -> None:
    given = {
        **WALES, "concluding_framework": False, "existing_provider": False, "replacing_expiring_contract": False,
        "can_identify_most_suitable": False,
    }  # fmt: skip
    urgent = decided({**given, "urgent": True})
    routes = {one.route: one for one in urgent.routes}
    assert routes[Route.URGENT_AWARD].state is RouteState.UNDETERMINED
    assert routes[Route.URGENT_AWARD].unclear == ("Urgent awards were not read for Wales.",)
    assert (routes[Route.COMPETITIVE].state, routes[Route.COMPETITIVE].only_route) == (
        RouteState.PERMITTED,
        Truth.UNKNOWN,
    )
    assert "Urgent awards were not read for Wales." in urgent.unclear
    plain = {one.route: one.state for one in decided({**given, "urgent": False}).routes}
    assert plain[Route.COMPETITIVE] is RouteState.MANDATORY
    assert plain[Route.URGENT_AWARD] is RouteState.FORBIDDEN


def test_what_a_lifetime_value_needs_is_asked_in_wales_alone() -> None:
    asked = {one.fact: one.codes for one in decided(WALES).unknown_inputs}
    assert asked["open_ended"] == ("REG-20",)
    assert "maximum_payable" in [one.fact for one in decided({**WALES, "open_ended": False}).unknown_inputs]
    told = decided({**WALES, "open_ended": True, "monthly_value": 1000})
    assert told.lifetime_value is not None
    assert told.lifetime_value.value == 48000
    assert decided(PSR).lifetime_value is None
    assert "open_ended" not in [one.fact for one in decided(PSR).unknown_inputs]


def test_what_every_law_that_may_hold_asks_is_told_though_nobody_can_say_which_it_is() -> None:
    given = {**SCOTLAND, "commenced_on": "2026-03-02"}
    found = decided(given)
    assert found.regime.regime is None
    assert [law.regime for law in found.regime.may_be] == [
        Regime.SCOTLAND_2014_ACT,
        Regime.SCOTLAND_2015_REGULATIONS,
    ]
    assert state_of(found, "REG-18/sustainable") == "unknown"
    assert state_of(decided({**given, "sustainable_duty_considered": False}), "REG-18/sustainable") == "not met"
    assert state_of(found, "REG-18/fees") == "true"
    assert state_of(found, "REG-18/consortia") == "absent"
    assert "sustainable_duty_considered" in [one.fact for one in found.unknown_inputs]
    assert decided({**given, "chosen_route": "quick-quote"}).chosen_is_closed
    assert not decided({**given, "chosen_route": "regulated-competition"}).chosen_is_closed


def test_nothing_is_told_of_laws_between_which_an_answer_would_decide() -> None:
    found = decided({**SCOTLAND, "value_ex_vat": None})
    assert found.regime.waits_for == ("value_ex_vat",)
    assert (found.gates, found.duties, found.notices) == ((), (), ())
