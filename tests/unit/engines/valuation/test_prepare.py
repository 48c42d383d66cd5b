"""From a case and the reference figures to terms."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.builders import make_bank_value, make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.prepare import prepare
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.engines.valuation.vocabulary import Timing
from worthwhile.kernel.problems import InvalidInput

PARAMETERS = make_parameters(make_bank_value("NHS-AE"))


def _prepared(*outcomes, timing=None, **overrides):
    rows = [outcome_data(**{"id": f"o{index}", **row}) for index, row in enumerate(outcomes or ({},))]
    return prepare(case=make_case(outcomes=rows, **overrides), parameters=PARAMETERS, timing=timing)


def _refusal(*outcomes, **overrides):
    with pytest.raises(InvalidInput) as error:
        _prepared(*outcomes, **overrides)
    return {problem.path: problem.message for problem in error.value.problems}


def test_a_list_of_values_must_reach_as_far_as_its_outcome():
    carbon = {"kind": "carbon", "value": [10, 11], "duration_years": Decimal("2.5")}
    assert _refusal({}, carbon) == {"outcomes[1].value": "Give a value for each of the 3 years it lasts. You gave 2."}


def test_a_list_of_values_need_not_reach_past_the_horizon():
    carbon = {"kind": "carbon", "value": [10, 11], "duration_years": 9, "starts_in_year": 2}
    assert _prepared(carbon, horizon_years=3).horizon == 3


def test_every_list_that_is_too_short_is_told_at_once():
    carbon = {"kind": "carbon", "value": [10], "duration_years": 2}
    assert set(_refusal(carbon, {}, carbon)) == {"outcomes[0].value", "outcomes[2].value"}


def test_every_list_of_rates_that_is_too_short_is_told_at_once_beside_its_own_field():
    own = {"duration_years": 2, "discounting": {"rates": [0]}}
    found = _refusal({}, own, discounting={"rates": [0], "timing": "start"})
    message = "Give a rate for each of the 2 years. You gave 1."
    assert found == {"discounting.rates": message, "outcomes[1].discounting.rates": message}


def test_years_of_inputs_past_the_horizon_need_a_rate_too():
    lines = [{"name": "a", "values": [100, 50, 25]}]
    found = _refusal({}, inputs=lines, discounting={"rates": [0], "timing": "start"})
    assert found == {"discounting.rates": "Give a rate for each of the 3 years. You gave 1."}


@pytest.mark.parametrize("status", ["held", "pending"])
@pytest.mark.parametrize("links", [{"o0": ["o1"], "o2": ["o1"]}, {"o1": ["o0", "o2"]}])
def test_a_group_reaches_through_an_outcome_without_a_price(status, links):
    rows = [{"shares_change_with": links.get(f"o{place}", [])} for place in range(3)]
    rows[1].update(status=status, value=None)
    first, second = _prepared(*rows).outcomes
    assert (first.outcome.shares_change_with, second.outcome.shares_change_with) == (("o2",), ("o0",))


def test_every_price_year_that_is_not_published_is_told_at_once():
    found = _refusal({"value_year": 1990}, {"value_year": 2021}, {"value_year": 1991}, price_year=2022)
    assert set(found) == {"outcomes[0].value_year", "outcomes[2].value_year"}
    assert "starts in 2020; there is no figure for 1990" in found["outcomes[0].value_year"]


def test_a_held_outcome_needs_no_published_price_year():
    held = {"status": "held", "value": None, "value_year": 1990}
    assert len(_prepared({}, held, price_year=2022).outcomes) == 1


def test_the_horizon_is_the_last_year_with_value_where_none_is_stated():
    rows = [{"duration_years": Decimal("2.5")}, {"quantity": None, "intake": [1, 1, 1], "duration_years": 3}]
    assert _prepared(*rows).horizon == 5
    assert _prepared({"quantity": [1, 1], "starts_in_year": 3}).horizon == 4


def test_a_case_without_a_priced_outcome_has_a_horizon_of_one_year():
    assert _prepared({"status": "held", "value": None}).horizon == 1


def test_inputs_past_the_horizon_still_count():
    inputs = _prepared({"duration_years": 5}, horizon_years=1, inputs=[{"name": "a", "values": [100, 50, 25]}]).inputs
    assert inputs.by_year == (Decimal(100), Decimal(50), Decimal(25))
    assert inputs.present_value == Decimal(175)


def test_inputs_of_different_lengths_are_summed_by_year_and_cash_apart():
    lines = [{"name": "a", "values": [100]}, {"name": "b", "values": [10, 20], "cash": False}]
    inputs = _prepared({"duration_years": 3}, inputs=lines).inputs
    assert inputs.by_year == (Decimal(110), Decimal(20), Decimal(0))
    assert inputs.cash_by_year == (Decimal(100), Decimal(0), Decimal(0))


def test_inputs_are_discounted_from_the_start_of_each_year_whatever_the_timing():
    discounting = {"rate": Decimal("0.25"), "timing": "end"}
    inputs = _prepared(inputs=[{"name": "a", "values": [100, 100]}], discounting=discounting).inputs
    assert inputs.present_value == Decimal(180)


def test_a_range_of_inputs_is_one_draw_as_long_as_the_case():
    line = {"name": "a", "values": [100], "ranges": {"values": {"low": [90], "high": [120]}}}
    (found,) = _prepared({"duration_years": 2}, inputs=[line]).inputs.ranges
    assert (found.low, found.central, found.high, found.draw) == (
        (Decimal(90), Decimal(0)),
        (Decimal(100), Decimal(0)),
        (Decimal(120), Decimal(0)),
        "inputs[0].values",
    )


def test_a_bank_range_is_carried_to_the_price_year_with_its_value():
    row = {"value": None, "value_ref": "NHS-AE", "ranges": {"value": "bank"}}
    terms = _prepared(row, price_year=2022).outcomes[0].terms
    (found,) = terms.ranges
    factor = Decimal("1.21")
    assert terms.value == (100 * factor,)
    assert (found.low, found.central, found.high) == ((80 * factor,), (100 * factor,), (120 * factor,))


def test_outcomes_that_use_one_bank_value_share_one_draw():
    row = {"value": None, "value_ref": "NHS-AE", "ranges": {"value": "bank"}}
    draws = [item.terms.ranges[0].draw for item in _prepared(row, {**row, "value_ref": "value-bank/nhs-ae"}).outcomes]
    assert draws == ["value-bank/NHS-AE"] * 2


def test_a_range_of_ones_own_is_carried_to_the_price_year_and_quantities_are_not():
    ranges = {"value": {"low": 5, "high": 20}, "quantity": {"low": 90, "high": 110}}
    terms = _prepared({"value_year": 2020, "ranges": ranges}, price_year=2021).outcomes[0].terms
    lows = {found.term: found.low for found in terms.ranges}
    assert lows == {"value": (Decimal("5.5"),), "units": (Decimal(90),)}


def test_nothing_is_uprated_where_the_case_says_so():
    assert _prepared({"value_year": 2020}, price_year=2022, uprating="none").outcomes[0].terms.value == (Decimal(10),)


def test_a_value_without_a_price_year_is_taken_as_it_stands():
    assert _prepared({}, price_year=2022).outcomes[0].terms.value == (Decimal(10),)


def test_chained_rounding_rounds_the_uprated_value_to_the_penny():
    row = {"value": Decimal("10.03"), "value_year": 2020}
    conventions = {"rounding": "chained"}
    assert _prepared(row, price_year=2022, conventions=conventions).outcomes[0].terms.value == (Decimal("12.14"),)


def test_a_timing_asked_for_goes_before_the_outcomes_and_the_cases_own():
    row = {"discounting": {"rate": Decimal("0.25"), "timing": "start"}}
    assert _prepared(row, timing=Timing.END).outcomes[0].terms.factors == (Decimal("0.8"),)
    assert _prepared(row).outcomes[0].terms.factors == (Decimal(1),)


def test_what_is_left_out_is_no_deduction_and_one_year():
    terms = _prepared().outcomes[0].terms
    assert (terms.duration, terms.deadweight, terms.displacement, terms.attribution, terms.drop_off) == (1, 0, 0, 0, 0)


def test_a_result_lists_the_growth_it_carried_on_past_the_last_published_year():
    case = make_case(outcomes=[outcome_data(value_year=2020)], price_year=2024, uprating_beyond="last-known-growth")
    result = value_case(case=case, parameters=PARAMETERS, draws=0)
    years = [used.label for used in result.parameters if used.id == "prices/gdp-deflator"]
    assert years == [f"prices/gdp-deflator, {year}" for year in (2020, 2021, 2022)]
