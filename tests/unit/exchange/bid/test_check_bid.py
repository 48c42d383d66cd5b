"""A bid beside its tender: what it lacks, where, and what would make it fail."""

from __future__ import annotations

from typing import Any

from worthwhile.exchange.bid import check_bid, read_bid_record, read_price_record, words_in
from worthwhile.exchange.tender import read_tender

TENDER: dict[str, Any] = {
    "format": "worthwhile/tender/1",
    "buyer": {"name": "Sample Council"},
    "subject": {"title": "Befriending"},
    "lots": [{"id": "north", "title": "The north"}, {"id": "south", "title": "The south"}],
    "outcomes": [{"id": "less-lonely", "name": "Less lonely"}, {"id": "seen", "name": "Seen", "lots": ["south"]}],
    "participation": {"joint_bids": False, "conditions": [{"id": "c-1", "text": "Insured"}]},
    "questions": [
        {"id": "q-1", "text": "How?", "words": 3, "pass_mark": 2},
        {"id": "q-2", "text": "In the south?", "lots": ["south"]},
        {"id": "q-3", "text": "Not excluded?", "declaration": "d-1", "answered_from": "declaration"},
    ],
    "declarations": [{"id": "d-1", "text": "No ground of exclusion"}],
    "award": {
        "price": {"formula": "PF-5", "parameters": {"price_cap": 100000}},
        "lot_limits": {"bids": 1},
    },
}  # fmt: skip
MADE = {"declaration": "d-1", "holds": True, "made_on": "2026-03-20"}
WHOLE: dict[str, Any] = {
    "format": "worthwhile/bid/1", "tender": "tender-12", "bidder": {"name": "Lunch Club"}, "lots": ["north"],
    "answers": [{"question": "q-1", "text": "Door by door"}],
    "declarations": [MADE],
    "conditions": [{"condition": "c-1", "met": True}],
    "outcomes": [{"outcome": "less-lonely", "name": "Less lonely", "target": 4}],
}  # fmt: skip


def gaps(bid: dict[str, Any] | None = None, *prices: tuple[str, int], tender: dict[str, Any] | None = None):
    read = read_bid_record({**WHOLE, **(bid or {})})
    given = [{"lot": lot, "amount": amount} for lot, amount in prices or (("north", 90_000),)]
    price = read_price_record({"format": "worthwhile/bid-price/1", "tender": "tender-12", "prices": given})
    return check_bid(read, price, read_tender({**TENDER, **(tender or {})}))


def told(*args: Any, **kwargs: Any) -> dict[str, tuple[str, bool]]:
    return {gap.place: (gap.words, gap.fails) for gap in gaps(*args, **kwargs)}


def test_a_whole_bid_has_no_gap_and_what_its_lots_do_not_ask_is_not_missing():
    assert gaps() == ()


def test_an_unanswered_question_fails_where_it_has_a_pass_mark():
    assert told({"answers": []})["q-1"] == ("Not answered yet: “How?”", True)
    assert told({"lots": ["south"]}, ("south", 1))["q-2"] == ("Not answered yet: “In the south?”", False)
    assert "q-1" in told({"answers": [{"question": "q-1", "text": " \n "}]})


def test_words_are_counted_between_spaces_and_an_answer_over_the_limit_is_told():
    assert words_in(" Well-being\nis\t4.5  points ") == 4
    [(words, fails)] = told({"answers": [{"question": "q-1", "text": "one two three four"}]}).values()
    assert words == "The answer has 4 words and may have 3. Take out 1."
    assert not fails


def test_what_the_tender_does_not_have_is_told_with_the_nearest_it_has():
    found = told({
        "lots": ["nort"],
        "answers": [*WHOLE["answers"], {"question": "q-11", "text": "x"}],
        "declarations": [MADE, {**MADE, "declaration": "d-11"}],
        "conditions": [*WHOLE["conditions"], {"condition": "c-11", "met": True}],
    })  # fmt: skip
    assert "Did you mean north?" in found["lots[0]"][0]
    assert "Did you mean q-1" in found["answers[1].question"][0]
    assert "Did you mean d-1?" in found["declarations[1].declaration"][0]
    assert "Did you mean c-1?" in found["conditions[1].condition"][0]


def test_a_missing_declaration_fails_and_one_that_does_not_hold_is_for_the_buyer():
    found = told({"declarations": []})
    assert found["declarations: d-1"][1]
    assert "q-3" in found
    found = told({"declarations": [{**MADE, "holds": False}]})
    assert found["declarations: d-1"] == (
        "The declaration does not hold, and the buyer decides what follows: “No ground of exclusion”", False
    )  # fmt: skip


def test_a_condition_that_is_not_met_or_not_answered_fails():
    assert told({"conditions": []})["c-1"][1]
    assert told({"conditions": [{"condition": "c-1", "met": False}]})["c-1"][1]


def test_a_joint_bid_fails_where_the_tender_takes_none_and_everybody_declares():
    members = [{"name": "Lunch Club", "role": "lead"}, {"name": "Tea and Talk", "role": "member"}]
    found = told({"members": members})
    assert found["members"] == ("The tender takes no joint bids, and this is one.", True)
    assert "of Tea and Talk is missing" in found["members[1].declarations: d-1"][0]
    assert "members[0].declarations: d-1" not in found
    found = told({"members": [members[0], {**members[1], "declarations": [MADE]}]}, tender={"participation": None})
    assert [place for place in found if place.startswith("members")] == []


def test_an_outcome_of_the_tender_that_nobody_promises_is_told():
    assert "Say what you promise of it" in told({"outcomes": []})["less-lonely"][0]
    assert "Say where people will be" in told({"outcomes": [{"outcome": "less-lonely", "name": "L"}]})["less-lonely"][0]


def test_a_price_that_is_missing_or_above_the_cap_fails():
    unpriced = "There is no price for lot north, so the bid is not ranked for it."
    assert told(None, ("south", 1))["north"] == (unpriced, True)
    assert "which you do not bid for" in told(None, ("north", 1), ("south", 1))["south"][0]
    assert told(None, ("north", 100_000)) == {}
    found = told(None, ("north", 100_001))["north"]
    assert found == ("The price, £100,001, is above the highest that the tender takes, £100,000.", True)


def test_a_bid_for_more_lots_than_one_may_bid_for_fails():
    found = told({"lots": []}, ("north", 1), ("south", 1))["lots"]
    assert found == ("You bid for 2 lots, and one may bid for 1.", True)


def test_a_bid_that_names_no_lot_is_told_that_it_is_for_all():
    found = told({"lots": []}, ("north", 1), ("south", 1), tender={"award": None})["lots"]
    assert found == ("You named no lot, so your bid is for all 2. Name those you bid for.", False)


def test_without_lots_there_is_one_price_for_the_whole():
    plain = {"lots": [], "outcomes": None, "questions": None}
    assert told({"lots": [], "answers": []}, ("", 5), tender=plain) == {}
    assert told({"lots": []}, ("x", 5), tender=plain)["price"] == ("There is no price, so the bid is not ranked.", True)


def test_where_the_tender_fixes_the_price_none_is_asked():
    fixed = {"award": {"price": {"formula": "PF-7"}}}
    assert "Leave the price out" in told(None, ("north", 1), tender=fixed)["north"][0]
