"""Single questions of law."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.regime_builders import FULL, LIGHT, PSR, SCOTLAND, WALES, facts_of
from worthwhile.engines.regimes import (
    Regime,
    Truth,
    lifetime_value,
    minimum_periods,
    mixed_procurement,
    modification,
    reserved_contracts,
)
from worthwhile.kernel.parameter import NotInForce
from worthwhile.reference.regimes import regime_rules

RULES = regime_rules()


def test_a_change_is_allowed_where_any_way_is_open() -> None:
    found = modification(facts=facts_of({**PSR, "change_provided_for": True}), rules=RULES, regime=Regime.PSR_ENGLAND)
    assert found.allowed is Truth.TRUE
    assert len(found.ways) == 5


def test_a_change_that_no_way_allows_needs_a_new_process() -> None:
    refused = {
        "change_provided_for": False, "succession_only": False, "materially_different": True,
    }  # fmt: skip
    found = modification(facts=facts_of({**PSR, **refused}), rules=RULES, regime=Regime.PSR_ENGLAND)
    assert found.allowed is Truth.FALSE


def test_a_change_with_facts_missing_is_neither() -> None:
    assert modification(facts=facts_of(FULL), rules=RULES, regime=Regime.PA_FULL).allowed is Truth.UNKNOWN


def test_a_change_under_a_law_whose_changes_were_not_read_is_unknown() -> None:
    wales = modification(facts=facts_of(WALES), rules=RULES, regime=Regime.PSR_WALES)
    assert wales.allowed is Truth.UNKNOWN
    assert [way.unclear for way in wales.ways] == [("How a contract may be changed was not read for Wales.",)]
    unread = modification(facts=facts_of(SCOTLAND), rules=RULES, regime=Regime.SCOTLAND_2014_ACT)
    assert (unread.allowed, unread.ways) == (Truth.UNKNOWN, ())


def test_any_change_of_a_light_touch_contract_is_allowed() -> None:
    found = modification(facts=facts_of(LIGHT), rules=RULES, regime=Regime.PA_LIGHT_TOUCH)
    assert found.allowed is Truth.TRUE


def test_ways_to_reserve_are_told_for_a_regime() -> None:
    found = reserved_contracts(facts=facts_of(LIGHT), rules=RULES, regime=Regime.PA_LIGHT_TOUCH)
    assert [one.name for one in found] == ["Supported employment providers", "Qualifying public service mutuals"]
    assert {one.holds for one in found} == {Truth.UNKNOWN}
    assert "supplier_employee_controlled" in found[1].waits_for


def test_a_mixed_procurement_needs_both_conditions() -> None:
    both = {"mixed": True, "health_value": 2, "other_value": 1, "rest_separable": False}
    assert mixed_procurement(facts=facts_of(both), rules=RULES).holds is Truth.TRUE
    assert mixed_procurement(facts=facts_of({**both, "rest_separable": True}), rules=RULES).holds is Truth.FALSE
    assert mixed_procurement(facts=facts_of({**both, "health_value": 1}), rules=RULES).holds is Truth.FALSE
    assert mixed_procurement(facts=facts_of({"mixed": True}), rules=RULES).holds is Truth.UNKNOWN


def test_periods_run_from_the_tender_notice() -> None:
    facts = facts_of({**FULL, "urgent": True, "tender_notice_on": "2026-03-02"})
    found = {one.name: one for one in minimum_periods(facts=facts, rules=RULES, regime=Regime.PA_FULL)}
    assert found["To tender"].earliest_end == date(2026, 3, 12)
    assert not found["To ask to take part"].known
    assert found["To ask to take part"].unclear


def test_the_time_to_tender_is_known_before_any_day_where_no_planned_notice_was_published() -> None:
    plain = {"urgent": False, "preselected_non_central": False, "dynamic_market": False}
    given = {**FULL, **plain, "electronic_tenders": True, "documents_with_notice": True}
    found = {one.name: one for one in minimum_periods(facts=facts_of(given), rules=RULES, regime=Regime.PA_FULL)}
    assert (found["To tender"].known, found["To tender"].waits_for) == (False, ("planned_notice",))
    given["planned_notice"] = False
    found = {one.name: one for one in minimum_periods(facts=facts_of(given), rules=RULES, regime=Regime.PA_FULL)}
    assert (found["To tender"].known, found["To tender"].days) == (True, 25)


def test_a_contract_without_an_end_counts_48_months_in_wales() -> None:
    facts = facts_of({"open_ended": True, "monthly_value": Decimal("1250.50")})
    found = lifetime_value(facts=facts, rules=RULES, on=date(2026, 3, 2))
    assert found.value == Decimal("60024.00")
    assert found.steps[0].formula == "1,250.50 a month x 48 months, as it has no fixed end"
    with pytest.raises(NotInForce):
        lifetime_value(facts=facts, rules=RULES, on=date(2025, 2, 23))


def test_a_contract_for_a_fixed_term_counts_the_most_that_may_be_paid() -> None:
    facts = facts_of({"open_ended": False, "maximum_payable": 90000, "monthly_value": 1})
    assert lifetime_value(facts=facts, rules=RULES, on=date(2026, 3, 2)).value == 90000


def test_a_lifetime_value_waits_for_what_it_needs() -> None:
    assert lifetime_value(facts=facts_of({}), rules=RULES).waits_for == ("open_ended",)
    assert lifetime_value(facts=facts_of({"open_ended": True}), rules=RULES).waits_for == (
        "monthly_value",
        "commenced_on",
    )
