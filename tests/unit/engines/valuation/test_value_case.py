"""What a case is worth, with its views and its working."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import make_bank_value, make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.kernel.problems import InvalidInput


def _value(draws: int = 0, **overrides: Any) -> ValuationResult:
    parameters = make_parameters(make_bank_value("GAIN"), make_bank_value("COST", kind="fiscal", agency="nhs"))
    return value_case(case=make_case(**overrides), parameters=parameters, draws=draws)


def test_the_ratio_is_present_value_over_everything_put_in() -> None:
    result = _value()
    assert (result.present_value, result.investment_present_value, result.ratio) == (1000, 500, 2)


def test_gifts_in_kind_count_in_the_ratio_and_not_in_the_ratio_on_cash() -> None:
    result = _value(inputs=[{"name": "Grant", "values": [500]}, {"name": "Time", "values": [300], "cash": False}])
    assert (result.ratio, result.ratio_cash) == (Decimal("1.25"), 2)


def test_a_change_for_the_worse_takes_value_off() -> None:
    result = _value(outcomes=[outcome_data(), outcome_data(id="worse", quantity=30, value=-10)])
    assert result.present_value == 700


def test_nothing_put_in_has_no_ratio() -> None:
    result = _value(inputs=[])
    assert (result.ratio, result.net_ratio, result.payback_months) == (None, None, 0)


def test_the_net_ratio_is_what_is_left_after_the_cost() -> None:
    assert _value().net_ratio == 1


def test_net_year_1_is_case_year_1_and_not_the_first_year_of_each_outcome() -> None:
    result = _value(outcomes=[outcome_data(), outcome_data(id="later", starts_in_year=2)])
    assert (result.gross, result.net_year_1) == (2000, 1000)


def test_years_past_the_horizon_are_dropped_and_told() -> None:
    result = _value(outcomes=[outcome_data(duration_years=3)], horizon_years=2)
    assert result.present_value == 2000
    assert result.outcomes[0].dropped == 1000


def test_the_ratio_is_shown_under_all_three_timings() -> None:
    result = _value(discounting={"rate": 0.21, "timing": "mid"})
    ratios = result.ratio_by_timing
    assert ratios["start"] == 2
    assert ratios["mid"] is not None
    assert ratios["end"] is not None
    assert ratios["start"] > ratios["mid"] > ratios["end"]
    assert result.ratio == ratios["mid"]


def test_only_the_largest_of_an_overlap_group_is_in_the_total() -> None:
    result = _value(outcomes=[outcome_data(), outcome_data(id="same", value=4, shares_change_with=["better"])])
    assert result.present_value == 1000
    assert [(o.id, o.counted, o.counted_instead) for o in result.outcomes] == [
        ("better", True, None),
        ("same", False, "better"),
    ]


@pytest.mark.parametrize("status", ["held", "pending"])
def test_what_is_not_priced_is_listed_and_not_counted(status: str) -> None:
    result = _value(outcomes=[outcome_data(), outcome_data(id="real", status=status)])
    assert result.present_value == 1000
    assert [o.id for o in getattr(result, status)] == ["real"]


def test_a_bank_value_brings_its_kind_level_and_agency() -> None:
    outcome = _value(outcomes=[{"id": "a", "quantity": 1, "value_ref": "COST"}]).outcomes[0]
    assert (outcome.kind, outcome.agency, outcome.unit_value) == ("fiscal", "nhs", 100)


def test_a_bank_value_is_carried_to_the_price_year_of_the_case() -> None:
    assert _value(price_year=2022, outcomes=[{"id": "a", "quantity": 1, "value_ref": "GAIN"}]).present_value == 121


def test_the_fiscal_view_says_who_saves_who_pays_and_what_is_cash() -> None:
    result = _value(
        inputs=[{"name": "Contract", "values": [500], "agency": "nhs"}],
        outcomes=[
            outcome_data(),
            outcome_data(id="saved", kind="fiscal", agency="nhs", quantity=40, cashable=0.25),
        ],
    )
    fiscal = result.fiscal
    assert (fiscal.present_value, fiscal.cashable_present_value, fiscal.ratio) == (400, 100, Decimal("0.8"))
    assert (dict(fiscal.by_agency), dict(fiscal.cost_by_agency)) == ({"nhs": 400}, {"nhs": 500})


def test_views_reread_the_same_outcomes_and_add_nothing() -> None:
    result = _value(outcomes=[outcome_data(kind="wellbeing"), outcome_data(id="b", kind="economic", quantity=1)])
    assert (result.wellbeing.present_value, result.economic.present_value, result.present_value) == (1000, 10, 1010)


def test_distributional_weights_are_shown_beside_and_never_instead() -> None:
    result = _value(mean_income=30000, outcomes=[outcome_data(group_income=15000)])
    assert result.present_value == 1000
    assert result.weighted is not None
    assert round(result.weighted.present_value, 2) == Decimal("2462.29")


def test_optimism_bias_is_shown_beside_and_never_instead() -> None:
    result = _value(
        inputs=[{"name": "Grant", "values": [500], "confidence": "low"}],
        outcomes=[outcome_data(confidence="low")],
        optimism_bias={"costs": {"low": 0.2}, "benefits": {"low": 0.4}},
    )
    assert result.ratio == 2
    assert result.optimism is not None
    assert (result.optimism.present_value, result.optimism.investment_present_value) == (600, 600)
    assert result.optimism.ratio == 1


def test_without_a_table_there_is_no_view_of_optimism() -> None:
    assert _value().optimism is None


def test_the_cost_of_one_unit_is_everything_put_in_over_the_units() -> None:
    assert _value().outcomes[0].cost_per_unit == 5


def test_each_outcome_carries_its_steps_from_value_to_present_value() -> None:
    steps = _value(outcomes=[outcome_data(deadweight=0.2)]).outcomes[0].steps
    assert [step.result for step in steps] == [10, 1000, 800, 800, 800]
    assert "(1 - 0.2 deadweight)" in steps[2].formula


def test_the_conventions_that_decide_the_ratio_are_recorded() -> None:
    conventions = _value(conventions={"deductions": "subtractive", "drop_off": "linear"}).conventions
    assert conventions["deductions"] == "subtractive"
    assert conventions["drop-off"] == "linear"
    assert conventions["timing"] == "start"


def test_no_draws_leave_the_simulation_out() -> None:
    assert _value().uncertainty is None


def test_draws_and_seed_are_recorded() -> None:
    found = _value(draws=50).uncertainty
    assert found is not None
    assert (found.draws, found.seed) == (50, 1)


def test_every_unknown_reference_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as raised:
        _value(outcomes=[{"id": name, "quantity": 1, "value_ref": f"NO-{name}"} for name in ("a", "b")])
    assert [problem.path for problem in raised.value.problems] == ["outcomes[0].value_ref", "outcomes[1].value_ref"]
