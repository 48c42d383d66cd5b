"""Low prices: flagged, never rejected."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.scoring_builders import bid_data, scheme_data, scored

LABOUR = {"hours": 1000, "wage": 12, "on_costs": 0.25, "travel": 500, "overhead": 1500}


def _with_labour(price: int, rule: dict[str, Any] | None = None, **labour: Any) -> Any:
    scheme = scheme_data(price={"formula": "PF-6", "weight": 50, "benchmark": 20_000}, abnormally_low=rule or {})
    return scored(scheme, [bid_data("A", price, 80, labour={**LABOUR, **labour})])


def test_a_flag_leaves_the_bid_in_and_says_what_the_law_asks():
    result = scored(scheme_data(), [bid_data("A", 50, 80), bid_data("B", 100, 80)])
    assert result.awards[0].bidder == "A"
    note = next(note for note in result.warnings if note.code == "SC-04")
    assert "50% below the mean of the other prices and 50% below the next price" in note.message
    assert "nothing is rejected by itself" in note.message
    assert "section 19(4) and (5)" in note.message


def test_in_scotland_the_bidder_must_be_asked():
    result = scored(scheme_data(nation="scotland"), [bid_data("A", 50, 80), bid_data("B", 100, 80)])
    assert any("must be asked to explain" in note.message for note in result.warnings)


def test_exactly_40_per_cent_below_the_mean_and_30_below_the_next_are_flagged_and_less_is_not():
    assert _flags(60, 100, 100) == {"A": ("below-mean", "below-next")}
    assert _flags(61, 100, 100) == {"A": ("below-next",)}
    assert _flags(70, 100, 100) == {"A": ("below-next",)}
    assert _flags(71, 100, 100) == {}


def _flags(*prices: int) -> dict[str, tuple[str, ...]]:
    bids = [bid_data(name, price, 80) for name, price in zip("ABC", prices, strict=True)]
    return {low.bidder: low.flags for low in scored(scheme_data(), bids).lots[0].low_prices if low.flags}


def test_one_bid_alone_is_compared_with_nothing():
    low = scored(scheme_data(), [bid_data("A", 1, 80)]).lots[0].low_prices[0]
    assert (low.below_mean, low.below_next, low.flags) == (None, None, ())
    assert "other-prices" in low.not_tested
    assert "other-prices" not in scored(scheme_data(), _at(100, 110)).lots[0].low_prices[0].not_tested


def _at(*prices: int) -> list[dict[str, Any]]:
    return [bid_data(name, price, 80) for name, price in zip("ABC", prices, strict=False)]


def test_a_price_of_nothing_is_always_flagged_beside_others_alone_and_where_all_are_nothing():
    for prices in ((0,), (0, 0, 0), (0, 100)):
        result = scored(scheme_data(), _at(*prices))
        assert "price-of-nothing" in result.lots[0].low_prices[0].flags
        assert any(note.code == "SC-04" and "is nothing at all" in note.message for note in result.warnings)


def test_a_bid_that_gives_no_hours_is_said_to_be_untested_and_none_passes_by_giving_nothing():
    assert "labour-floor" in scored(scheme_data(), _at(100)).lots[0].low_prices[0].not_tested
    low = _with_labour(1, {"statutory_wage": 13}, hours=0).lots[0].low_prices[0]
    assert (low.labour, low.not_tested) == (None, ("other-prices", "labour-floor"))


def test_a_floor_at_the_bids_own_wage_alone_says_so():
    assert _with_labour(17_000).lots[0].low_prices[0].not_tested == ("other-prices", "lawful-wage")
    assert _with_labour(17_000, {"statutory_wage": 13}).lots[0].low_prices[0].not_tested == ("other-prices",)


def test_the_labour_floor_is_hours_times_wage_and_on_costs_with_travel_and_overhead():
    low = _with_labour(17_000).lots[0].low_prices[0]
    assert low.labour.floor == 17_000
    assert low.flags == ()
    assert _with_labour(16_999).lots[0].low_prices[0].flags == ("below-labour-floor",)


def test_the_statutory_wage_makes_the_floor_where_it_is_given_and_a_lower_wage_is_flagged():
    rule = {"statutory_wage": 13, "living_wage": 14}
    low = _with_labour(18_249, rule).lots[0].low_prices[0]
    assert (low.labour.floor, low.labour.at_own_wage, low.labour.at_living_wage) == (18_250, 17_000, 19_500)
    assert low.flags == ("below-labour-floor", "wage-below-statutory")
    notes = [note for note in _with_labour(18_249, rule).warnings if note.code == "SC-05"]
    assert len(notes) == 1
    assert "below the labour floor of 18,250" in notes[0].message


def test_the_lines_are_data_of_the_scheme():
    scheme = scheme_data(abnormally_low={"below_mean": 0.1, "below_next": 0.9})
    low = scored(scheme, [bid_data("A", 90, 80), bid_data("B", 100, 80)]).lots[0].low_prices[0]
    assert low.flags == ("below-mean",)
    assert low.below_mean == Fraction(1, 10)


def test_bids_set_aside_are_not_compared_with():
    bids = [bid_data("A", 60, 80), bid_data("B", 100, 80, set_aside="Withdrawn.")]
    assert scored(scheme_data(), bids).lots[0].low_prices[0].below_mean is None
