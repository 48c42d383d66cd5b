"""Where figures stand among published ones, no more precisely than the percentiles that ship."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import SOURCE, make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.parameters import Benchmark
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.standing import Standing, StandingRow, Stated, find_standing, place
from worthwhile.exchange.standing_groups import figure_of, grouped
from worthwhile.reference import valuation_parameters

# Deadweight as shipped: 154 reports; P10 5.2%, P25 10%, P50 20%, P75 34.8%, P90 50%.


def _standing(parameters: Any = None, **case: Any) -> Standing:
    made = make_case(**case)
    figures = parameters or valuation_parameters()
    return find_standing(case=made, result=value_case(case=made, parameters=figures, draws=0), parameters=figures)


def _row(factor: str, **outcome: Any) -> StandingRow:
    found = _standing(outcomes=[outcome_data(**outcome)])
    return next(row for row in found.rows if row.factor == factor)


@pytest.mark.parametrize(
    ("deadweight", "words"),
    [
        (0, "lower than nine in ten of 154 published figures"),
        (0.051, "lower than nine in ten of 154 published figures"),
        (0.052, "of 154 published figures, about nine in ten use this or more"),
        (0.07, "lower than three in four of 154 published figures and higher than one in ten"),
        (0.1, "of 154 published figures, about three in four use this or more"),
        (0.15, "lower than half of 154 published figures and higher than one in four"),
        (0.2, "in the middle of 154 published figures: half use this or less, half this or more"),
        (0.3, "higher than half of 154 published figures and lower than one in four"),
        (0.4, "higher than three in four of 154 published figures and lower than one in ten"),
        (0.5, "of 154 published figures, about nine in ten use this or less"),
        (0.51, "higher than nine in ten of 154 published figures"),
    ],
)
def test_a_deduction_is_placed_between_published_percentiles_in_plain_words(deadweight: float, words: str) -> None:
    assert _row("deadweight", deadweight=deadweight).words == words


@pytest.mark.parametrize(
    ("drop_off", "words"),
    [
        (0.1, "of 90 published figures, about 15 in 100 use exactly this, and about nine in ten use this or more"),
        (0.5, "of 90 published figures, about 15 in 100 use exactly this, and about nine in ten use this or less"),
    ],
)
def test_a_figure_that_many_reports_share_says_how_many(drop_off: float, words: str) -> None:
    assert _row("drop-off", drop_off=drop_off, duration_years=3).words == words


def test_a_deduction_left_out_counts_as_nothing_and_says_what_others_take_off() -> None:
    row = _row("deadweight")
    assert (row.state, row.value) == (Stated.LEFT_OUT, 0)
    assert row.words == "left out: counts as nothing taken off; half of 154 published figures are 20% or more"


def test_displacement_has_no_published_distribution_and_says_so() -> None:
    row = _row("displacement", displacement=0.1)
    assert (row.published, row.position) == (None, None)
    assert row.words == "no published distribution is shipped to compare with"


def test_displacement_left_out_still_counts_as_nothing() -> None:
    assert _row("displacement").words.startswith("left out: counts as nothing taken off; no published distribution")


def test_what_is_off_the_quantity_already_has_no_rate_to_compare() -> None:
    row = _row("deadweight", net_of=["deadweight"])
    assert (row.state, row.value) == (Stated.ALREADY_TAKEN_OFF, None)


@pytest.mark.parametrize("outcome", [{"duration_years": 1}, {}, {"quantity": [5, 4]}])
def test_what_lasts_a_year_at_most_has_nothing_to_fade(outcome: dict[str, Any]) -> None:
    assert _row("drop-off", **outcome).state is Stated.NOTHING_TO_FADE


def test_drop_off_in_the_first_year_is_compared_for_one_year_too() -> None:
    found = _standing(conventions={"drop_off": "in-year"}, outcomes=[outcome_data(drop_off=0.3, duration_years=1)])
    assert next(row for row in found.rows if row.factor == "drop-off").state is Stated.STATED


def test_a_low_deduction_of_a_loss_is_not_called_flattering() -> None:
    assert "takes value off" in _row("deadweight", value=-10, deadweight=0.01).words
    assert "takes value off" not in _row("deadweight", value=10, deadweight=0.01).words


def test_the_rate_that_most_studies_use_is_said_to_be_that() -> None:
    found = _standing(discounting={"rate": 0.035, "timing": "end"})
    row = next(row for row in found.rows if row.factor == "discount-rate")
    assert row.words == "of 246 published figures, about 65 in 100 use exactly this"


def test_of_a_schedule_the_rate_of_year_1_is_compared() -> None:
    found = _standing(discounting={"schedule": "green-book-health", "timing": "end"})
    row = next(row for row in found.rows if row.factor == "discount-rate")
    assert row.value == Decimal("0.015")
    assert "the rate of year 1 is compared" in row.words


def test_an_outcome_with_a_rate_of_its_own_has_a_row_of_its_own() -> None:
    own = outcome_data(id="own", discounting={"rates": [0.01]})
    same = outcome_data(id="same", discounting={"rate": 0, "timing": "end"})
    found = _standing(outcomes=[own, same])
    assert [(row.outcome, row.value) for row in found.rows if row.factor == "discount-rate"] == [
        (None, 0),
        ("own", Decimal("0.01")),
    ]


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (500, "lower than half of 247 published ratios"),  # 2.00, below the middle, and no more is published
        (200, "higher than half of 247 published ratios and lower than one in ten"),  # 5.00
        (50, "higher than nine in ten of 247 published ratios"),  # 20.00
    ],
)
def test_the_ratio_is_placed_by_the_two_percentiles_published(cost: int, words: str) -> None:
    found = _standing(inputs=[{"name": "Grant", "values": [cost]}])
    assert found.rows[-1].words == words


def test_a_case_without_cost_has_no_ratio_to_compare() -> None:
    row = _standing(inputs=[]).rows[-1]
    assert (row.value, row.position, row.words) == (None, None, "no cost is entered, so there is no ratio to compare")


def test_without_reference_figures_nothing_is_placed() -> None:
    found = _standing(parameters=make_parameters())
    assert [row.position for row in found.rows] == [None] * 6


def test_held_and_pending_outcomes_are_not_compared() -> None:
    found = _standing(outcomes=[outcome_data(), {"id": "held", "status": "held"}])
    assert {row.outcome for row in found.rows} == {"better", None}


def test_the_warning_travels_with_the_rows() -> None:
    warning = _standing().warning
    assert [part for part in ("by machine", "not what is right", "no league table") if part not in warning] == []


def test_an_unusual_percentile_is_said_in_hundreds() -> None:
    odd = Benchmark(
        factor="deadweight", n=7, points=((Decimal(33), Decimal("0.3")),), mean=None, source=SOURCE, note=""
    )
    found = place(value=Decimal("0.1"), published=odd)
    assert (found.higher_than, found.lower_than) == (0, 67)


def test_outcomes_that_stand_alike_share_a_line() -> None:
    found = _standing(outcomes=[outcome_data(id=name, deadweight=0.2) for name in ("a", "b")])
    first = grouped(found)[0]
    assert [row.name for row in first] == ["a", "b"]
    assert [figure_of(row) for row in first] == ["20%", "20%"]


def test_what_has_nothing_to_fade_is_left_out_of_the_lines() -> None:
    assert "drop-off" not in {group[0].factor for group in grouped(_standing())}
