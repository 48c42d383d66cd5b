"""A scheme tried before it is published."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from tests.scoring_builders import bid_data, evaluation, scheme_data
from worthwhile.engines.scoring import SimulationResult, simulate
from worthwhile.kernel.problems import InvalidInput

SPAN = {"price": {"low": 50, "high": 150}}
TWO = [{"id": "quality", "weight": 40}, {"id": "sv", "kind": "social-value", "weight": 10}]


def _tried(formula: str = "PF-6", *, trials: int = 200, seed: int = 1, **more: Any) -> SimulationResult:
    expected = more.pop("expected", SPAN)
    bids = more.pop("bids", [])
    made = evaluation(scheme_data(formula, **more), bids, expected=expected)
    return simulate(evaluation=made, trials=trials, rng=np.random.default_rng(seed))


def test_the_same_seed_gives_the_same_result_and_another_another():
    assert _tried("PF-1") == _tried("PF-1")
    assert _tried("PF-1").lots[0].trials != _tried("PF-1", seed=2).lots[0].trials


def test_a_relative_formula_is_not_sound_and_the_first_case_is_told_with_its_numbers():
    result = _tried("PF-3", trials=400)
    assert not result.is_sound
    assert result.lots[0].trials.order_changes.found > 0
    assert "which does not win, is added" in result.lots[0].trials.order_changes.example
    assert {"PF-3", "SC-10"} <= {note.code for note in result.warnings}


def test_a_formula_that_is_refused_can_be_tried_without_saying_that_it_reproduces_one():
    scheme = scheme_data("PF-1")
    del scheme["price"]["reproduce"]
    made = evaluation(scheme, expected=SPAN)
    result = simulate(evaluation=made, trials=50, rng=np.random.default_rng(1))
    assert "is not offered" in result.refused
    assert not result.is_sound


def test_scores_bunched_together_decide_little_whatever_their_weight():
    levels = {"levels": [{"score": score} for score in (0, 70, 75, 80, 100)]}
    expected = {**SPAN, "scores": [{"criterion": "quality", "low": 70, "high": 80}]}
    result = _tried(scale=levels, expected=expected)
    weights = {one.criterion: one for one in result.lots[0].effective_weights}
    assert weights["quality"].nominal == 50
    assert weights["quality"].effective < 5
    assert sum(one.effective for one in weights.values()) == pytest.approx(100)
    assert any(note.code == "SC-12" and note.criterion == "quality" for note in result.warnings)


def test_what_decides_among_the_bids_in_the_file_is_told_beside():
    bids = [bid_data("A", 100, 75), bid_data("B", 130, 75)]
    found = {one.criterion: one.effective for one in _tried(bids=bids).lots[0].effective_weights_of_bids}
    assert found == {"quality": 0.0, "price": 100.0}
    assert _tried().lots[0].effective_weights_of_bids == ()


def test_what_a_point_is_worth_under_each_formula():
    assert {row.pounds for row in _tried("PF-6").lots[0].price_table} == {Fraction(120, 50), None}
    assert {row.pounds for row in _tried("PF-5").lots[0].price_table} == {2000}
    rows = {(row.price, row.quality): row.pounds for row in _tried("PF-4").lots[0].price_table}
    assert rows[(100, 100)] == 1
    assert rows[(150, 1)] == 150
    assert _tried("PF-1").lots[0].price_table[-1].pounds == Fraction(150 * 150, 50 * 50)
    assert _tried("PF-7").lots[0].price_table == ()


def test_outside_the_clip_of_the_benchmark_no_price_buys_a_point():
    rows = _tried("PF-6", expected={"price": {"low": 20, "high": 220}}).lots[0].price_table
    assert [row.pounds is None for row in rows] == [True, False, False, False, True]


def test_what_a_level_is_worth_in_points_and_pounds():
    worths = {one.criterion: one for one in _tried("PF-6", criteria=TWO, scale={}).lots[0].level_worths}
    assert (worths["quality"].points, worths["quality"].pounds) == (10, 24)
    assert (worths["sv"].points, worths["sv"].pounds) == (Fraction("2.5"), 6)


def test_a_price_of_nothing_is_told_for_each_formula():
    said = {formula: _tried(formula, trials=5).lots[0].odd_prices[0].outcome for formula in ("PF-1", "PF-4", "PF-6")}
    assert "not ranked until it is dealt with" in said["PF-1"]
    assert "comes to 0 (pounds per quality point)" in said["PF-4"]
    assert "comes to 100 (points)" in said["PF-6"]


def test_prices_are_guessed_from_benchmark_and_cap_and_asked_for_where_there_is_neither():
    lot = _tried("PF-6", expected={}).lots[0]
    assert (lot.low, lot.high) == (60, 180)
    price = {"formula": "PF-4", "quality_floor": 10, "price_cap": 100}
    lot = _tried("PF-4", price=price, expected={}).lots[0]
    assert (lot.low, lot.high) == (50, 100)
    with pytest.raises(InvalidInput, match="Say which prices you expect"):
        _tried("PF-5", expected={})


def test_every_lot_is_tried_with_its_own_terms():
    lots = [{"id": "north", "benchmark": 90}, {"id": "south"}]
    result = _tried("PF-6", lots=lots, expected={})
    assert [(lot.lot, lot.low) for lot in result.lots] == [("north", 45), ("south", 60)]


def test_pf_8_cannot_be_tried_and_says_why():
    with pytest.raises(InvalidInput, match="coefficients"):
        _tried("PF-8")


def test_price_alone_can_be_tried_where_the_law_lets_it_decide():
    price = {"formula": "PF-6", "weight": 100, "benchmark": 100}
    result = _tried("PF-6", criteria=[], price=price)
    assert result.is_sound
    assert [(one.criterion, one.effective) for one in result.lots[0].effective_weights] == [("price", 100.0)]
