"""Several results one under another, and the same in tables."""

from __future__ import annotations

from typing import Any

from tests.builders import make_case, outcome_data
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.charts.side_by_side import (
    outcomes_table,
    range_text,
    ratio_range_text,
    results_table,
    side_by_side,
)
from worthwhile.reference import valuation_parameters

RANGED = {"ranges": {"quantity": {"low": 80, "high": 120}}}


def _result(*outcomes: dict[str, Any], draws: int = 200, **case: Any) -> ValuationResult:
    made = make_case(**{"outcomes": list(outcomes) or [outcome_data(**RANGED)], **case})
    return value_case(case=made, parameters=valuation_parameters(), draws=draws)


def test_every_case_has_a_strip_with_its_range() -> None:
    full, half = _result(), _result(outcome_data(quantity=50, ranges={"quantity": {"low": 40, "high": 60}}))
    chart = side_by_side([("As it is", full), ("Half", half)])
    assert chart is not None
    for text in ("As it is", "Half", range_text(full), range_text(half)):
        assert text in chart.svg
    assert [row[0] for row in chart.table.rows] == ["As it is", "Half"]
    assert range_text(full) in chart.description


def test_without_ranges_the_central_ratio_stands_alone() -> None:
    plain = _result(outcome_data())
    assert range_text(plain) == "no range given"
    assert ratio_range_text(plain).startswith("£")
    chart = side_by_side([("Plain", plain)])
    assert chart is not None
    assert chart.table.rows[0][1] == chart.table.rows[0][3] == "-"


def test_a_case_without_a_cost_is_in_the_table_and_not_drawn() -> None:
    free = _result(inputs=[])
    assert side_by_side([("Free", free)]) is None
    assert results_table([("Free", free)]).rows[0][1] == "no ratio"
    chart = side_by_side([("Free", free), ("Paid", _result())])
    assert chart is not None
    assert "Free" not in chart.svg


def test_present_values_stand_by_outcome_and_a_dash_where_a_case_has_it_not() -> None:
    one = _result(outcome_data(id="a", quantity=100), outcome_data(id="b", name="B", quantity=10))
    two = _result(outcome_data(id="a", quantity=50), outcome_data(id="c", name="C", quantity=1))
    rows = {row[0]: row[1:] for row in outcomes_table([("One", one), ("Two", two)]).rows}
    assert rows["B"] == ("£100", "-")
    assert rows["C"] == ("-", "£10")
    assert rows[one.outcomes[0].name] == ("£1,000", "£500")


def test_an_outcome_that_another_counts_for_is_not_shown_as_value() -> None:
    both = _result(
        outcome_data(id="a", name="A", shares_change_with=["b"]), outcome_data(id="b", name="B", quantity=10)
    )
    cells = [row[1] for row in outcomes_table([("One", both)]).rows]
    assert cells.count("not counted") == 1
