"""Ties: exactly equal, told apart by the published rules in order."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.scoring_builders import bid_data, figures, scheme_data, scored
from worthwhile.engines.scoring.draw import draw_tickets

CRITERIA = [
    {"id": "staffing", "weight": 30},
    {"id": "sv", "kind": "social-value", "weight": 20},
]


def _bid(name: str, price: int, staffing: int, sv: int, **more: Any) -> dict[str, Any]:
    return bid_data(name, price, {"staffing": staffing, "sv": sv}, **more)


def _order(result: Any) -> list[tuple[int, str, str]]:
    return [(bid.rank, bid.bidder, str(bid.settled_by)) for bid in result.ranking]


def test_the_criterion_with_the_greatest_weight_comes_first_and_price_can_be_it():
    result = scored(scheme_data(criteria=CRITERIA), [_bid("A", 132, 80, 50), _bid("B", 120, 50, 70)])
    assert figures(result)["A"] == figures(result)["B"] == 54
    assert _order(result) == [(1, "B", "greatest-weight"), (2, "A", "greatest-weight")]


def test_then_social_value_then_the_lower_price():
    scheme = scheme_data(criteria=CRITERIA, ties=["social-value", "lower-price"])
    result = scored(scheme, [_bid("A", 120, 60, 40), _bid("B", 120, 40, 70)])
    assert figures(result)["A"] == figures(result)["B"]
    assert _order(result)[0] == (1, "B", "social-value")
    by_price = scored(
        scheme_data("PF-6", criteria=[{"id": "quality", "weight": 50}], ties=["lower-price"]),
        [bid_data("A", 50, 70), bid_data("B", 60, 70)],
    )
    assert figures(by_price)["A"] == figures(by_price)["B"] == 85
    assert _order(by_price)[0] == (1, "A", "lower-price")


def test_two_totals_that_look_the_same_to_two_places_are_not_a_tie():
    price = {"formula": "PF-6", "weight": 50, "benchmark": 120_000}
    result = scored(scheme_data(price=price), [bid_data("A", 100_000, 76), bid_data("B", 99_999, 76)])
    first, second = result.ranking
    assert (first.bidder, first.tied_with) == ("B", ())
    assert 0 < first.figure - second.figure < Fraction(5, 1000)


def test_a_tie_that_no_rule_settles_stops_the_award_and_says_what_is_missing():
    bids = [bid_data("A", 100, 76), bid_data("B", 100, 76)]
    result = scored(scheme_data(), bids)
    assert result.ranking == ()
    assert result.blocks[0].code == "SC-03"
    assert "Draw the lot" in result.blocks[0].message
    without = scored(scheme_data(ties=["lower-price"]), bids)
    assert "The published rules leave it open" in without.blocks[0].message


def test_a_tie_further_down_shares_a_place_and_stops_nothing():
    result = scored(scheme_data(), [bid_data("A", 100, 90), bid_data("B", 100, 76), bid_data("C", 100, 76)])
    assert [(bid.rank, bid.bidder) for bid in result.ranking] == [(1, "A"), (2, "B"), (2, "C")]


def test_a_lot_is_drawn_from_sealed_bids_and_a_public_value_and_anyone_can_draw_it_again():
    bids = [
        bid_data("A", 100, 76, sealed_hash="a" * 64),
        bid_data("B", 100, 76, sealed_hash="b" * 64),
        bid_data("C", 140, 10, sealed_hash="c" * 64, set_aside="Withdrawn."),
    ]
    result = scored(scheme_data(), bids, draw={"public_randomness": "42", "source": "Draw of 1 December"})
    tickets = draw_tickets(
        sealed_hashes={"A": "a" * 64, "B": "b" * 64},
        every_hash=["c" * 64, "b" * 64, "a" * 64],
        public_randomness="42",
    )
    winner = min(tickets, key=lambda name: tickets[name])
    assert _order(result)[0] == (1, winner, "drawn-lot")
    assert any("SHA-256" in method for method in result.methods)


def test_another_public_value_can_draw_the_other():
    sealed = {"A": "a" * 64, "B": "b" * 64}
    drawn = [
        draw_tickets(sealed_hashes=sealed, every_hash=sealed.values(), public_randomness=str(value))
        for value in range(40)
    ]
    assert len({min(tickets, key=lambda name: tickets[name]) for tickets in drawn}) == 2
