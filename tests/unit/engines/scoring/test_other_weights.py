"""Other weights that were stated as right: tried together, and told in words."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.scoring_builders import bid_data, scheme_data, scored
from worthwhile.engines.scoring import Flip, FlipKind, ScoringResult

PRICE = {"formula": "PF-6", "weight": 30, "benchmark": 120}


Ends = tuple[float, float] | None


def _scheme(quality: Ends, social: Ends, price: Ends, **more: Any) -> dict[str, Any]:
    def ranged(span: Ends) -> dict[str, object]:
        return {} if span is None else {"weight_range": {"low": span[0], "high": span[1]}}

    criteria = [
        {"id": "quality", "name": "Quality", "weight": 50, **ranged(quality)},
        {"id": "sv", "name": "Social value", "kind": "social-value", "weight": 20, **ranged(social)},
    ]
    return scheme_data(criteria=criteria, price={**PRICE, **ranged(price)}, **more)


def _flips(result: ScoringResult) -> list[Flip]:
    return [flip for flip in result.robustness.flips if flip.kind is FlipKind.WEIGHT]


A = bid_data("A", 120, {"quality": 80, "sv": 40})
B = bid_data("B", 120, {"quality": 70, "sv": 60})


def test_weights_move_together_and_what_has_one_weight_alone_keeps_it():
    """A leads by 5 - 4 points of quality against social value: equal at 140/3 and 70/3."""
    [flip] = _flips(scored(_scheme((40, 60), (10, 30), (30, 30)), [A, B]))
    assert {one.criterion: (one.before, one.turns_at, one.tried_at) for one in flip.weights} == {
        "quality": (50, Fraction(140, 3), 40),
        "sv": (20, Fraction(70, 3), 30),
    }
    assert (flip.criterion, flip.after, flip.award_after) == ("quality", Fraction(140, 3), "B")
    assert flip.message == (
        "With other weights that were stated as right, Quality 40 and not 50, and Social value 30 and not 20, B would "
        "be awarded in place of A. On the way there the places change at Quality 46.6667, and Social value 23.3333."
    )


def test_ranges_that_do_not_reach_the_turn_leave_the_award_standing():
    result = scored(_scheme((47, 60), (10, 30), (30, 30)), [A, B])
    assert not _flips(result)
    assert result.robustness.on_other_weights == (
        "Other weights that were stated as right, together 100: Quality 47 to 60 (50 decides); Social value 10 to 30 "
        "(20 decides). None of them leads to another award."
    )


def test_an_award_that_stands_for_each_range_alone_may_fall_where_two_move():
    """B is ahead where social value weighs more than half of quality: 23.4 and 46, and neither alone."""
    for spans in (((46, 50), None, None), (None, (20, 23.4), None), (None, None, (30, 31))):
        assert not _flips(scored(_scheme(*spans), [A, B]))
    assert _flips(scored(_scheme((46, 50), (20, 23.4), (30, 31)), [A, B]))


def test_the_first_may_fall_below_the_floor_of_quality():
    floor = {"price": {**PRICE, "quality_floor": 64, "weight_range": {"low": 30, "high": 30}}}
    scheme = _scheme((40, 60), (10, 30), None) | floor
    [flip] = _flips(scored(scheme, [A, bid_data("B", 170, {"quality": 70, "sv": 60})]))
    assert flip.award_after == "B"
    turns = {one.criterion: one.turns_at for one in flip.weights}
    # 80 q + 40 s = 64 (q + s) where q + s = 70
    assert turns == {"quality": 42, "sv": 28}


def test_a_bid_below_the_floor_may_come_in_and_be_first():
    floor = {"price": {**PRICE, "quality_floor": 72, "weight_range": {"low": 30, "high": 30}}}
    scheme = _scheme((40, 60), (10, 30), None) | floor
    outside = bid_data("B", 60, {"quality": 75, "sv": 60})
    inside = bid_data("A", 150, {"quality": 73, "sv": 73})
    result = scored(scheme, [inside, outside])
    assert [bid.bidder for bid in result.ranking] == ["A"]
    [flip] = _flips(result)
    assert (flip.award_before, flip.award_after) == ("A", "B")
    # 75 q + 60 s = 72 (q + s) where q + s = 70
    assert {one.criterion: one.turns_at for one in flip.weights} == {"quality": 56, "sv": 14}


def test_no_ranges_and_ranges_without_room_say_that_none_were_stated():
    for spans in ((None, None, None), ((50, 50), (20, 20), (30, 30))):
        result = scored(_scheme(*spans), [A, B])
        assert result.robustness.on_other_weights == "No other weights were stated as right, so none were tried."
        assert not _flips(result)


def test_equal_bids_that_the_greatest_weight_tells_apart_are_tried_where_another_weighs_most():
    """A and B are equal at any weights of price and quality that are the same; the rule looks at the greater one."""
    criteria = [
        {"id": "one", "weight": 40, "weight_range": {"low": 20, "high": 40}},
        {"id": "two", "weight": 30, "weight_range": {"low": 30, "high": 50}},
        {"id": "three", "weight": 30, "weight_range": {"low": 30, "high": 30}},
    ]
    scheme = scheme_data("PF-7", criteria=criteria, ties=["greatest-weight"])
    bids = [
        bid_data("A", None, {"one": 80, "two": 50, "three": 50}),
        bid_data("B", None, {"one": 50, "two": 80, "three": 60}),
    ]
    assert [flip.award_after for flip in _flips(scored(scheme, bids))] == ["B"]


def test_lots_with_limits_are_shared_out_anew_and_too_many_weights_are_not_all_tried():
    names = [f"c{at}" for at in range(10)]
    scheme = scheme_data(
        "PF-7", lots=[{"id": "north"}, {"id": "south"}], most_lots=1,
        criteria=[{"id": name, "weight": 10, "weight_range": {"low": 9, "high": 11}} for name in names],
    )  # fmt: skip
    earned = {bidder: dict.fromkeys(names, score) for bidder, score in (("A", 90), ("B", 20))}
    bids = [bid_data(bidder, None, scores, lot=lot) for lot in ("north", "south") for bidder, scores in earned.items()]
    found = scored(scheme, bids).robustness
    assert found.is_sampled
    assert found.on_other_weights.endswith("so that every lot is shared out anew for each.")
    alone = {"weight_range": {"low": 10, "high": 10}}
    few = [one | (alone if at > 1 else {}) for at, one in enumerate(scheme["criteria"])]
    assert not scored(scheme | {"criteria": few}, bids).robustness.is_sampled


def test_many_ranges_of_which_few_weights_make_a_hundred_are_looked_through_in_bounded_time():
    """Of 22 criteria that may each weigh a little more, and a price that then weighs less: four million choices."""
    names = [f"c{at}" for at in range(22)]
    scheme = scheme_data(
        "PF-6", lots=[{"id": "north"}, {"id": "south"}], most_lots=1,
        criteria=[{"id": name, "weight": 3, "weight_range": {"low": 3, "high": 4}} for name in names],
    )  # fmt: skip
    scheme["price"] |= {"weight": 34, "weight_range": {"low": 12, "high": 34}}
    earned = {bidder: dict.fromkeys(names, score) for bidder, score in (("A", 90), ("B", 20))}
    bids = [bid_data(bidder, 100, scores, lot=lot) for lot in ("north", "south") for bidder, scores in earned.items()]
    assert scored(scheme, bids).robustness.is_sampled
