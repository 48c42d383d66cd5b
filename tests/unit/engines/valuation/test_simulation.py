"""The simulation agrees with the exact result, with known means, and with itself however it is cut up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from tests.builders import make_bank_value, make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.parameters import BankValue
from worthwhile.engines.valuation.prepare import PreparedCase, prepare
from worthwhile.engines.valuation.result import Uncertainty
from worthwhile.engines.valuation.simulated_case import SimulatedCase
from worthwhile.engines.valuation.simulation import Simulated, run, simulate
from worthwhile.engines.valuation.terms import present_value
from worthwhile.kernel.problems import InvalidInput

RANGED = {
    "deadweight": 0.2,
    "attribution": 0.25,
    "drop_off": 0.33,
    "duration_years": 3,
    "ranges": {
        "quantity": {"low": 80, "high": 130},
        "value": {"low": 5, "high": 14, "distribution": "pert"},
        "deadweight": {"low": 0.1, "high": 0.4, "distribution": "beta"},
        "attribution": {"low": 0.05, "high": 0.45, "distribution": "normal"},
        "drop_off": {"low": 0.1, "high": 0.5, "distribution": "uniform"},
        "duration_years": {"low": 1.5, "high": 4.5, "distribution": "lognormal"},
    },
}


def prepared(*bank: BankValue, **overrides: Any) -> PreparedCase:
    return prepare(case=make_case(**overrides), parameters=make_parameters(*bank))


def everything(case: PreparedCase) -> frozenset[str]:
    return frozenset(line.terms.id for line in case.outcomes)


def simulated(case: PreparedCase, draws: int = 20_000, seed: int = 1, **arguments: Any) -> Uncertainty:
    chosen = {"counted": everything(case), "rng": np.random.default_rng(seed), **arguments}
    return simulate(prepared=case, draws=draws, **chosen)


def drawn(case: PreparedCase, draws: int = 5_000, size: int = 1_000, root: int = 7) -> Simulated:
    return run(case=SimulatedCase.of(case, everything(case)), draws=draws, root=root, size=size)


def test_a_case_without_ranges_gives_its_exact_result_in_every_draw() -> None:
    found = simulated(prepared(), draws=1_000)
    assert (found.present_value.p5, found.present_value.p95, found.present_value.mean) == (1000, 1000, 1000)
    assert found.ratio is not None
    assert (found.ratio.p5, found.ratio.p50, found.ratio.mean) == (2, 2, 2)
    assert (found.standard_error, found.probability_ratio_above_1) == (0, 1)
    assert (found.ranged, found.histogram) == ((), None)


@pytest.mark.parametrize("high", [Decimal("0.2"), Decimal("0.2000000000000000000001")])
def test_a_range_of_no_width_is_no_draw(high: Decimal) -> None:
    fixed = outcome_data(deadweight=0.2, ranges={"deadweight": {"low": 0.2, "high": high}})
    found = simulated(prepared(outcomes=[fixed]), draws=100)
    assert found.ranged == ()
    assert found.present_value.p50 == 800


def test_a_ratio_of_exactly_1_is_not_above_1() -> None:
    even = outcome_data(quantity=1, value=0.03, deadweight=0.19)  # in binary a little above 0.0243
    found = simulated(prepared(outcomes=[even], inputs=[{"name": "Grant", "values": [0.0243]}]), draws=10)
    assert found.probability_ratio_above_1 == 0


@pytest.mark.parametrize(
    ("name", "central", "low", "high", "mean"),
    [
        ("quantity", 100, 70, 160, 10 * (70 + 100 + 160) / 3),
        ("value", 10, 2, 12, 100 * (2 + 10 + 12) / 3),
        ("deadweight", 0.2, 0.1, 0.6, 1000 * (1 - 0.9 / 3)),
        ("displacement", 0.2, 0.1, 0.6, 1000 * (1 - 0.9 / 3)),
        ("attribution", 0.2, 0.1, 0.6, 1000 * (1 - 0.9 / 3)),
    ],
)
def test_the_mean_is_that_of_the_triangle(name: str, central: float, low: float, high: float, mean: float) -> None:
    ranged = outcome_data(**{name: central, "ranges": {name: {"low": low, "high": high}}})
    found = simulated(prepared(outcomes=[ranged]))
    assert abs(float(found.present_value.mean) - mean) < 4 * float(found.standard_error_present_value)


def test_independent_deductions_multiply_their_means() -> None:
    ranges = {"deadweight": {"low": 0, "high": 0.6}, "attribution": {"low": 0.1, "high": 0.4}}
    found = simulated(prepared(outcomes=[outcome_data(deadweight=0.3, attribution=0.1, ranges=ranges)]))
    assert abs(float(found.present_value.mean) - 1000 * 0.7 * 0.8) < 4 * float(found.standard_error_present_value)


def test_duration_counts_the_last_year_in_part_up_to_the_horizon() -> None:
    ranges = {"duration_years": {"low": 0.5, "high": 3.5, "distribution": "uniform"}}
    found = simulated(prepared(outcomes=[outcome_data(duration_years=2, ranges=ranges)], horizon_years=3))
    years = (3 * 0.5 + (3**2 - 0.5**2) / 2) / 3  # uniform from 0.5 to 3.5, cut at the horizon of 3
    assert abs(float(found.present_value.mean) - 1000 * years) < 4 * float(found.standard_error_present_value)


def test_inputs_have_ranges_too() -> None:
    inputs = [
        {"name": "Grant", "values": [400, 100], "ranges": {"values": {"low": [300, 100], "high": [800, 100]}}},
        {"name": "Hall", "values": [100], "cash": False},
    ]
    found = drawn(prepared(inputs=inputs, discounting={"rate": 0.25, "timing": "start"}))
    fixed = 100 / 1.25 + 100
    assert found.investments.min() >= 300 + fixed
    assert found.investments.max() <= 800 + fixed
    assert found.investments.mean() == pytest.approx((300 + 400 + 800) / 3 + fixed, rel=0.02)


def test_an_input_that_may_cost_less_than_nothing_is_refused() -> None:
    with pytest.raises(InvalidInput, match="Enter a number of 0 or more"):
        make_case(inputs=[{"name": "Grant", "values": [5], "ranges": {"values": {"low": [-1], "high": [9]}}}])


def test_numbers_in_a_list_share_one_draw() -> None:
    listed = outcome_data(
        quantity=[100, 50], ranges={"quantity": {"low": [90, 25], "high": [110, 75], "distribution": "uniform"}}
    )
    found = drawn(prepared(outcomes=[listed]))
    first = (found.present_values - 10 * 115) / (10 * 70)  # uniform from 0 to 1 where both follow one draw
    assert np.corrcoef(np.sort(first), np.linspace(0, 1, len(first)))[0, 1] > 0.999
    assert first.min() < 0.01
    assert first.max() > 0.99


def test_one_bank_figure_is_one_draw_however_many_outcomes_use_it() -> None:
    outcomes = [
        {"id": name, "quantity": 10, "value_ref": "FIG", "ranges": {"value": "bank"}} for name in ("one", "two")
    ]
    case = prepared(make_bank_value("FIG"), outcomes=outcomes)
    found = simulated(case)
    alone = simulated(case, counted=frozenset({"one"}))
    assert found.ranged == ("value-bank/FIG",)
    assert float(found.present_value.p95) == pytest.approx(2 * float(alone.present_value.p95))


def test_only_counted_outcomes_are_drawn() -> None:
    outcomes = [outcome_data(id="in", **RANGED), outcome_data(id="out", **RANGED)]
    found = simulated(prepared(outcomes=outcomes), draws=100, counted=frozenset({"in"}))
    assert {name.split(".")[0] for name in found.ranged} == {"in"}


def test_the_size_of_a_chunk_changes_no_bit() -> None:
    outcomes = [outcome_data(id="one", **RANGED), outcome_data(id="two", **RANGED)]
    case = prepared(outcomes=outcomes, correlations=[{"between": ["one.quantity", "two.drop_off"], "rank": 0.5}])
    whole = drawn(case, size=5_000)
    for size in (1, 777, 4_999):
        parts = drawn(case, size=size, draws=5_000 if size > 1 else 50)
        np.testing.assert_array_equal(parts.present_values, whole.present_values[: len(parts.present_values)])


def test_the_order_of_outcomes_changes_nothing() -> None:
    outcomes = [outcome_data(id=name, **RANGED) for name in ("one", "two", "three")]
    correlations = [{"between": ["one.quantity", "two.value"], "rank": -0.5}]
    forwards = simulated(prepared(outcomes=outcomes, correlations=correlations), draws=500)
    backwards = simulated(prepared(outcomes=outcomes[::-1], correlations=correlations), draws=500)
    assert forwards == backwards


def test_an_outcome_that_is_added_leaves_the_draws_of_others_alone() -> None:
    one = outcome_data(id="one", **RANGED)
    alone = drawn(prepared(outcomes=[one], horizon_years=3))
    beside = drawn(prepared(outcomes=[one, outcome_data(id="two", quantity=1, value=1000)], horizon_years=3))
    np.testing.assert_allclose(beside.present_values - 1000, alone.present_values, rtol=1e-12)


def test_the_same_seed_gives_the_same_result_and_another_does_not() -> None:
    case = prepared(outcomes=[outcome_data(**RANGED)])
    assert simulated(case, draws=200, seed=3) == simulated(case, draws=200, seed=3)
    assert simulated(case, draws=200, seed=3) != simulated(case, draws=200, seed=4)


@pytest.mark.parametrize(("rank", "spread"), [(-0.9, "narrower"), (0.9, "wider")])
def test_correlation_widens_or_narrows_the_total(rank: float, spread: str) -> None:
    ranges = {"quantity": {"low": 20, "high": 180}}
    outcomes = [outcome_data(id=name, ranges=ranges) for name in ("one", "two")]
    correlated = prepared(outcomes=outcomes, correlations=[{"between": ["one.quantity", "two.quantity"], "rank": rank}])
    width, alone = (found.present_values.std() for found in (drawn(correlated), drawn(prepared(outcomes=outcomes))))
    assert (width > 1.2 * alone) if spread == "wider" else (width < 0.8 * alone)


def test_a_value_may_be_correlated_by_the_words_of_the_case_where_it_comes_from_the_bank() -> None:
    banked = outcome_data(id="one", value_ref="FIG", ranges={"value": "bank", "quantity": {"low": 50, "high": 150}})
    del banked["value"]
    correlations = [{"between": ["one.value", "one.quantity"], "rank": 0.9}]
    with_it = drawn(prepared(make_bank_value("FIG"), outcomes=[banked], correlations=correlations))
    without = drawn(prepared(make_bank_value("FIG"), outcomes=[banked]))
    assert with_it.present_values.std() > 1.1 * without.present_values.std()


def test_a_correlation_with_a_parameter_without_a_range_changes_nothing() -> None:
    outcomes = [outcome_data(**RANGED)]
    correlations = [{"between": ["better.quantity", "better.displacement"], "rank": 0.5}]
    assert simulated(prepared(outcomes=outcomes, correlations=correlations), draws=100) == simulated(
        prepared(outcomes=outcomes), draws=100
    )


def test_draws_whose_subtractive_deductions_pass_1_are_floored_and_counted() -> None:
    ranges = {"deadweight": {"low": 0.4, "high": 0.8, "distribution": "uniform"}}
    case = prepared(
        outcomes=[outcome_data(deadweight=0.5, attribution=0.3, ranges=ranges)],
        conventions={"deductions": "subtractive"},
    )
    found = simulated(case, draws=10_000)
    assert found.floored_draws / 10_000 == pytest.approx(0.25, abs=0.02)
    assert found.present_value.p5 == 0


def test_subtractive_deductions_of_exactly_1_are_not_floored() -> None:
    case = prepared(
        outcomes=[outcome_data(deadweight=0.34, displacement=0.56, attribution=0.1)],
        conventions={"deductions": "subtractive"},
    )
    assert simulated(case, draws=10).floored_draws == 0


def test_negative_outcomes_reduce_the_value_and_may_have_ranges() -> None:
    worse = outcome_data(id="worse", value=-4, ranges={"value": {"low": -6, "high": -2, "distribution": "normal"}})
    found = simulated(prepared(outcomes=[outcome_data(), worse]))
    assert abs(float(found.present_value.mean) - 600) < 4 * float(found.standard_error_present_value)


def test_without_inputs_there_is_no_ratio_and_the_value_is_shown_instead() -> None:
    ranged = outcome_data(ranges={"quantity": {"low": 50, "high": 150}})
    found = simulated(prepared(inputs=[], outcomes=[ranged]), draws=1_000)
    assert (found.ratio, found.probability_ratio_above_1, found.standard_error) == (None, None, None)
    assert found.histogram is not None
    assert found.histogram.edges[-1] > 1_000


def test_the_histogram_counts_every_draw() -> None:
    found = simulated(prepared(outcomes=[outcome_data(**RANGED)]), draws=5_000)
    assert found.histogram is not None
    assert sum(found.histogram.counts) == 5_000
    assert len(found.histogram.edges) == len(found.histogram.counts) + 1 == 41


def test_the_probability_and_its_standard_error_follow_the_draws() -> None:
    ranged = outcome_data(ranges={"quantity": {"low": 0, "high": 200, "distribution": "uniform"}})
    found = simulated(prepared(outcomes=[ranged], inputs=[{"name": "Grant", "values": [500]}]), draws=10_000)
    probability, error = found.probability_ratio_above_1, found.standard_error_probability
    assert probability is not None
    assert float(probability) == pytest.approx(0.75, abs=0.02)
    assert error == pytest.approx(Decimal((float(probability) * (1 - float(probability)) / 10_000) ** 0.5))


def test_four_times_the_draws_halve_the_standard_error() -> None:
    case = prepared(outcomes=[outcome_data(**RANGED)])
    few, many = (float(simulated(case, draws=draws).standard_error or 0) for draws in (5_000, 20_000))
    assert few / many == pytest.approx(2, rel=0.1)


@pytest.mark.parametrize("rounding", ["none", "chained"])
def test_draws_are_not_rounded_on_the_way(rounding: str) -> None:
    ranged = outcome_data(quantity=1, value=1, ranges={"quantity": {"low": 0.991, "high": 1.004}})
    found = drawn(prepared(outcomes=[ranged], conventions={"rounding": rounding}))
    assert len(np.unique(found.present_values)) > 4_900


def test_progress_is_told_at_most_a_hundred_times_and_ends_with_all() -> None:
    told: list[tuple[int, int]] = []
    run(
        case=SimulatedCase.of(prepared(), frozenset({"better"})),
        draws=1_000,
        root=1,
        size=3,
        progress=lambda done, draws: told.append((done, draws)),
    )
    assert 50 <= len(told) <= 100
    assert told[-1] == (1_000, 1_000)
    assert told == sorted(told)


@pytest.mark.parametrize("draws", [-1, 1, 10_000_001])
def test_a_number_of_draws_out_of_bounds_is_refused_with_what_is_usual(draws: int) -> None:
    with pytest.raises(InvalidInput, match="10,000 is usual"):
        simulated(prepared(), draws=draws)


def test_the_draws_lie_about_the_central_result() -> None:
    case = prepared(outcomes=[outcome_data(**RANGED)], horizon_years=5)
    central = float(present_value(case.outcomes[0].terms))
    found = simulated(case)
    assert found.present_value.p5 < central < found.present_value.p95


def test_the_seed_is_only_recorded() -> None:
    case = prepared(outcomes=[outcome_data(**RANGED)])
    assert simulated(case, draws=100, seed=1) == replace(
        simulate(prepared=case, counted=everything(case), draws=100, rng=np.random.default_rng(1), seed=9), seed=None
    )


def test_the_worked_example_of_the_method_page_is_what_the_simulation_gives() -> None:
    visits = outcome_data(id="visits", quantity=120, value=1000, ranges={"quantity": {"low": 90, "high": 140}})
    found = simulated(prepared(outcomes=[visits], inputs=[{"name": "Grant", "values": [100_000]}]), draws=10_000)
    assert found.ratio is not None
    assert [f"{figure:.3f}" for figure in (found.ratio.p5, found.ratio.p95, found.ratio.mean)] == [
        "0.985",
        "1.327",
        "1.166",
    ]
    assert f"{found.probability_ratio_above_1:.3f}" == "0.931"
