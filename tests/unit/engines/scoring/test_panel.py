"""From single scores to the score that counts."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.scoring_builders import bid_data, evaluation, judged_data, scheme_data
from worthwhile.engines.scoring import LotResult, ScoreLine, ScoringResult, score_evaluation

PANEL = [{"id": "a1"}, {"id": "a2"}, {"id": "a3"}, {"id": "chair", "role": "moderator"}]
SETTLED = {"criterion": "quality", "score": 50, "reason": "The rota covers nights.", "moderator": "chair"}


def _judged(alone: dict[str, int], *, moderation: dict[str, Any] | None = None, **bid: Any) -> ScoringResult:
    scheme = scheme_data(scale={}, moderation=moderation or {})
    found = bid_data("A", 100, {}, **{"scores": judged_data(alone), **bid})
    panel = [one for one in PANEL if one["id"] in alone or one["id"] == "chair"]
    return score_evaluation(evaluation=evaluation(scheme, [found], assessors=panel))


def _line(result: ScoringResult) -> ScoreLine:
    return next(line for line in result.scores if line.criterion == "quality")


def _lot(result: ScoringResult) -> LotResult:
    return result.lots[0]


def test_assessors_who_agree_give_the_score_that_counts():
    line = _line(_judged({"a1": 75, "a2": 75}))
    assert (line.score, line.how) == (75, "agreed")


@pytest.mark.parametrize("scores", [{"a1": 25, "a2": 75}, {"a1": 0, "a2": 50, "a3": 50}])
def test_a_spread_of_two_levels_must_be_talked_through_and_stops_the_ranking(scores):
    result = _judged(scores, moderation={"close_scores": "mean"})
    assert result.ranking == ()
    assert result.awards == ()
    assert result.robustness.fragile is None
    assert "must be talked through" in _lot(result).blocks[0].message
    assert _lot(result).blocks[0].code == "SC-01"


def test_so_must_a_spread_of_more_than_25_points_of_100_on_any_scale():
    scheme = scheme_data(
        scale={"levels": [{"score": score} for score in (0, 1, 3)]}, moderation={"close_scores": "mean"}
    )
    bid = bid_data("A", 100, {}, scores=judged_data({"a1": 1, "a2": 3}))
    result = score_evaluation(evaluation=evaluation(scheme, [bid], assessors=PANEL[:2]))
    assert "must be talked through" in result.blocks[0].message


def test_scores_one_level_apart_need_a_consensus_where_no_rule_takes_the_mean():
    result = _judged({"a1": 50, "a2": 75})
    assert result.ranking == ()
    assert "none is taken in silence" in result.blocks[0].message


def test_a_mean_counts_only_where_it_is_published_and_is_said():
    result = _judged({"a1": 50, "a2": 75, "a3": 75}, moderation={"close_scores": "mean"})
    line = _line(result)
    assert (line.score, line.how) == (Fraction(200, 3), "mean")
    assert any("the mean of a1 50, a2 75, a3 75 counts" in note.message for note in result.warnings)


def test_a_consensus_counts_and_stands_beside_the_single_scores():
    result = _judged({"a1": 25, "a2": 75}, consensus=[SETTLED])
    line = _line(result)
    assert (line.score, line.how, line.reason) == (50, "consensus", "The rota covers nights.")
    assert [int(given.score) for given in line.given] == [25, 75]
    assert len(result.ranking) == 1


def test_a_consensus_outside_what_anybody_gave_is_said():
    result = _judged({"a1": 25, "a2": 50}, consensus=[{**SETTLED, "score": 100}])
    assert any("outside what any assessor gave" in note.message for note in result.warnings)


def test_a_missing_score_stops_the_ranking_and_names_who_owes_it():
    scheme = scheme_data(scale={})
    bid = bid_data("A", 100, {}, scores=judged_data({"a1": 75}))
    result = score_evaluation(evaluation=evaluation(scheme, [bid], assessors=PANEL[:2]))
    assert "no score yet of a2" in result.blocks[0].message


def test_whoever_has_declared_a_conflict_owes_no_score_for_that_bid():
    scheme = scheme_data(scale={})
    bid = bid_data("A", 100, {}, scores=judged_data({"a1": 75}))
    panel = [{"id": "a1"}, {"id": "a2", "recused_from": ["A"]}]
    assert score_evaluation(evaluation=evaluation(scheme, [bid], assessors=panel)).blocks == ()


def test_somebody_who_scores_other_criteria_owes_no_score_for_this_one():
    criteria = [{"id": "quality", "weight": 40}, {"id": "sv", "weight": 10}]
    scores = [*judged_data({"a1": 75}), *judged_data({"a2": 50}, "sv")]
    panel = [{"id": "a1", "criteria": ["quality"]}, {"id": "a2", "criteria": ["sv"]}]
    bid = bid_data("A", 100, {}, scores=scores)
    result = score_evaluation(evaluation=evaluation(scheme_data(criteria=criteria, scale={}), [bid], assessors=panel))
    assert result.blocks == ()


def test_a_consensus_without_single_scores_is_taken_and_said():
    bid = bid_data("A", 100, {}, scores=[], consensus=[{**SETTLED, "moderator": ""}])
    result = score_evaluation(evaluation=evaluation(scheme_data(scale={}), [bid], assessors=[]))
    assert len(result.ranking) == 1
    assert any("no assessor's own score" in note.message for note in result.warnings)


def test_scores_that_do_not_say_where_in_the_bid_are_counted():
    scores = [{key: value for key, value in one.items() if key != "evidence"} for one in judged_data({"a1": 75})]
    result = _judged({"a1": 75}, scores=scores)
    assert any("1 of 1 scores of A do not say where" in note.message for note in result.warnings)
