"""The worked examples of the pages on price formulas and on scoring, worked out by the engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scoring_builders import bid_data, figures, scheme_data, scored
from worthwhile.engines.scoring import ScoringResult, rounded, shown

Says = Callable[[str, str], None]
A, B, C = bid_data("A", 100, 76), bid_data("B", 140, 100), bid_data("C", 60, 10)


@pytest.fixture
def says(root: Path) -> Says:
    """Fails where a method page does not hold a sentence."""

    def check(code: str, sentence: str) -> None:
        page = next((root / "docs/methods").glob(f"{code}-*.md"))
        assert sentence in " ".join(page.read_text(encoding="utf-8").split()), sentence

    return check


def _to_two_places(result: ScoringResult) -> dict[str, str]:
    return {bidder: shown(figure) for bidder, figure in figures(result).items()}


def test_pf_01(says: Says) -> None:
    two, three = (_to_two_places(scored(scheme_data("PF-1"), bids)) for bids in ([A, B], [A, B, C]))
    says("PF-01", f"A has 38 + 50 = {two['A']}, B has 50 + 50 x 100 / 140 = {two['B']}: A wins.")
    says("PF-01", f"Now A has 38 + 30 = {three['A']}, B has 50 + 21.43 = {three['B']} and C has {three['C']}: B wins")


def test_pf_02(says: Says) -> None:
    bids = [bid_data("A", 100, 60), bid_data("B", 130, 78)]
    two, three = (scored(scheme_data("PF-2"), [*bids, *more]) for more in ([], [bid_data("C", 300, 0)]))
    before, after = figures(two), figures(three)
    says("PF-02", f"A has {rounded(before['A'], 2)} and B {rounded(before['B'], 2)}.")
    says("PF-02", f"now A has {rounded(after['A'], 2)} and B {rounded(after['B'], 2)}.")


def test_pf_03(says: Says) -> None:
    bids = [bid_data("A", 100, 60), bid_data("B", 110, 90)]
    two, three = (_to_two_places(scored(scheme_data("PF-3"), [*bids, *more])) for more in ([], [bid_data("C", 200, 0)]))
    says("PF-03", f"A has 30 + 50 = {two['A']}, B has 45 + 0 = {two['B']}: A wins by 35 for 10 pounds.")
    says("PF-03", f"A still has {three['A']}, B has 45 + 45 = {three['B']} and wins.")


def test_pf_06_and_the_edge_of_a_weight(says: Says) -> None:
    result = scored(scheme_data("PF-6"), [A, B])
    found = figures(result)
    says("PF-06", f"38 + 33.33 = {rounded(found['A'], 2)}.")
    says("PF-06", f"50 + 16.67 = {rounded(found['B'], 2)}.")
    edge = result.robustness.weights[0].above
    assert edge is not None
    says("SC-08", f"quality at {edge}, which is {rounded(edge, 2)}. Below it A is first, above it B.")


def test_pf_08(says: Says) -> None:
    bid = bid_data("A", 140, 50, denominator=2, life_cycle_cost=5)
    says("PF-08", f"comes to {_to_two_places(scored(scheme_data('PF-8'), [bid]))['A']}.")


def test_sc_06(says: Says) -> None:
    bids = [
        bid_data(name, 100, quality, lot=lot)
        for lot, name, quality in (("north", "A", 90), ("north", "B", 80), ("south", "A", 90), ("south", "B", 40))
    ]
    scheme = scheme_data(lots=[{"id": "north"}, {"id": "south"}], most_lots=1)
    result = scored(scheme, bids)
    figure = {(bid.lot, bid.bidder): bid.figure for bid in result.ranking}
    best = figure["north", "B"] + figure["south", "A"]
    other = figure["north", "A"] + figure["south", "B"]
    says("SC-06", f"A in south and B in north make {shown(best)}, the other way {shown(other)}")
    assert {award.lot: award.bidder for award in result.awards} == {"north": "B", "south": "A"}
    lots = ("north", "mid", "south")
    alone = scored(
        scheme_data(lots=[{"id": lot} for lot in lots], most_lots=1), [bid_data("C", 100, 80, lot=lot) for lot in lots]
    )
    says("SC-06", "every way has the same total, so C wins north, the first in the published order.")
    assert [award.bidder for award in alone.awards] == ["C", None, None]


def test_sc_07(says: Says) -> None:
    result = scored(scheme_data(scale={}), [bid_data("A", 100, 75), bid_data("B", 101, 75)])
    lead = result.ranking[0].figure - result.ranking[1].figure
    says("SC-07", f"A leads by {shown(lead)} points.")
    assert {(flip.bidder, int(flip.after)) for flip in result.robustness.flips} == {("A", 50), ("B", 100)}
    says("SC-07", "A at 50 or B at 100 would turn it: two flips, fragile.")
    criteria = [
        {"id": "quality", "weight": 50, "weight_range": {"low": 40, "high": 60}},
        {"id": "social-value", "weight": 20, "weight_range": {"low": 10, "high": 30}},
    ]
    price = {"formula": "PF-6", "weight": 30, "benchmark": 120, "weight_range": {"low": 30, "high": 30}}
    bids = [
        bid_data(name, 120, {"quality": quality, "social-value": social})
        for name, quality, social in (("A", 80, 40), ("B", 70, 60))
    ]
    [flip] = [
        flip for flip in scored(scheme_data(criteria=criteria, price=price), bids).robustness.flips if flip.weights
    ]
    quality, social = (shown(move.turns_at) for move in flip.weights)
    says("SC-07", f"the places change at quality {quality} and social value {social}. Fragile.")


def test_sc_04_and_sc_05(says: Says) -> None:
    labour = {"hours": 1000, "wage": 12, "on_costs": 0.25, "travel": 500, "overhead": 1500}
    prices = (60, 95, 100, 110)
    lows = scored(scheme_data(), [bid_data(f"b{price}", price, 75) for price in prices]).lots[0].low_prices
    assert lows[0].below_mean is not None
    assert lows[0].below_next is not None
    mean, following = (rounded(share * 100, 1) for share in (lows[0].below_mean, lows[0].below_next))
    says("SC-04", f"60 is {mean} per cent below the mean of the others and {following} per cent below the next.")
    scheme = scheme_data(
        price={"formula": "PF-6", "weight": 50, "benchmark": 20_000}, abnormally_low={"statutory_wage": 13}
    )
    low = scored(scheme, [bid_data("A", 18_249, 75, labour=labour)]).lots[0].low_prices[0]
    assert low.labour is not None
    says("SC-05", f"16,250 + 2,000 = {shown(low.labour.floor)}. A price of {shown(low.price)} is flagged.")
    assert "below-labour-floor" in low.flags
