"""Forecast beside actual, matched by id."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import make_case, outcome_data
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.engines.valuation.vocabulary import Status
from worthwhile.exchange.promised import Fate, PromisedAndAchieved, PromisedRow, Valued, beside_forecast
from worthwhile.reference import valuation_parameters

RANGED = {"ranges": {"quantity": {"low": 80, "high": 120}}}


def _valued(*outcomes: dict[str, Any], draws: int = 0, **case: Any) -> Valued:
    made = make_case(**{"outcomes": list(outcomes) or [outcome_data()], **case})
    return made, value_case(case=made, parameters=valuation_parameters(), draws=draws)


def _beside(then: Valued, now: Valued) -> PromisedAndAchieved:
    return beside_forecast(forecast=then, actual=now)


def _row(then: dict[str, Any], now: dict[str, Any]) -> PromisedRow:
    return _beside(_valued(then), _valued(now, kind="evaluative")).rows[0]


def test_the_share_is_what_was_achieved_of_what_was_promised() -> None:
    row = _row(outcome_data(quantity=120), outcome_data(quantity=96))
    assert (row.fate, row.share) == (Fate.MEASURED, Decimal("0.8"))


def test_present_values_then_and_now_are_compared_in_one_currency_and_price_year() -> None:
    # 120 x 10 x (1 - 0.2) = 960; 96 x 10 x (1 - 0.5) = 480.
    row = _row(outcome_data(quantity=120, deadweight=0.2), outcome_data(quantity=96, deadweight=0.5))
    assert (row.value_then, row.value_now, row.value_change) == (960, 480, -480)


@pytest.mark.parametrize(
    ("then", "now", "because"),
    [
        ({"currency": "GBP"}, {"currency": "EUR"}, "in GBP and the results in EUR"),
        ({"price_year": 2022}, {"price_year": 2023}, "in prices of 2022 and the results in prices of 2023"),
        ({"price_year": 2022}, {}, "in prices of 2022 and the results in prices as entered"),
    ],
)
def test_money_of_two_kinds_is_listed_and_not_compared(then: dict[str, Any], now: dict[str, Any], because: str) -> None:
    found = _beside(_valued(**then), _valued(**now))
    assert because in found.because
    assert (found.is_comparable, found.rows[0].value_change) == (False, None)
    assert (found.rows[0].value_then, found.rows[0].value_now) == (1000, 1000)


def test_deductions_then_and_now_stand_side_by_side() -> None:
    row = _row(outcome_data(deadweight=0.2, attribution=0.1), outcome_data(deadweight=0.1, drop_off=0.3))
    assert {one.name: (one.then, one.now, one.is_lower, one.is_changed) for one in row.deductions} == {
        "deadweight": (Decimal("0.2"), Decimal("0.1"), True, True),
        "displacement": (None, None, False, False),
        "attribution": (Decimal("0.1"), None, True, True),
        "drop-off": (None, Decimal("0.3"), False, True),
    }


def test_what_was_promised_and_does_not_stand_in_the_results_is_missing() -> None:
    found = _beside(_valued(outcome_data(), outcome_data(id="gone")), _valued(outcome_data()))
    assert [row.id for row in found.with_fate(Fate.MISSING)] == ["gone"]


def test_what_is_pending_in_the_results_is_not_yet_measured_and_has_no_share() -> None:
    row = _row(outcome_data(), outcome_data(status="pending"))
    assert (row.fate, row.achieved, row.share) == (Fate.NOT_YET_MEASURED, None, None)
    assert (row.status_then, row.status_now) == (Status.PRICED, Status.PENDING)


def test_what_was_not_promised_is_new() -> None:
    found = _beside(_valued(outcome_data()), _valued(outcome_data(), outcome_data(id="more")))
    assert [(row.id, row.promised, row.share) for row in found.with_fate(Fate.NEW)] == [("more", None, None)]


def test_an_outcome_that_promised_nobody_has_no_share() -> None:
    assert _row(outcome_data(quantity=0), outcome_data(quantity=5)).share is None


def test_counts_of_each_year_are_added_up_with_their_ranges() -> None:
    row = _row(
        outcome_data(quantity=[10, 20], ranges={"quantity": {"low": [5, 10], "high": [15, 30]}}),
        outcome_data(intake=[6, 9], quantity=None),
    )
    assert row.promised is not None
    assert row.achieved is not None
    assert (row.promised.units, row.promised.low, row.promised.high) == (30, 15, 45)
    assert (row.achieved.units, row.achieved.low, row.share) == (15, None, Decimal("0.5"))
    assert any("compares unlike counts" in note for note in row.notes)


def test_a_held_outcome_is_compared_by_its_count_and_carries_no_money() -> None:
    row = _row({"id": "a", "status": "held", "quantity": 40}, {"id": "a", "status": "held", "quantity": 30})
    assert (row.share, row.value_then, row.deductions) == (Decimal("0.75"), None, ())


def test_an_outcome_that_another_counts_for_adds_nothing() -> None:
    twin = outcome_data(id="twin", quantity=10, shares_change_with=["better"])
    found = _beside(_valued(outcome_data(), twin), _valued(outcome_data(), twin))
    row = found.rows[1]
    assert row.value_then == 0
    assert any("better counts in its place" in note for note in row.notes)


@pytest.mark.parametrize(("achieved", "inside"), [(100, True), (81, True), (79, False), (130, False)])
def test_the_achieved_central_ratio_is_set_against_the_promised_range(achieved: int, inside: bool) -> None:
    # Every unit has the same value, so the ratio lies where the quantity does: nine in ten of 78 to 122 are 80 to 120.
    then = _valued(outcome_data(ranges={"quantity": {"low": 78, "high": 122, "distribution": "uniform"}}), draws=4000)
    assert _beside(then, _valued(outcome_data(quantity=achieved))).inside_promised_range is inside


def test_a_promise_without_a_range_gives_no_verdict() -> None:
    found = _beside(_valued(), _valued())
    assert (found.inside_promised_range, found.ratio_then.low, found.ratio_then.central) == (None, None, 2)


def test_costs_are_added_up_before_discounting_and_money_apart() -> None:
    inputs = [{"name": "Grant", "values": [500, 300]}, {"name": "Time", "values": [50], "cash": False}]
    found = _beside(_valued(inputs=inputs, discounting={"rate": 0.1, "timing": "end"}), _valued())
    assert (found.cost_then.all, found.cost_then.cash) == (850, 800)
    assert (found.cost_now.all, found.cost_now.cash) == (500, 500)


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ({"kind": "evaluative"}, {"kind": "evaluative"}, "the promise says that it is evaluative"),
        ({}, {}, "the results says that it is a forecast"),
        ({}, {"period": {"start": "2022-04-01", "end": "2022-12-31"}}, "2022-04-01 to 2022-12-31"),
        ({"horizon_years": 3}, {}, "counts value for 3 years and the results for 1 year"),
        ({}, {"discounting": {"rate": 0.05, "timing": "end"}}, "timing start then, end now"),
    ],
)
def test_what_keeps_the_two_from_being_one_measure_is_said_first(
    then: dict[str, Any], now: dict[str, Any], said: str
) -> None:
    assert any(said in caution for caution in _beside(_valued(**then), _valued(**now)).cautions)


def test_two_alike_cases_need_no_caution() -> None:
    assert _beside(_valued(), _valued(kind="evaluative")).cautions == ()


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ({}, {}, "do not say how it was measured"),
        ({}, {"evidence": {"method": "Guess", "strength": 0}}, "assumed, not measured"),
        ({"status": "held"}, {}, "was held in the promise and is priced in the results"),
        ({"duration_years": 3}, {"duration_years": 1}, "was to last 3 years and lasts 1 year"),
        ({"value": 10}, {"value": 12}, "valued at £10.00 for a year in the promise and £12.00 in the results"),
    ],
)
def test_what_changed_beside_the_count_is_noted(then: dict[str, Any], now: dict[str, Any], said: str) -> None:
    assert any(said in note for note in _row(outcome_data(**then), outcome_data(**now)).notes)


def test_a_measured_outcome_that_did_not_change_needs_no_note() -> None:
    measured = outcome_data(evidence={"method": "Asked before and after", "strength": 3})
    assert _row(outcome_data(), measured).notes == ()
