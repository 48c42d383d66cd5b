"""Bids that do not win and decide all the same."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scoring_builders import PRICE, bid_data, evaluation, scheme_data, scored
from worthwhile.engines.scoring import PLANTED, find_reversals
from worthwhile.kernel.problems import InvalidInput

# The worked case of PF-1: quality out of 50 is 38, 50 and 5.
REVERSED = [bid_data("A", 100, 76), bid_data("B", 140, 100), bid_data("C", 60, 10)]
bids_of = st.lists(st.tuples(st.integers(1, 500), st.integers(1, 100)), min_size=2, max_size=6)


def listed(pairs: list[tuple[int, int]]) -> list[dict[str, Any]]:
    return [bid_data(f"b{at}", price, quality) for at, (price, quality) in enumerate(pairs)]


def test_the_worked_case_is_found_with_its_figures() -> None:
    [found] = find_reversals(evaluation=evaluation(scheme_data("PF-1"), REVERSED))
    assert (found.bid, found.first_without, found.first_with, found.is_added) == ("C", "A", "B", False)
    assert found.changes_first
    assert [(one.contender.bidder, one.figure) for one in found.without] == [
        ("A", Fraction(88)), ("B", 50 + Fraction(250, 7)),
    ]  # fmt: skip
    assert [(one.contender.bidder, one.figure) for one in found.with_it] == [
        ("B", 50 + Fraction(150, 7)), ("A", Fraction(68)), ("C", Fraction(55)),
    ]  # fmt: skip


def test_a_bid_that_could_be_planted_is_found_where_none_of_the_bids_decides() -> None:
    found = find_reversals(evaluation=evaluation(scheme_data("PF-1"), REVERSED[:2]))
    [planted] = [one for one in found if one.is_added]
    assert (planted.bid, planted.first_without, planted.first_with) == (PLANTED, "A", "B")
    poorest = next(one for one in planted.with_it if one.contender.bidder == PLANTED)
    assert poorest.quality == 0
    assert poorest.rank > 1


def test_a_planted_bid_keeps_to_the_floor_and_the_cap() -> None:
    price = PRICE["PF-1"] | {"quality_floor": 40, "price_cap": 140}
    found = find_reversals(evaluation=evaluation(scheme_data("PF-1", price=price), REVERSED[:2]))
    for one in found:
        assert all(placed.quality >= 40 for placed in one.with_it)
        assert one.price <= 140


def test_nothing_is_looked_for_while_a_price_is_missing() -> None:
    bids = [*REVERSED, bid_data("D", None, 50)]
    assert find_reversals(evaluation=evaluation(scheme_data("PF-1"), bids)) == ()


@pytest.mark.parametrize("formula", ["PF-4", "PF-5", "PF-6"])
@settings(max_examples=30)
@given(pairs=bids_of)
def test_under_a_safe_formula_no_bid_left_out_changes_the_order_of_the_others(
    formula: str, pairs: list[tuple[int, int]]
) -> None:
    """Looked for plainly, one bid after another, beside what the engine says."""
    scheme = scheme_data(formula)
    assert find_reversals(evaluation=evaluation(scheme, listed(pairs))) == ()
    whole = scored(scheme, listed(pairs))
    order = [bid.bidder for bid in whole.ranking]
    for left_out in listed(pairs):
        name = left_out["bidder"]
        rest = scored(scheme, [bid for bid in listed(pairs) if bid["bidder"] != name])
        if not whole.blocks and not rest.blocks:  # a tie for the first place stops a lot
            assert [bid.bidder for bid in rest.ranking] == [one for one in order if one != name]


@pytest.mark.parametrize("formula", ["PF-1", "PF-2", "PF-3"])
@settings(max_examples=30)
@given(pairs=bids_of)
def test_what_is_found_among_the_bids_is_what_leaving_each_out_shows(
    formula: str, pairs: list[tuple[int, int]]
) -> None:
    scheme, bids = scheme_data(formula), listed(pairs)
    try:
        whole = scored(scheme, bids)
    except InvalidInput:
        return
    if whole.blocks or sum(bid.rank == 1 for bid in whole.ranking) != 1:
        return
    order = [bid.bidder for bid in whole.ranking]
    expected = set()
    for name in order[1:]:
        rest = scored(scheme, [bid for bid in bids if bid["bidder"] != name])
        if rest.blocks:  # a tie for the first place stops the lot, so there is no order to look at
            return
        if [bid.bidder for bid in rest.ranking] != [one for one in order if one != name]:
            expected.add(name)
    found = find_reversals(evaluation=evaluation(scheme, bids))
    assert {one.bid for one in found if not one.is_added} == expected
