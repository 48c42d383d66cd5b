"""What must hold for every evaluation: exactness, order, independence, and robustness found as by brute force."""

from __future__ import annotations

import copy
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from tests import scoring_second_implementation as plain
from tests.scoring_builders import evaluation_data
from worthwhile.engines.scoring import FlipKind, Formula, ScoringResult, read_evaluation, score_evaluation, simulate
from worthwhile.engines.scoring.assignment import Offer, share_out
from worthwhile.kernel.problems import InvalidInput

SAFE = ("PF-4", "PF-5", "PF-6", "PF-7")
RELATIVE = ("PF-1", "PF-2", "PF-3")
LEVELS = (0, 25, 50, 75, 100)
NAMES = "ABCDEF"


@st.composite
def weights(draw: st.DrawFn, whole: int) -> list[int]:
    """Whole weights that add up to ``whole``."""
    count = draw(st.integers(1, 4))
    cuts = draw(st.lists(st.integers(1, whole - 1), min_size=count - 1, max_size=count - 1, unique=True))
    edges = [0, *sorted(cuts), whole]
    return [after - before for before, after in pairwise(edges)]


@st.composite
def price_rules(draw: st.DrawFn, formulas: tuple[str, ...]) -> dict[str, Any]:
    formula = draw(st.sampled_from(formulas))
    rule: dict[str, Any] = {"formula": formula}
    if formula in (*RELATIVE, "PF-6"):
        rule["weight"] = draw(st.integers(1, 90))
    if formula in RELATIVE:
        rule["reproduce"] = True
    if formula == "PF-4":
        rule |= {"quality_floor": draw(st.sampled_from((5, 30, 50))), "price_cap": 200}
    if formula == "PF-5":
        rule |= {"pounds_per_point": draw(st.sampled_from((1, 2, "2.5"))), "quality_base": 60}
        rule["pounds_per_point"] = float(rule["pounds_per_point"])
    if formula == "PF-6":
        rule["benchmark"] = draw(st.integers(50, 200))
    if formula == "PF-7":
        rule["fixed_price"] = 100
    if formula != "PF-4" and draw(st.booleans()):
        rule["quality_floor"] = draw(st.sampled_from((0, 25, 40)))
    return rule


@st.composite
def evaluations(
    draw: st.DrawFn, formulas: tuple[str, ...] = (*SAFE, *RELATIVE), assessors: int = 1, fewest: int = 2
) -> dict[str, Any]:
    """One lot, up to five bids, up to four criteria, whole prices; each score with a reason."""
    rule = draw(price_rules(formulas))
    parts = draw(weights(100 - rule.get("weight", 0)))
    criteria = [
        {"id": f"c{at}", "weight": weight, "kind": "social-value" if at == 1 else "quality"}
        for at, weight in enumerate(parts)
    ]
    bids = [
        {
            "bidder": NAMES[at],
            **({} if rule["formula"] == "PF-7" else {"price": draw(st.integers(1, 200))}),
            "scores": [
                _score(criterion["id"], assessor, draw(st.sampled_from(LEVELS)))
                for criterion in criteria
                for assessor in range(assessors)
            ],
        }
        for at in range(draw(st.integers(fewest, 5)))
    ]
    scheme = {"nation": "wales", "criteria": criteria, "price": rule}
    return evaluation_data(scheme, bids, assessors=[{"id": f"a{at}"} for at in range(assessors)])


def _score(criterion: str, assessor: int, score: int) -> dict[str, Any]:
    return {"criterion": criterion, "assessor": f"a{assessor}", "score": score, "reason": "So.", "evidence": "Page 1"}


def _scored(data: dict[str, Any]) -> ScoringResult:
    return score_evaluation(evaluation=read_evaluation(data))


def _order(result: ScoringResult, *, but: str = "") -> list[str]:
    return [bid.bidder for bid in result.ranking if bid.bidder != but]


def _with_hashes(data: dict[str, Any]) -> dict[str, Any]:
    """Every tie can be drawn."""
    for at, bid in enumerate(data["bids"]):
        bid["sealed_hash"] = f"{at + 1:064x}"
    return data | {"draw": {"public_randomness": "7"}}


@settings(max_examples=60)
@given(evaluations())
def test_the_figures_are_those_of_a_plain_second_implementation(data: dict[str, Any]) -> None:
    result = _scored(_with_hashes(data))
    sign = -1 if result.lower_wins else 1
    assert {bid.bidder: sign * bid.figure for bid in result.ranking} == plain.figures(data)
    assert [sign * bid.figure for bid in result.ranking] == sorted(plain.figures(data).values(), reverse=True)


@given(evaluations(formulas=SAFE), st.integers(1, 200), st.lists(st.sampled_from(LEVELS), min_size=4, max_size=4))
def test_another_bid_never_changes_the_order_of_the_others_under_the_formulas_that_are_offered(
    data: dict[str, Any], price: int, scores: list[int]
) -> None:
    data = _with_hashes(data)
    before = [(bid.bidder, bid.figure) for bid in _scored(data).ranking]
    criteria = data["scheme"]["criteria"]
    added = {
        "bidder": "Z",
        "sealed_hash": "f" * 64,
        **({} if data["scheme"]["price"]["formula"] == "PF-7" else {"price": price}),
        "scores": [_score(one["id"], 0, score) for one, score in zip(criteria, scores, strict=False)],
    }
    assume(len({figure for _, figure in before}) == len(before))  # a drawn lot takes in every sealed bid
    after = _scored(data | {"bids": [*data["bids"], added]})
    assert [(bid.bidder, bid.figure) for bid in after.ranking if bid.bidder != "Z"] == before


@pytest.mark.parametrize("formula", RELATIVE)
def test_a_bid_that_cannot_win_does_change_the_order_under_the_relative_formulas(formula: str) -> None:
    scheme = {
        "nation": "england",
        "criteria": [{"id": "quality", "weight": 50}],
        "price": {"formula": formula, "weight": 50, "reproduce": True},
    }
    expected = {"price": {"low": 50, "high": 200}}
    evaluation = read_evaluation(evaluation_data(scheme, expected=expected))
    found = simulate(evaluation=evaluation, trials=400, rng=np.random.default_rng(3)).lots[0].trials
    assert found.first_changes.found > 0
    assert found.planted.found > 0
    assert found.first_changes.example


@pytest.mark.parametrize("formula", SAFE)
def test_nothing_is_found_against_the_formulas_that_are_offered(formula: str) -> None:
    rule = {
        "PF-4": {"quality_floor": 30, "price_cap": 200},
        "PF-5": {"pounds_per_point": 2, "quality_base": 50, "quality_floor": 30},
        "PF-6": {"weight": 40, "benchmark": 100},
        "PF-7": {"fixed_price": 100},
    }[formula]
    left = 100 - rule.get("weight", 0)
    criteria = [{"id": "quality", "weight": left - 10}, {"id": "sv", "weight": 10, "kind": "social-value"}]
    scheme = {"nation": "scotland", "criteria": criteria, "price": {"formula": formula, **rule}}
    evaluation = read_evaluation(evaluation_data(scheme, expected={"price": {"low": 20, "high": 220}}))
    result = simulate(evaluation=evaluation, trials=300, rng=np.random.default_rng(5))
    trials = result.lots[0].trials
    assert result.is_sound
    for counted in (trials.order_changes, trials.first_changes, trials.price_harm, trials.quality_harm, trials.planted):
        assert counted.found == 0
    assert trials.order_changes.tried > 100


@given(evaluations(), st.data())
def test_a_lower_price_or_a_higher_score_never_lowers_a_bids_place(data: dict[str, Any], drawn: st.DataObject) -> None:
    ranks = {bid.bidder: bid.rank for bid in _scored(data).ranking}
    at = drawn.draw(st.integers(0, len(data["bids"]) - 1))
    better = copy.deepcopy(data)
    bid = better["bids"][at]
    if "price" in bid and drawn.draw(st.booleans()):
        bid["price"] = drawn.draw(st.integers(1, bid["price"]))
    else:
        score = drawn.draw(st.sampled_from(bid["scores"]))
        score["score"] = drawn.draw(st.sampled_from([level for level in LEVELS if level >= score["score"]]))
    result = _scored(better)
    after = {one.bidder: one.rank for one in result.ranking}
    best = len(data["bids"]) + 1
    if not any(block.code == "SC-03" for block in result.blocks) and ranks:
        assert after.get(bid["bidder"], best) <= ranks.get(bid["bidder"], best)


@given(evaluations(), st.randoms(use_true_random=False))
def test_the_order_in_which_bids_are_written_changes_nothing(data: dict[str, Any], shuffled: Any) -> None:
    data = _with_hashes(data)
    moved = copy.deepcopy(data)
    shuffled.shuffle(moved["bids"])
    first, second = _scored(data), _scored(moved)
    assert first.ranking == second.ranking
    assert first.awards == second.awards
    assert set(first.robustness.flips) == set(second.robustness.flips)
    assert first.robustness.weights == second.robustness.weights


@given(evaluations(formulas=("PF-6", "PF-5", "PF-7")), st.sampled_from((2, 3, 7)))
def test_prices_benchmark_and_pounds_per_point_in_other_units_change_no_place(data: dict[str, Any], unit: int) -> None:
    scaled = copy.deepcopy(data)
    for bid in scaled["bids"]:
        if "price" in bid:
            bid["price"] *= unit
    for name in ("benchmark", "pounds_per_point", "fixed_price"):
        if name in scaled["scheme"]["price"]:
            scaled["scheme"]["price"][name] *= unit
    assert _order(_scored(data)) == _order(_scored(scaled))


@given(evaluations(formulas=("PF-4", "PF-5", "PF-7")), st.integers(2, 5))
def test_a_criterion_split_in_equal_parts_with_equal_scores_changes_no_figure(data: dict[str, Any], parts: int) -> None:
    split = copy.deepcopy(data)
    first = split["scheme"]["criteria"][0]
    shares = [20] * (parts - 1) + [100 - 20 * (parts - 1)]
    assume(all(shares))
    first["sub_criteria"] = [{"id": f"part{at}", "weight": share} for at, share in enumerate(shares)]
    for bid in split["bids"]:
        whole = next(score for score in bid["scores"] if score["criterion"] == "c0")
        bid["scores"] = [score for score in bid["scores"] if score is not whole]
        bid["scores"] += [{**whole, "criterion": f"part{at}"} for at in range(parts)]
    figures = {bid.bidder: bid.figure for bid in _scored(data).ranking}
    assert {bid.bidder: bid.figure for bid in _scored(split).ranking} == figures


@given(evaluations())
def test_two_bids_that_are_the_same_are_exactly_equal_until_a_lot_is_drawn(data: dict[str, Any]) -> None:
    twin = {**copy.deepcopy(data["bids"][0]), "bidder": "Z"}
    data = data | {"bids": [*data["bids"], twin]}
    figures = plain.figures(data)
    assume("Z" in figures and "A" in figures)
    assert figures["Z"] == figures["A"]
    drawn = _scored(_with_hashes(data))
    places = {bid.bidder: bid for bid in drawn.ranking}
    assert "Z" in places["A"].tied_with
    assert places["A"].rank != places["Z"].rank
    if plain.first(data) >= {"A", "Z"}:
        undrawn = _scored({key: value for key, value in data.items() if key != "draw"} | {"bids": _unsealed(data)})
        if not undrawn.ranking:
            assert any(block.code == "SC-03" for block in undrawn.blocks)


def _unsealed(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [{key: value for key, value in bid.items() if key != "sealed_hash"} for bid in data["bids"]]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(evaluations(assessors=2))
def test_the_flips_by_an_assessors_score_are_those_of_trying_each_by_hand(data: dict[str, Any]) -> None:
    data["scheme"]["moderation"] = {"close_scores": "mean", "spread_levels": 9, "spread_points": 100}
    data["scheme"]["ties"] = []
    before = plain.first(data)
    assume(len(before) == 1)
    expected = set()
    for bidder, criterion, assessor, score, changed in plain.score_changes(data):
        after = plain.first(changed)
        if after != before:
            expected.add((bidder, criterion, assessor, score, next(iter(after)) if len(after) == 1 else None))
    found = {
        (flip.bidder, flip.criterion, flip.assessor, flip.after, flip.award_after)
        for flip in _scored(data).robustness.flips
        if flip.kind is FlipKind.ASSESSOR
    }
    assert found == expected


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(evaluations())
def test_a_weight_may_move_as_far_as_its_edge_and_no_further(data: dict[str, Any]) -> None:
    data["scheme"]["ties"] = []
    before = plain.first(data)
    assume(len(before) == 1)
    for edge in _scored(data).robustness.weights:
        below, above = edge.below, edge.above
        start = below if below is not None else Fraction(0)
        stop = above if above is not None else Fraction(100)
        for step in range(1, 8):
            inside = start + (stop - start) * step / 8
            assert plain.first(data, plain.weights_with(data, edge.criterion, inside)) == before
        for at, end, who in ((below, 0, edge.first_below), (above, 100, edge.first_above)):
            if at is not None:
                beyond = at + (end - at) / 10**9
                after = plain.first(data, plain.weights_with(data, edge.criterion, beyond))
                assert after != before
                if len(after) == 1:
                    assert after == {who}


@st.composite
def sharings(draw: st.DrawFn) -> tuple[list[str], list[Offer], dict[str, int]]:
    lots = [f"lot{at}" for at in range(draw(st.integers(1, 4)))]
    offers = []
    for lot in lots:
        bidders = draw(st.permutations(NAMES[:4]))[: draw(st.integers(0, 4))]
        costs = sorted(draw(st.fractions(-9, 9, max_denominator=6)) for _ in bidders)
        offers += [
            Offer(lot=lot, bidder=bidder, cost=cost, rank=at)
            for at, (bidder, cost) in enumerate(zip(bidders, costs, strict=True), start=1)
        ]
    limits = draw(st.dictionaries(st.sampled_from(NAMES[:4]), st.integers(1, 3)))
    return lots, offers, limits


@settings(max_examples=300)
@given(sharings())
@example((["lot0", "lot1"], [], {}))
def test_lots_are_shared_out_as_the_best_of_all_ways(sharing: tuple[list[str], list[Offer], dict[str, int]]) -> None:
    lots, offers, limits = sharing
    stated = {(offer.lot, offer.bidder): (offer.cost, offer.rank) for offer in offers}
    assert share_out(lots=lots, offers=offers, limits=limits) == plain.best_sharing(lots, stated, limits)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=4))
def test_whatever_is_given_it_is_read_or_refused_with_reasons(given_data: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_evaluation(given_data)
    assert refused.value.problems


def test_every_formula_is_one_or_the_other() -> None:
    assert {str(formula) for formula in Formula if formula.is_offered} == set(SAFE)
    assert {str(formula) for formula in Formula if formula.is_relative} == set(RELATIVE)


@st.composite
def evaluations_in_lots(draw: st.DrawFn) -> dict[str, Any]:
    """Two or three lots within limits, pass marks and conditions of price, up to three bidders in each."""
    rule = draw(price_rules((*SAFE, *RELATIVE)))
    left = 100 - rule.get("weight", 0)
    assume(left > 1)
    criteria: list[dict[str, Any]] = [{"id": "c0", "weight": left - 1}, {"id": "c1", "weight": 1}]
    criteria[0]["sub_criteria"] = [{"id": "p0", "weight": 70}, {"id": "p1", "weight": 30}]
    if draw(st.booleans()):
        criteria[0]["pass_mark"] = draw(st.sampled_from((25, 50)))
    if draw(st.booleans()):
        criteria[0]["sub_criteria"][1]["pass_mark"] = 25
    lots = [f"lot{at}" for at in range(draw(st.integers(1, 3)))]
    bids = []
    for lot in lots:
        for name in NAMES[: draw(st.integers(1, 3))]:
            scores = [_score(leaf, 0, draw(st.sampled_from(LEVELS))) for leaf in ("p0", "p1", "c1")]
            price = {} if rule["formula"] == "PF-7" else {"price": draw(st.integers(0, 200))}
            bids.append({"bidder": name, "lot": lot, "scores": scores, **price})
    scheme: dict[str, Any] = {
        "nation": "england", "criteria": criteria, "price": rule, "lots": [{"id": lot} for lot in lots]
    }  # fmt: skip
    if draw(st.booleans()):
        scheme["most_lots"] = draw(st.integers(1, 2))
    for at, bid in enumerate(bids):
        bid["sealed_hash"] = f"{at + 1:064x}"
    return evaluation_data(scheme, bids, assessors=[{"id": "a0"}], draw={"public_randomness": "7"})


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(evaluations_in_lots())
def test_with_lots_limits_and_pass_marks_the_flips_are_those_of_scoring_each_change_anew(data: dict[str, Any]) -> None:
    result = _scored(data)
    assume(any(award.bidder for award in result.awards))
    before = {award.lot: award.bidder for award in result.awards}
    expected = set()
    for at, bid in enumerate(data["bids"]):
        if bid["lot"] not in before:  # a price that the formula has no answer for holds this lot back
            continue
        for place, given_score in enumerate(bid["scores"]):
            level = LEVELS.index(given_score["score"])
            for beside in (level - 1, level + 1):
                if 0 <= beside < len(LEVELS):
                    changed = copy.deepcopy(data)
                    changed["bids"][at]["scores"][place]["score"] = LEVELS[beside]
                    after = {award.lot: award.bidder for award in _scored(changed).awards}
                    if after.get(bid["lot"]) != before[bid["lot"]]:
                        expected.add(
                            (bid["lot"], bid["bidder"], given_score["criterion"], LEVELS[beside], after.get(bid["lot"]))
                        )
    found = {
        (flip.lot, flip.bidder, flip.criterion, int(flip.after), flip.award_after)
        for flip in result.robustness.flips
        if flip.kind is FlipKind.ASSESSOR
    }
    assert found == expected
