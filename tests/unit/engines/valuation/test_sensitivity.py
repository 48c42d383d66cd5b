"""Each ranged parameter at its low and its high, others central."""

from decimal import Decimal
from typing import Any

from tests.builders import make_bank_value, make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.result import Sensitivity
from worthwhile.engines.valuation.value_case import value_case

QUANTITY = {"quantity": {"low": 50, "high": 200}}


def _rows(*outcomes: dict[str, Any], **overrides: Any) -> list[Sensitivity]:
    case = make_case(outcomes=list(outcomes), **overrides)
    return list(value_case(case=case, parameters=make_parameters(make_bank_value("GAIN")), draws=0).sensitivity)


def test_a_quantity_moves_the_ratio_in_proportion() -> None:
    (row,) = _rows(outcome_data(ranges=QUANTITY))
    assert (row.ratio_at_low, row.ratio_at_high) == (1, 4)
    assert (row.present_value_at_low, row.present_value_at_high) == (500, 2000)


def test_a_parameter_without_a_range_has_no_row() -> None:
    assert _rows(outcome_data()) == []


def test_the_widest_swing_comes_first() -> None:
    rows = _rows(outcome_data(deadweight=0.1, ranges={"deadweight": {"low": 0, "high": 0.2}, **QUANTITY}))
    assert [row.parameter for row in rows] == ["better.quantity", "better.deadweight"]


def test_a_higher_deduction_lowers_the_ratio() -> None:
    (row,) = _rows(outcome_data(deadweight=0.5, ranges={"deadweight": {"low": 0.25, "high": 0.75}}))
    assert (row.ratio_at_low, row.ratio_at_high) == (Decimal("1.5"), Decimal("0.5"))


def test_a_longer_duration_is_counted_beyond_the_central_one() -> None:
    (row,) = _rows(outcome_data(duration_years=1, ranges={"duration_years": {"low": 0.5, "high": 3}}))
    assert (row.ratio_at_low, row.ratio_at_high) == (1, 6)


def test_a_cost_moves_the_ratio_the_other_way() -> None:
    ranged = [{"name": "Grant", "values": [500], "ranges": {"values": {"low": [250], "high": [1000]}}}]
    (row,) = _rows(outcome_data(), inputs=ranged)
    assert (row.label, row.ratio_at_low, row.ratio_at_high) == ("Cost: Grant", 4, 1)


def test_a_cost_breaks_even_beside_the_other_costs() -> None:
    ranged = [
        {"name": "Grant", "values": [300], "ranges": {"values": {"low": [250], "high": [1000]}}},
        {"name": "Rent", "values": [200]},
    ]
    (row,) = _rows(outcome_data(), inputs=ranged)
    assert row.break_even == (800,)


def test_one_bank_value_is_one_row_however_many_outcomes_use_it() -> None:
    shared = {"quantity": 1, "value_ref": "GAIN", "ranges": {"value": "bank"}}
    (row,) = _rows({"id": "a", **shared}, {"id": "b", **shared})
    assert row.parameter == "value-bank/GAIN"
    assert (row.present_value_at_low, row.present_value_at_high) == (160, 240)


def test_an_outcome_that_does_not_count_has_no_row() -> None:
    rows = _rows(
        outcome_data(id="a", ranges=QUANTITY), outcome_data(id="b", value=1, ranges=QUANTITY, shares_change_with=["a"])
    )
    assert [row.parameter for row in rows] == ["a.quantity"]


def test_without_inputs_the_present_value_is_moved() -> None:
    (row,) = _rows(outcome_data(ranges=QUANTITY), inputs=[])
    assert row.ratio_at_low is None
    assert row.swing == 1500


def test_each_outcome_of_a_shared_bank_value_moves_by_its_own_range() -> None:
    shared = {"quantity": 1, "value_ref": "GAIN"}
    wide, narrow, fixed = (
        {"id": "a", **shared, "ranges": {"value": "bank"}},
        {"id": "b", **shared, "ranges": {"value": {"low": 90, "high": 105}}},
        {"id": "c", **shared},
    )
    (row,) = _rows(wide, narrow, fixed)
    assert (row.present_value_at_low, row.present_value_at_high) == (80 + 90 + 100, 120 + 105 + 100)


def test_a_shared_bank_value_has_a_row_whichever_outcome_states_the_range() -> None:
    fixed = {"id": "a", "quantity": 1, "value_ref": "GAIN"}
    (row,) = _rows(fixed, {**fixed, "id": "b", "ranges": {"value": "bank"}})
    assert (row.parameter, row.present_value_at_low, row.present_value_at_high) == ("value-bank/GAIN", 180, 220)


def test_the_central_value_is_the_one_the_case_states_also_where_its_price_is_rounded() -> None:
    ranged = outcome_data(value=Decimal("33.33"), value_year=2020, ranges={"value": {"low": 20, "high": 40}})
    (row,) = _rows(ranged, price_year=2021, conventions={"rounding": "chained"})
    assert row.central == (Decimal("33.33"),)
