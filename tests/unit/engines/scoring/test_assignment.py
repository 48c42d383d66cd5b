"""Lots among bidders with limits."""

from __future__ import annotations

from typing import Any

from tests.scoring_builders import bid_data, scheme_data, scored
from worthwhile.engines.scoring import ScoringResult

LOTS = [{"id": "north"}, {"id": "south"}]


def _in(lot: str, bidder: str, price: int, quality: int, **more: Any) -> dict[str, Any]:
    return bid_data(bidder, price, quality, lot=lot, **more)


def _awards(result: ScoringResult) -> dict[str, str | None]:
    return {award.lot: award.bidder for award in result.awards}


BIDS = [
    _in("north", "A", 100, 90), _in("north", "B", 100, 80),
    _in("south", "A", 100, 90), _in("south", "B", 100, 40),
]  # fmt: skip


def test_without_limits_the_first_in_each_lot_is_awarded():
    assert _awards(scored(scheme_data(lots=LOTS), BIDS)) == {"north": "A", "south": "A"}


def test_with_a_limit_the_best_total_decides_and_the_reason_is_said():
    result = scored(scheme_data(lots=LOTS, most_lots=1), BIDS)
    assert _awards(result) == {"north": "B", "south": "A"}
    assert "B, placed 2, because A can win no more or better lots within the limits" in result.awards[0].message
    assert any("Solved exactly as an assignment" in method for method in result.methods)


def test_what_a_bidder_says_it_can_carry_is_a_limit_too():
    result = scored(scheme_data(lots=LOTS), BIDS, bidders=[{"id": "A", "most_lots": 1}, {"id": "B"}])
    assert _awards(result) == {"north": "B", "south": "A"}


def test_a_lot_that_can_be_awarded_is_awarded_before_the_total_is_looked_at():
    bids = [_in("north", "A", 100, 100), _in("north", "B", 180, 0), _in("south", "A", 100, 90)]
    assert _awards(scored(scheme_data(lots=LOTS, most_lots=1), bids)) == {"north": "B", "south": "A"}


def test_of_equal_totals_the_first_lot_goes_to_the_better_placed():
    bids = [_in(lot, name, 100, quality) for lot in ("north", "south") for name, quality in (("A", 80), ("B", 70))]
    assert _awards(scored(scheme_data(lots=LOTS, most_lots=1), bids)) == {"north": "A", "south": "B"}


THREE = [{"id": "north"}, {"id": "mid"}, {"id": "south"}]


def test_with_fewer_places_than_lots_the_first_lot_goes_to_a_bidder_and_nobody_comes_last():
    alone = [_in(lot["id"], "A", 100, 80) for lot in THREE]
    scheme = scheme_data(lots=THREE, most_lots=1)
    assert _awards(scored(scheme, alone)) == {"north": "A", "mid": None, "south": None}
    two = [*alone, *(_in(lot["id"], "B", 100, 70) for lot in THREE)]
    assert _awards(scored(scheme, two)) == {"north": "A", "mid": "B", "south": None}


def test_a_lot_goes_to_nobody_where_the_total_is_the_better_for_it():
    bids = [_in(lot["id"], "A", 100, quality) for lot, quality in zip(THREE, (60, 70, 80), strict=True)]
    assert _awards(scored(scheme_data(lots=THREE, most_lots=1), bids)) == {"north": None, "mid": None, "south": "A"}


def test_the_lowest_total_is_the_best_where_the_lowest_figure_wins():
    price = {"formula": "PF-5", "pounds_per_point": 1, "quality_base": 50, "quality_floor": 1}
    scheme = scheme_data("PF-5", price=price, lots=LOTS, most_lots=1)
    assert _awards(scored(scheme, BIDS)) == {"north": "B", "south": "A"}


def test_while_one_lot_cannot_be_ranked_limits_hold_back_every_award_and_that_is_said():
    bids = [*BIDS[:3], {**BIDS[3], "price": None}]
    result = scored(scheme_data(lots=LOTS, most_lots=1), bids)
    assert result.awards == ()
    assert any(note.code == "SC-06" for note in result.warnings)
    assert _awards(scored(scheme_data(lots=LOTS), bids)) == {"north": "A"}


def test_a_lot_that_nobody_bids_for_is_not_awarded():
    result = scored(scheme_data(lots=LOTS, most_lots=1), BIDS[:2])
    assert _awards(result) == {"north": "A", "south": None}


def test_a_small_change_that_moves_a_lot_within_limits_is_a_flip():
    scheme = scheme_data(
        lots=LOTS, most_lots=1, scale={"levels": [{"score": score} for score in (0, 40, 75, 80, 90, 100)]},
        criteria=[{"id": "quality", "weight": 50, "weight_range": {"low": 40, "high": 60}}],
    )  # fmt: skip
    bids = [_in("north", "A", 100, 90), _in("north", "B", 100, 80),
            _in("south", "A", 100, 90), _in("south", "B", 100, 75)]  # fmt: skip
    result = scored(scheme, bids)
    assert _awards(result) == {"north": "B", "south": "A"}
    found = {(flip.lot, flip.bidder, int(flip.after), flip.award_after) for flip in result.robustness.flips}
    assert ("north", "A", 100, "A") in found
    assert ("south", "A", 80, "B") in found
    assert ("south", "B", 80, "A") not in found
    assert {flip[0] for flip in found} == {"north", "south"}
