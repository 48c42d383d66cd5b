"""A whole evaluation: lines, steps, groups, firmness."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.scoring_builders import bid_data, judged_data, scheme_data, scored
from worthwhile.engines.scoring import FlipKind

CRITERIA = [
    {
        "id": "care", "name": "Quality of care", "weight": 40,
        "sub_criteria": [{"id": "rota", "weight": 60}, {"id": "safety", "weight": 40}],
    },
    {"id": "sv", "kind": "social-value", "weight": 10},
]  # fmt: skip


def _bid(name: str, price: int, rota: int, safety: int, sv: int, **more: Any) -> dict[str, Any]:
    return bid_data(name, price, {"rota": rota, "safety": safety, "sv": sv}, **more)


def test_every_line_says_weight_points_and_reason():
    result = scored(scheme_data(criteria=CRITERIA), [_bid("A", 100, 80, 50, 30)])
    lines = {line.criterion: line for line in result.scores}
    assert (lines["care"].score, lines["care"].points, lines["care"].how) == (68, Fraction("27.2"), "parts")
    assert (lines["rota"].weight, lines["rota"].points, lines["rota"].part_of) == (24, Fraction("19.2"), "care")
    assert lines["rota"].reason == "As the bid shows."
    assert (lines["price"].points, lines["price"].how) == (Fraction(100, 3), "formula")
    assert lines["price"].reason == "50 x (1.5 - 100 / 120), between 0 and 50"


def test_the_steps_can_be_done_again_and_end_in_the_figure():
    bid = scored(scheme_data(criteria=CRITERIA), [_bid("A", 100, 80, 50, 30)]).ranking[0]
    said = [(step.label, step.formula, round(step.result, 4)) for step in bid.steps]
    assert said == [
        ("Quality of care, from its parts", "60% x 80 + 40% x 50", Decimal(68)),
        ("Quality of care", "68 of 100 x weight 40", Decimal("27.2")),
        ("sv", "30 of 100 x weight 10", Decimal(3)),
        ("Quality points", "the points above added up", Decimal("30.2")),
        ("Price", "50 x (1.5 - 100 / 120), between 0 and 50", Decimal("33.3333")),
        ("Result", "30.2 + 33.333333", Decimal("63.5333")),
    ]
    assert bid.figure == Fraction("30.2") + Fraction(100, 3)


def test_each_formula_says_its_own_step():
    words = {
        "PF-1": "50 x 100 / 140",
        "PF-2": "50 x (0.5 + (120 - 140) / 120), between 0 and 50",
        "PF-3": "50 x (140 - 140) / (140 - 100)",
        "PF-4": "140 / 80",
        "PF-5": "140 - 2,000 x (80 - 60)",
        "PF-8": "140 / 2 + 5",
    }
    for formula, expected in words.items():
        more = {"denominator": 2, "life_cycle_cost": 5} if formula == "PF-8" else {}
        bids = [bid_data("A", 100, 60, **more), bid_data("B", 140, 80, **more)]
        result = scored(scheme_data(formula), bids)
        steps = next(bid.steps for bid in result.ranking if bid.bidder == "B")
        assert expected in [step.formula for step in steps]
    fixed = scored(scheme_data("PF-7"), [bid_data("A", None, 60)]).ranking[0]
    assert (fixed.figure, fixed.steps[-1].formula) == (60, "the price is fixed at 100, so quality points decide")


def test_a_firm_award_says_so_and_a_close_one_lists_what_would_change_it():
    levels = {"levels": [{"score": score} for score in (0, 25, 50, 75, 100)]}
    firm = scored(scheme_data(scale=levels), [bid_data("A", 100, 100), bid_data("B", 100, 25)])
    assert firm.robustness.fragile is False
    assert firm.robustness.flips == ()
    close = scored(scheme_data(scale=levels), [bid_data("A", 100, 75), bid_data("B", 101, 75)])
    assert close.robustness.fragile is True
    assert {(flip.bidder, int(flip.after), flip.award_after) for flip in close.robustness.flips} == {
        ("A", 50, "B"),
        ("B", 100, "B"),
    }
    assert any("fragile: 2 small changes lead to another" in note.message for note in close.warnings)


def test_where_the_mean_counts_one_assessor_moves_it_by_a_part_of_a_level():
    scheme = scheme_data(scale={}, moderation={"close_scores": "mean"})
    panel = [{"id": name} for name in ("a1", "a2", "a3", "a4", "a5")]
    of_a = judged_data({"a1": 75, "a2": 75, "a3": 75, "a4": 75, "a5": 50})
    of_b = judged_data({"a1": 75, "a2": 75, "a3": 75, "a4": 50, "a5": 50})
    bids = [bid_data("A", 100, {}, scores=of_a), bid_data("B", 96, {}, scores=of_b)]
    result = scored(scheme, bids, assessors=panel)
    lead = result.ranking[0].figure - result.ranking[1].figure
    assert 0 < lead < Fraction(5, 2)
    kinds = {flip.kind for flip in result.robustness.flips}
    assert kinds == {FlipKind.ASSESSOR, FlipKind.SCORE}
    by_assessor = [flip for flip in result.robustness.flips if flip.kind is FlipKind.ASSESSOR]
    assert {flip.assessor for flip in by_assessor} == {"a1", "a2", "a3", "a4", "a5"}


def test_a_change_that_leaves_the_winner_below_a_pass_mark_is_a_flip():
    criteria = [{"id": "quality", "weight": 50, "pass_mark": 50}]
    result = scored(scheme_data(criteria=criteria, scale={}), [bid_data("A", 60, 50), bid_data("B", 170, 50)])
    assert [(flip.bidder, int(flip.after), flip.award_after) for flip in result.robustness.flips] == [("A", 25, "B")]


def test_a_change_that_would_bring_in_a_better_bid_is_a_flip():
    criteria = [{"id": "quality", "weight": 30, "pass_mark": 50}, {"id": "sv", "weight": 20}]
    bids = [
        bid_data("A", 100, {"quality": 50, "sv": 25}),
        bid_data("B", 60, {"quality": 25, "sv": 100}),
    ]
    result = scored(scheme_data(criteria=criteria, scale={}), bids)
    flips = [(flip.bidder, flip.criterion, int(flip.after), flip.award_after) for flip in result.robustness.flips]
    assert flips == [("A", "quality", 25, None), ("B", "quality", 50, "B")]


def test_a_lawful_weight_that_leads_elsewhere_is_a_flip_at_its_exact_point():
    criteria = [{"id": "quality", "weight": 50, "weight_range": {"low": 45, "high": 60}}]
    result = scored(scheme_data(criteria=criteria), [bid_data("A", 100, 76), bid_data("B", 140, 100)])
    edge = result.robustness.weights[0]
    assert (edge.below, edge.above, edge.first_above) == (None, Fraction(2500, 43), "B")
    flip = next(flip for flip in result.robustness.flips if flip.kind is FlipKind.WEIGHT)
    assert (flip.after, flip.award_after) == (Fraction(2500, 43), "B")
    narrow = [{"id": "quality", "weight": 50, "weight_range": {"low": 45, "high": 58}}]
    firm = scored(scheme_data(criteria=narrow), [bid_data("A", 100, 76), bid_data("B", 140, 100)])
    assert not [flip for flip in firm.robustness.flips if flip.kind is FlipKind.WEIGHT]


def test_two_bids_of_one_group_are_named_and_so_is_one_that_decides_for_the_other():
    bids = [bid_data("A", 100, 76), bid_data("B", 140, 100), bid_data("C", 60, 10)]
    bidders = [{"id": "A"}, {"id": "B", "group": "Big Care"}, {"id": "C", "group": "big care "}]
    result = scored(scheme_data("PF-1"), bids, bidders=bidders)
    said = [note.message for note in result.warnings if note.code == "SC-09"]
    assert "B and C belong to one group" in said[0]
    assert "Without the bid of C (Big Care), which does not win, A would be first in place of B." in said[1]
    absolute = scored(scheme_data("PF-6"), bids, bidders=bidders)
    assert len([note for note in absolute.warnings if note.code == "SC-09"]) == 1


def test_pf_5_without_a_floor_is_warned_of_and_with_one_it_is_not():
    bids = [bid_data("A", 100, 76), bid_data("B", 140, 95)]
    assert any(note.code == "PF-5" for note in scored(scheme_data("PF-5"), bids).warnings)
    price = {"formula": "PF-5", "pounds_per_point": 2000, "quality_base": 60, "quality_floor": 50}
    assert not any(note.code == "PF-5" for note in scored(scheme_data("PF-5", price=price), bids).warnings)


def test_one_bid_alone_is_said_to_be_compared_with_nothing():
    assert any("one bid alone" in note.message for note in scored(scheme_data(), [bid_data("A", 100, 76)]).warnings)
