"""The worked numbers of the research on evaluation, reproduced exactly: those of its file and those of its text."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.scoring_builders import ANY_WHOLE_SCORE, bid_data, figures, scheme_data, scored
from worthwhile.engines.scoring import ScoringResult, rounded

Shared = Callable[[str], Path]
WITH_SOCIAL_VALUE = [
    {"id": "quality", "weight": 90},
    {"id": "social", "kind": "social-value", "weight": 10},
]


def _bids(case: dict[str, Any], out_of: int) -> list[dict[str, Any]]:
    """Quality out of 50 is twice as many on our scale of 100."""
    return [bid_data(bid["id"], bid["price"], bid["quality"] * 100 // out_of) for bid in case["bids"]]


def _shown(result: ScoringResult, places: int) -> dict[str, Decimal]:
    return {bidder: rounded(figure, places) for bidder, figure in figures(result).items()}


def _formula(case: dict[str, Any]) -> str:
    return str(case["formula"]).partition(" ")[0]


def test_every_case_of_the_file_is_reproduced(shared: Shared) -> None:
    cases = json.loads(shared("cases/evaluation/price_formulas.json").read_text(encoding="utf-8"))["cases"]
    looked_at = 0
    for case in cases:
        if "formula" not in case:
            continue
        formula = _formula(case)
        out_of = 50 if formula in ("PF-1", "PF-6") else 100
        result = scored(scheme_data(formula), _bids(case, out_of))
        expected, places = (
            (case["totals"], 2)
            if "totals" in case
            else (case["ratios"], 4)
            if "ratios" in case
            else (case["adjusted_price"], 0)
        )
        assert _shown(result, places) == {
            bidder: rounded(Fraction(str(figure)), places) for bidder, figure in expected.items()
        }
        assert result.ranking[0].bidder == case["winner"]
        looked_at += 1
    assert looked_at == 5


def test_the_abnormally_low_price_of_the_file_is_flagged_and_no_other(shared: Shared) -> None:
    cases = json.loads(shared("cases/evaluation/price_formulas.json").read_text(encoding="utf-8"))["cases"]
    case = next(case for case in cases if "check" in case)
    bids = [bid_data(f"b{price}", price, 75) for price in case["prices"]]
    lows = scored(scheme_data(), bids).lots[0].low_prices
    assert [int(low.price) for low in lows if low.is_flagged] == case["flagged"]
    flagged = lows[0]
    assert flagged.below_mean == 1 - Fraction(60 * 3, 95 + 100 + 110)
    assert flagged.below_next == Fraction(35, 95)
    assert rounded(flagged.below_mean, 2) == Decimal(str(case["values"]["to_mean"])).quantize(Decimal("0.01"))
    assert rounded(flagged.below_next, 3) == Decimal(str(case["values"]["to_next"]))


def _three(formula: str, *, with_third: bool, third: tuple[int, int] = (60, 10)) -> ScoringResult:
    bids = [bid_data("A", 100, 76), bid_data("B", 140, 100)]
    return scored(scheme_data(formula), bids + ([bid_data("C", *third)] if with_third else []))


def test_under_pf_1_a_bid_that_cannot_win_turns_the_order_round() -> None:
    two, three = _three("PF-1", with_third=False), _three("PF-1", with_third=True)
    assert figures(two) == {"A": 88, "B": 50 + Fraction(500, 14)}
    assert figures(three) == {"B": Fraction(500, 7), "A": 68, "C": 55}
    assert [result.awards[0].bidder for result in (two, three)] == ["A", "B"]


def test_the_points_for_price_under_pf_1_are_those_of_the_table() -> None:
    points = {bid.bidder: bid.price_points for bid in _three("PF-1", with_third=True).ranking}
    assert points == {"A": 30, "B": Fraction(150, 7), "C": 50}


def test_under_pf_2_a_bid_that_cannot_win_turns_the_order_round() -> None:
    bids = [bid_data("A", 100, 60), bid_data("B", 130, 78)]
    two = scored(scheme_data("PF-2"), bids)
    three = scored(scheme_data("PF-2"), [*bids, bid_data("C", 300, 0)])
    assert _shown(two, 2) == {"A": Decimal("61.52"), "B": Decimal("57.48")}
    assert (_shown(three, 2)["A"], _shown(three, 2)["B"]) == (Decimal("76.70"), Decimal("77.21"))
    assert [result.awards[0].bidder for result in (two, three)] == ["A", "B"]


def test_under_pf_4_a_ratio_decides_and_not_what_more_quality_is_worth() -> None:
    result = scored(scheme_data("PF-4"), [bid_data("X", 100, 50), bid_data("Y", 180, 92)])
    assert figures(result) == {"Y": Fraction(180, 92), "X": 2}
    assert result.awards[0].bidder == "Y"


def test_price_per_quality_point_with_social_value_at_ten_per_cent() -> None:
    bids = [
        bid_data("A", 100, {"quality": 75, "social": 50}),
        bid_data("B", 108, {"quality": 75, "social": 100}),
        bid_data("C", 125, {"quality": 100, "social": 75}),
    ]
    result = scored(scheme_data("PF-4", criteria=WITH_SOCIAL_VALUE, scale={}), bids)
    assert {bid.bidder: bid.quality for bid in result.ranking} == {
        "A": Fraction("72.5"),
        "B": Fraction("77.5"),
        "C": Fraction("97.5"),
    }
    assert _shown(result, 4) == {"A": Decimal("1.3793"), "B": Decimal("1.3935"), "C": Decimal("1.2821")}
    assert result.awards[0].bidder == "C"


@pytest.mark.parametrize(
    ("pounds_per_point", "expected", "winner"),
    [
        (1000, {"A": 84_000, "B": 105_000, "C": 80_000}, "C"),
        (2000, {"A": 68_000, "B": 70_000, "C": 100_000}, "A"),
    ],
)
def test_pf_5_at_both_values_of_a_point(pounds_per_point: int, expected: dict[str, int], winner: str) -> None:
    bids = [bid_data("A", 100_000, 76), bid_data("B", 140_000, 95), bid_data("C", 60_000, 40)]
    price = {"formula": "PF-5", "pounds_per_point": pounds_per_point, "quality_base": 60}
    result = scored(scheme_data("PF-5", price=price), bids)
    assert figures(result) == expected
    assert result.awards[0].bidder == winner


def test_a_floor_of_50_leaves_out_the_cheap_bid_that_pf_5_would_choose() -> None:
    bids = [bid_data("A", 100_000, 76), bid_data("B", 140_000, 95), bid_data("C", 60_000, 40)]
    price = {"formula": "PF-5", "pounds_per_point": 1000, "quality_base": 60, "quality_floor": 50}
    result = scored(scheme_data("PF-5", price=price), bids)
    assert result.awards[0].bidder == "A"
    assert [one.bidder for one in result.lots[0].not_ranked] == ["C"]


def test_under_pf_6_the_same_third_bid_changes_nothing() -> None:
    two, three = _three("PF-6", with_third=False), _three("PF-6", with_third=True)
    assert _shown(two, 2) == {"A": Decimal("71.33"), "B": Decimal("66.67")}
    assert _shown(three, 2) == {"A": Decimal("71.33"), "B": Decimal("66.67"), "C": Decimal("55.00")}
    points = {bid.bidder: bid.price_points for bid in three.ranking}
    assert points == {"A": Fraction(100, 3), "B": Fraction(50, 3), "C": 50}


def test_weighted_totals_with_social_value() -> None:
    criteria = [{"id": "quality", "weight": 50}, {"id": "social", "kind": "social-value", "weight": 10}]
    price = {"formula": "PF-1", "weight": 40, "reproduce": True}
    bids = [
        bid_data("A", 100, {"quality": 75, "social": 50}),
        bid_data("B", 108, {"quality": 75, "social": 100}),
        bid_data("C", 125, {"quality": 100, "social": 75}),
    ]
    result = scored(scheme_data("PF-1", criteria=criteria, price=price, scale=ANY_WHOLE_SCORE), bids)
    assert _shown(result, 2) == {"A": Decimal("82.50"), "B": Decimal("84.54"), "C": Decimal("89.50")}
    assert result.awards[0].bidder == "C"
