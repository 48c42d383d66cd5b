"""What is wrong with an evaluation is told all at once, each fault with its place and what to do."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.scoring_builders import bid_data, evaluation_data, judged_data, scheme_data
from worthwhile.engines.scoring import read_evaluation, score_evaluation
from worthwhile.kernel.problems import InvalidInput


def _problems(data: Any) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refused:
        read_evaluation(data)
    return {problem.path: problem.message for problem in refused.value.problems}


def _scheme_problems(formula: str = "PF-6", **changes: Any) -> dict[str, str]:
    return _problems(evaluation_data(scheme_data(formula, **changes)))


def test_many_faults_are_told_together():
    data = evaluation_data(
        scheme_data(
            "PF-6",
            criteria=[{"id": "quality", "weight": 45}, {"id": "price", "weight": 10}],
            ties=["drawn-lot", "lower-price"],
        ),
        [bid_data("A", -5, {"qualty": 50}, sealed_hash="abc"), bid_data("A", 100, {"quality": 50.5})],
        format="worthwhile/evaluation/2",
        assesors=[],
    )
    found = _problems(data)
    assert "assesors" in found
    assert "Did you mean assessors" in found["assesors"]
    assert found["bids[0].price"] == "Enter a number of 0 or more. You gave -5."
    assert {"scheme.criteria[1].id", "bids[0].sealed_hash"} <= set(found)


def test_faults_between_bids_and_scheme_are_told_together():
    panel = [{"id": "a1"}, {"id": "chair", "role": "moderator"}, {"id": "a3", "recused_from": ["A"]}]
    scores = [
        *judged_data({"a1": 50, "chair": 50, "a3": 50, "a9": 50}),
        {"criterion": "qualty", "assessor": "a1", "score": 101, "reason": "So."},
        {"criterion": "quality", "assessor": "a1", "score": 50, "reason": "Again."},
    ]
    settled = [{"criterion": "quality", "score": 50, "reason": "So.", "moderator": "a1"}]
    data = evaluation_data(
        scheme_data(),
        [
            bid_data("A", 100, {}, scores=scores, consensus=settled, lot="north"),
            bid_data("B", 100, {}),
            bid_data("C", 100, {}, denominator=2),
            bid_data("B", 90, {}),
        ],
        assessors=panel,
        bidders=[{"id": "A"}, {"id": "B"}],
    )
    found = _problems(data)
    assert found["bids[0].scores[1].assessor"] == "chair is a moderator, and a moderator cannot score."
    assert "a conflict is declared" in found["bids[0].scores[2].assessor"]
    assert "There is no assessor 'a9'" in found["bids[0].scores[3].assessor"]
    assert "Did you mean quality?" in found["bids[0].scores[4].criterion"]
    assert "Give a score of the scale: 0, 1, 2, ... 100" in found["bids[0].scores[4].score"]
    assert "Keep one score of a1 for quality" in found["bids[0].scores[5]"]
    assert "scores, so cannot moderate" in found["bids[0].consensus[0].moderator"]
    assert found["bids[0].lot"] == "Leave this out: there are no lots."
    assert "There is no bidder 'C'" in found["bids[2].bidder"]
    assert "PF-6 does not use this" in found["bids[2].denominator"]
    assert "Keep one bid of B" in found["bids[3]"]


@pytest.mark.parametrize(
    ("formula", "price", "path", "words"),
    [
        ("PF-4", {"formula": "PF-4"}, "scheme.price.quality_floor", "PF-4 needs this, published with the tender"),
        ("PF-4", {"formula": "PF-4", "quality_floor": 0, "price_cap": 9}, "scheme.price.quality_floor", "above 0"),
        ("PF-5", {"formula": "PF-5", "quality_base": 1}, "scheme.price.pounds_per_point", "PF-5 needs this"),
        ("PF-6", {"formula": "PF-6", "benchmark": 9}, "scheme.price.weight", "PF-6 needs this"),
        ("PF-6", {"formula": "PF-6", "weight": 50}, "scheme.price.benchmark", "PF-6 needs this"),
        ("PF-7", {"formula": "PF-7"}, "scheme.price.fixed_price", "PF-7 needs this"),
        ("PF-7", {"formula": "PF-7", "fixed_price": 1, "weight": 5}, "scheme.price.weight", "does not use this"),
        ("PF-6", {"formula": "PF-6", "weight": 50, "benchmark": 1, "reproduce": True}, "scheme.price.reproduce", "Lea"),
        ("PF-9", {"formula": "PF-9"}, "scheme.price.formula", "Choose one of: PF-1"),
    ],
)
def test_a_formula_is_given_with_all_that_it_needs_and_nothing_else(formula, price, path, words):
    found = _problems(evaluation_data(scheme_data("PF-6", price=price)))
    assert words in found[path]


def test_weights_add_up_to_100_with_that_of_price_where_it_has_one():
    assert "They add up to 90" in _scheme_problems(criteria=[{"id": "quality", "weight": 40}])["scheme.criteria"]
    fewer = _scheme_problems("PF-7", criteria=[{"id": "quality", "weight": 40}])
    assert "price has none with PF-7" in fewer["scheme.criteria"]
    parts = [{"id": "quality", "weight": 50, "sub_criteria": [{"id": "a", "weight": 50}, {"id": "b", "weight": 49}]}]
    assert "They add up to 99" in _scheme_problems(criteria=parts)["scheme.criteria[0].sub_criteria"]


def test_thirds_can_be_written_so_that_they_add_up():
    criteria = [{"id": f"c{at}", "weight": weight} for at, weight in enumerate((33.33, 33.33, 33.34))]
    assert read_evaluation(evaluation_data(scheme_data("PF-7", criteria=criteria)))


@pytest.mark.parametrize("price", [{"formula": "PF-1", "weight": 100, "reproduce": True}, {"formula": "PF-8"}])
def test_in_scotland_price_or_cost_alone_may_not_decide(price):
    found = _scheme_problems(criteria=[], price=price, nation="scotland")
    assert "regulation 67" in found["scheme.criteria"]


def test_elsewhere_price_alone_can_be_read():
    price = {"formula": "PF-6", "weight": 100, "benchmark": 100}
    assert read_evaluation(evaluation_data(scheme_data(criteria=[], price=price)))


@pytest.mark.parametrize("formula", ["PF-1", "PF-2", "PF-3", "PF-8"])
def test_no_award_stands_on_a_formula_that_is_not_offered_unless_it_reproduces_one(formula):
    scheme = scheme_data(formula)
    bids = [bid_data("A", 100, 80, **({"denominator": 2} if formula == "PF-8" else {}))]
    refused = copy.deepcopy(scheme)
    del refused["price"]["reproduce"]
    with pytest.raises(InvalidInput) as found:
        score_evaluation(evaluation=read_evaluation(evaluation_data(refused, bids)))
    assert "is not offered" in found.value.problems[0].message
    assert "PF-4, PF-5, PF-6 or PF-7" in found.value.problems[0].message
    result = score_evaluation(evaluation=read_evaluation(evaluation_data(scheme, bids)))
    assert next(note.code for note in result.warnings) == formula


def test_a_scheme_without_bids_is_read_and_not_scored():
    found = read_evaluation(evaluation_data(scheme_data()))
    with pytest.raises(InvalidInput, match="Enter the bids"):
        score_evaluation(evaluation=found)


def test_where_there_are_lots_a_bid_names_one_and_a_lot_may_have_its_own_terms():
    lots = [{"id": "north", "benchmark": 90}, {"id": "south"}]
    price = {"formula": "PF-6", "weight": 50}
    found = _problems(evaluation_data(scheme_data(price=price, lots=lots)))
    assert "Give it here, or under price" in found["scheme.lots[1].benchmark"]
    unnamed = _problems(evaluation_data(scheme_data(lots=lots), [bid_data("A", 100, 50)]))
    assert "Say which lot the bid is for: north, south" in unnamed["bids[0].lot"]


def test_a_price_beside_a_fixed_one_is_refused():
    found = _problems(evaluation_data(scheme_data("PF-7"), [bid_data("A", 99, 50)]))
    assert "The price is fixed at 100" in found["bids[0].price"]
    assert read_evaluation(evaluation_data(scheme_data("PF-7"), [bid_data("A", 100, 50), bid_data("B", None, 50)]))


def test_a_whole_criterion_with_parts_is_not_scored_itself():
    parts = [{"id": "quality", "weight": 50, "sub_criteria": [{"id": "rota", "weight": 100}]}]
    found = _problems(evaluation_data(scheme_data(criteria=parts), [bid_data("A", 100, 50)]))
    assert "Score the parts of quality" in found["bids[0].scores[0].criterion"]


@pytest.mark.parametrize("what", ["reason"])
def test_a_score_needs_a_reason(what):
    bid = bid_data("A", 100, 50)
    bid["scores"][0][what] = "  "
    assert "bids[0].scores[0].reason" in _problems(evaluation_data(scheme_data(), [bid]))
