"""The value of a parameter at which the ratio is 1."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.result import BreakEven
from worthwhile.engines.valuation.value_case import value_case


def _break_evens(**overrides: Any) -> dict[str, BreakEven]:
    result = value_case(case=make_case(**overrides), parameters=make_parameters(), draws=0)
    return {row.parameter: row for row in result.break_evens}


def _at(parameter: str, **overrides: Any) -> Decimal | None:
    found = _break_evens(**overrides)[parameter].break_even
    return None if found is None else found[0]


def test_half_the_quantity_does_where_the_ratio_is_2() -> None:
    assert _at("better.quantity") == 50


def test_half_the_value_does_where_the_ratio_is_2() -> None:
    assert _at("better.value") == 5


@pytest.mark.parametrize("name", ["deadweight", "displacement", "attribution"])
def test_a_deduction_of_half_does_where_the_ratio_is_2(name: str) -> None:
    found = _at(f"better.{name}")
    assert found is not None
    assert abs(found - Decimal("0.5")) < Decimal("1e-20")


def test_drop_off_cannot_bring_a_one_year_case_down() -> None:
    row = _break_evens()["better.drop_off"]
    assert row.break_even is None
    assert row.because == "No possible drop-off takes the ratio to 1: it stays above."


def test_a_longer_duration_than_the_years_counted_is_not_called_impossible() -> None:
    row = _break_evens(inputs=[{"name": "Grant", "values": [1500]}])["better.duration_years"]
    assert row.break_even is None
    assert "within the years counted" in row.because


def test_a_quantity_of_nothing_still_has_a_break_even() -> None:
    assert _at("better.quantity", outcomes=[outcome_data(quantity=0)]) == 50


def test_a_list_is_moved_in_proportion() -> None:
    found = _break_evens(outcomes=[outcome_data(quantity=[100, 200])])["better.quantity"].break_even
    assert found is not None
    assert [round(number, 6) for number in found] == [Decimal("16.666667"), Decimal("33.333333")]


def test_the_cost_breaks_even_at_the_present_value() -> None:
    assert _at("inputs") == 1000


def test_a_worthless_case_has_no_cost_that_breaks_even() -> None:
    assert _at("inputs", outcomes=[outcome_data(value=-1)]) is None


def test_the_discount_rate_breaks_even_where_later_years_carry_the_case() -> None:
    # 1,000 in year 2 against 500 now: at 100% a year the two are equal.
    found = _at("discounting.rate", outcomes=[outcome_data(starts_in_year=2)])
    assert found is not None
    assert abs(found - 1) < Decimal("1e-15")


def test_a_case_of_one_year_has_no_rate_that_matters() -> None:
    assert "discounting.rate" not in _break_evens()


def test_a_value_is_stated_in_prices_of_its_own_year() -> None:
    # 1,000 of 2020 is 1,210 of 2022, so 500 of 2022 is reached at 10 x 500 / 1,210 of 2020.
    found = _at("better.value", price_year=2022, outcomes=[outcome_data(value_year=2020)])
    assert found is not None
    assert abs(found - Decimal(5000) / Decimal(1210)) < Decimal("1e-20")


def test_nothing_put_in_has_no_break_even() -> None:
    assert _break_evens(inputs=[]) == {}
