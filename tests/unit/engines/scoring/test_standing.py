"""Who is ranked: nobody is shut out by what the tender did not declare."""

from __future__ import annotations

import pytest

from tests.scoring_builders import bid_data, figures, scheme_data, scored
from worthwhile.kernel.problems import InvalidInput

MET = [{"condition": "insurance", "met": True}]
NOT_MET = [{"condition": "insurance", "met": False, "reason": "The policy ended in May."}]


def _conditions(*, disqualifying: bool) -> list[dict[str, object]]:
    return [{"id": "insurance", "name": "Insurance", "disqualifying": disqualifying}]


def test_a_condition_that_is_not_met_shuts_out_where_the_tender_declared_it():
    scheme = scheme_data(conditions=_conditions(disqualifying=True))
    result = scored(scheme, [bid_data("A", 100, 90, conditions=NOT_MET), bid_data("B", 100, 50, conditions=MET)])
    assert [bid.bidder for bid in result.ranking] == ["B"]
    out = result.lots[0].not_ranked[0]
    assert (out.bidder, out.code) == ("A", "SC-02")
    assert "The policy ended in May." in out.reasons[0]


def test_it_shuts_nobody_out_where_the_tender_did_not():
    scheme = scheme_data(conditions=_conditions(disqualifying=False))
    result = scored(scheme, [bid_data("A", 100, 90, conditions=NOT_MET), bid_data("B", 100, 50)])
    assert result.awards[0].bidder == "A"
    said = [note.message for note in result.warnings]
    assert any("It stays in" in message for message in said)
    assert any("Nobody has said whether B meets" in message for message in said)


def test_a_disqualifying_condition_that_nobody_looked_at_stops_the_ranking():
    result = scored(scheme_data(conditions=_conditions(disqualifying=True)), [bid_data("A", 100, 90)])
    assert result.ranking == ()
    assert "Say whether A meets" in result.blocks[0].message


def test_pass_marks_hold_for_criteria_for_parts_and_for_the_whole_of_parts():
    criteria = [
        {
            "id": "care", "weight": 30, "pass_mark": 50,
            "sub_criteria": [{"id": "rota", "weight": 50}, {"id": "safety", "weight": 50, "pass_mark": 40}],
        },
        {"id": "sv", "weight": 20, "kind": "social-value", "pass_mark": 10},
    ]  # fmt: skip
    bids = [
        bid_data("A", 100, {"rota": 100, "safety": 30, "sv": 10}),
        bid_data("B", 100, {"rota": 50, "safety": 49, "sv": 9}),
        bid_data("C", 100, {"rota": 50, "safety": 50, "sv": 10}),
    ]
    result = scored(scheme_data(criteria=criteria), bids)
    assert [bid.bidder for bid in result.ranking] == ["C"]
    reasons = {one.bidder: one.reasons for one in result.lots[0].not_ranked}
    assert reasons["A"] == ("safety: 30 is below the pass mark of 40.",)
    assert reasons["B"] == (
        "care: 49.5 is below the pass mark of 50.",
        "sv: 9 is below the pass mark of 10.",
    )


def test_a_bid_that_is_shut_out_no_longer_moves_the_points_of_a_relative_formula():
    bids = [bid_data("A", 100, 76), bid_data("B", 140, 100), bid_data("C", 60, 10)]
    set_aside = [*bids[:2], {**bids[2], "set_aside": "Withdrawn on 3 March."}]
    assert figures(scored(scheme_data("PF-1"), set_aside)) == figures(scored(scheme_data("PF-1"), bids[:2]))


def test_a_cap_and_a_floor_leave_out_with_the_published_figure():
    price = {"formula": "PF-4", "quality_floor": 50, "price_cap": 120}
    bids = [bid_data("A", 120, 50), bid_data("B", 121, 90), bid_data("C", 90, 49)]
    result = scored(scheme_data("PF-4", price=price), bids)
    assert [bid.bidder for bid in result.ranking] == ["A"]
    assert {one.bidder: one.reasons[0] for one in result.lots[0].not_ranked} == {
        "B": "The price, 121, is above the published cap of 120.",
        "C": "Quality, 49 of 100, is below the published floor of 50.",
    }


def test_a_bid_without_a_price_stops_the_ranking_until_somebody_decides():
    bids = [bid_data("A", None, 76), bid_data("B", 100, 50)]
    result = scored(scheme_data(), bids)
    assert (result.ranking, result.blocks[0].code) == ((), "SC-14")
    decided = scored(scheme_data(), [{**bids[0], "set_aside": "No price was given when asked."}, bids[1]])
    assert decided.awards[0].bidder == "B"


NO_PRICE = "the bid has none."


def test_a_bid_that_gives_no_price_is_not_ranked_and_keeps_nobody_from_the_award():
    bids = [bid_data("A", None, 100, no_price=NO_PRICE), bid_data("B", 100, 50), bid_data("C", 120, 50)]
    result = scored(scheme_data(), bids)
    assert [bid.bidder for bid in result.ranking] == ["B", "C"]
    out = result.lots[0].not_ranked[0]
    assert (out.bidder, out.code, out.reasons) == ("A", "SC-14", ("No price given: the bid has none.",))
    assert result.awards[0].bidder == "B"
    assert figures(result) == figures(scored(scheme_data(), bids[1:]))
    assert result.robustness.flips == scored(scheme_data(), bids[1:]).robustness.flips


def test_it_moves_no_other_bid_under_a_relative_formula_and_no_other_lot():
    lots = [{"id": "north"}, {"id": "south"}]
    bids = [bid_data(name, price, 60, lot=lot["id"]) for lot in lots for name, price in (("A", 100), ("B", 140))]
    spoiled = [*bids, bid_data("C", None, 90, lot="south", no_price=NO_PRICE)]
    for formula in ("PF-1", "PF-3", "PF-6"):
        scheme = scheme_data(formula, lots=lots, most_lots=1)
        assert scored(scheme, spoiled).awards == scored(scheme, bids).awards


def test_when_nobody_gives_a_price_nobody_is_awarded_and_nothing_waits():
    result = scored(scheme_data(), [bid_data("A", None, 76, no_price=NO_PRICE)])
    assert (result.blocks, result.awards[0].bidder) == ((), None)


def test_every_reason_is_told_where_there_are_several():
    scheme = scheme_data(conditions=_conditions(disqualifying=True))
    result = scored(scheme, [bid_data("A", None, 90, conditions=NOT_MET, no_price=NO_PRICE)])
    assert len(result.lots[0].not_ranked[0].reasons) == 2


def test_a_price_that_nobody_entered_holds_nothing_back_for_a_bid_below_a_pass_mark():
    criteria = [{"id": "quality", "weight": 50, "pass_mark": 50}]
    bids = [bid_data("A", None, 49), bid_data("B", 100, 50)]
    result = scored(scheme_data(criteria=criteria), bids)
    assert [bid.bidder for bid in result.ranking] == ["B"]
    assert "below the pass mark" in result.lots[0].not_ranked[0].reasons[0]


def test_a_bid_with_a_price_and_a_reason_for_none_is_refused_and_so_is_a_reason_where_the_price_is_fixed():
    with pytest.raises(InvalidInput, match="Leave this out: the price is 100"):
        scored(scheme_data(), [bid_data("A", 100, 76, no_price=NO_PRICE)])
    with pytest.raises(InvalidInput, match="no bid needs one"):
        scored(scheme_data("PF-7"), [bid_data("A", None, 76, no_price=NO_PRICE)])


def test_a_price_of_nothing_has_no_answer_under_pf_1_and_has_one_under_the_others():
    bids = [bid_data("A", 0, 76), bid_data("B", 100, 90)]
    assert scored(scheme_data("PF-1"), bids).blocks[0].code == "SC-14"
    assert figures(scored(scheme_data("PF-4"), bids))["A"] == 0
    assert figures(scored(scheme_data("PF-6"), bids))["A"] == 88


def test_when_everybody_is_out_nothing_is_awarded():
    result = scored(scheme_data(), [bid_data("A", 100, 76, set_aside="Withdrawn.")])
    assert result.awards[0].bidder is None
    assert result.robustness.fragile is None
