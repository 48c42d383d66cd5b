"""Totals, views, results beside the main one, and the working of it all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import make_bank_value, make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.engines.valuation.working import number_text

FISCAL = {"kind": "fiscal", "agency": "nhs"}


def _result(*outcomes, bank=(), **overrides):
    rows = [outcome_data(**{"id": f"o{index}", **row}) for index, row in enumerate(outcomes or ({},))]
    return value_case(case=make_case(outcomes=rows, **overrides), parameters=make_parameters(*bank), draws=0)


def test_totals_by_kind_are_largest_first_and_add_up_to_the_present_value():
    found = _result(FISCAL, {"value": 30, "kind": "wellbeing"}, {"value": -5, "kind": "economic"})
    assert list(found.by_kind.items()) == [("wellbeing", 3000), ("fiscal", 1000), ("economic", -500)]
    assert sum(found.by_kind.values()) == found.present_value


def test_only_one_outcome_of_an_overlap_is_in_any_total():
    found = _result({}, {"value": 20, "shares_change_with": ["o0"]})
    assert found.present_value == 2000
    assert [outcome.counted for outcome in found.outcomes] == [False, True]
    assert found.outcomes[0].counted_instead == "o1"
    assert sum(found.by_stakeholder.values()) == 2000


def test_nobody_named_is_said_to_be_not_stated():
    assert dict(_result().by_stakeholder) == {"not stated": 1000}


def test_only_the_cashable_share_of_a_fiscal_value_is_a_saving():
    found = _result({**FISCAL, "cashable": Decimal("0.25")}, {"cashable": 1}).fiscal
    assert (found.present_value, found.cashable_present_value) == (1000, 250)
    assert dict(found.cashable_by_agency) == {"nhs": 250}


def test_public_cash_alone_is_the_cost_of_the_fiscal_view():
    inputs = [
        {"name": "a", "values": [400], "agency": "nhs"},
        {"name": "b", "values": [100], "agency": "nhs", "cash": False},
        {"name": "c", "values": [100], "agency": "people"},
        {"name": "d", "values": [100]},
    ]
    found = _result(FISCAL, inputs=inputs).fiscal
    assert dict(found.cost_by_agency) == {"nhs": 400}
    assert found.ratio == Decimal("2.5")


def test_a_fiscal_view_without_a_public_cost_has_no_ratio():
    assert _result(FISCAL).fiscal.ratio is None


def test_inputs_past_the_horizon_have_years_of_their_own():
    years = _result(inputs=[{"name": "a", "values": [100, 50]}]).by_year
    assert [(year.year, year.net, year.inputs) for year in years] == [(1, 1000, 100), (2, 0, 50)]
    assert years[-1].cumulative_present_value == 850


def test_years_begin_on_the_anniversary_and_on_28_february_where_there_is_no_29th():
    years = _result({"duration_years": 5}, period={"start": "2024-02-29", "end": "2025-02-27"}).by_year
    assert [year.starts_on for year in years] == [
        date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)
    ]  # fmt: skip


def test_the_last_years_of_the_longest_case_are_still_dates():
    years = _result({"duration_years": 500}, period={"start": "2200-01-01", "end": "2200-12-31"}).by_year
    assert years[-1].starts_on == date(2699, 1, 1)


def test_distributional_weights_stand_beside_and_change_nothing():
    plain, weighted = _result({}, {}), _result({"group_income": 15000}, {}, mean_income=30000)
    assert weighted.ratio == plain.ratio
    assert weighted.weighted is not None
    assert float(weighted.weighted.present_value) == pytest.approx(1000 * 2**1.3 + 1000)
    assert plain.weighted is None


def test_optimism_bias_raises_costs_and_lowers_benefits_beside():
    found = _result(
        {"confidence": "low"},
        inputs=[{"name": "a", "values": [500], "confidence": "high"}],
        optimism_bias={"costs": {"high": Decimal("0.1")}, "benefits": {"low": Decimal("0.4")}, "source": "Guidance"},
    )
    view = found.optimism
    assert view is not None
    assert (view.present_value, view.investment_present_value) == (600, 550)
    assert [step.formula for step in view.steps] == ["£1,000.00 × (1 - 0.4)", "£500.00 × (1 + 0.1)"]
    assert found.present_value == 1000


def test_an_empty_table_of_optimism_bias_gives_no_view():
    assert _result(optimism_bias={"source": "Guidance"}).optimism is None


def test_a_bank_value_is_listed_once_with_its_source_however_often_it_is_used():
    row = {"value": None, "value_ref": "NHS-AE"}
    found = _result(row, row, bank=[make_bank_value("NHS-AE")]).parameters
    assert [(used.id, used.source) for used in found] == [
        ("value-bank/NHS-AE", "Made-up figures for tests, Nobody, made up")
    ]


def test_index_readings_of_both_years_are_listed():
    found = _result({"value_year": 2020}, price_year="2021/22").parameters
    assert [used.label for used in found] == [f"prices/gdp-deflator, {year}" for year in (2020, 2021, 2022)]


def _steps(**row):
    (outcome,) = _result(row, discounting={"rate": Decimal("0.25"), "timing": "end"}).outcomes
    return outcome.steps


def test_the_working_says_every_step_with_the_numbers_in():
    steps = _steps(duration_years=Decimal("1.5"), drop_off=Decimal("0.5"), deadweight=Decimal("0.2"))
    assert [(step.formula, step.result) for step in steps] == [
        ("£10.00, not uprated", 10),
        ("100 units × £10.00", 1000),
        ("£1,000.00 × (1 - 0.2 deadweight) × (1 - 0 displacement) × (1 - 0 attribution)", 800),
        ("£800.00 × 1 left after drop-off = £800.00, × discount factor 0.800000", 640),
        ("£800.00 × 0.5 left after drop-off × 0.5 of the year = £200.00, × discount factor 0.640000", 128),
        (steps[-1].formula, 768),
    ]


def test_a_worth_that_is_no_whole_pennies_is_shown_so_that_the_product_can_be_worked_out_again():
    (outcome,) = _result({"value": Decimal("33.33"), "value_year": 2020, "quantity": 120}, price_year=2021).outcomes
    assert (outcome.steps[1].formula, outcome.steps[1].result) == ("120 units × £36.663000", Decimal("4399.56"))


def test_the_years_of_the_working_add_up_to_its_present_value():
    steps = _steps(quantity=None, intake=[100, 50], duration_years=2, drop_off=Decimal("0.1"))
    years = [step.result for step in steps if step.label.startswith("Year ")]
    assert len(years) == 3
    assert sum(years) == steps[-1].result
    assert "2 intakes, each after deductions and its own drop-off" in steps[4].formula


def test_a_year_without_value_has_no_step():
    labels = [step.label for step in _steps(quantity=[10, 0, 10])]
    assert "Year 1" in labels
    assert "Year 2" not in labels


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0.20", "0.2"),
        ("1E+3", "1,000"),
        ("1000", "1,000"),
        ("0.123456785", "0.12345679"),
        ("1E-9", "0"),
        ("100", "100"),
        ("1E+25", "10,000,000,000,000,000,000,000,000"),
        ("12345678901234567890123.4567890123", "12,345,678,901,234,567,890,123.45678901"),
    ],
)
def test_a_number_in_the_working_has_no_tail(number, text):
    assert number_text(Decimal(number)) == text
