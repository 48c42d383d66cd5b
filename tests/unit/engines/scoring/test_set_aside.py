"""Scores that were set aside: in the record, not counted, and tried again to see what hangs on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring_builders import bid_data, evaluation_data, judged_data, scheme_data, scored
from worthwhile.engines.scoring.evaluation import read_evaluation
from worthwhile.kernel.problems import InvalidInput

PANEL = [{"id": "a1"}, {"id": "a2"}, {"id": "a3", "recused_from": ["A"]}]
MEAN = {"close_scores": "mean", "spread_levels": 200, "spread_points": 100}


def aside(bidder: str, counted: dict[str, int], left_out: int, **more):
    """A bid whose third score was set aside."""
    scores = [*judged_data(counted), {**judged_data({"a3": left_out})[0], "set_aside": "A close friend"}]
    return {"bidder": bidder, "price": 100, "scores": scores, **more}


def both(left_out: int, b: int = 70, moderation: dict | None = None, **more):
    bids = [
        aside("A", {"a1": 75, "a2": 75}, left_out, **more),
        {"bidder": "B", "price": 100, "scores": judged_data({"a1": b, "a2": b, "a3": b})},
    ]
    return scored(scheme_data(moderation=moderation or MEAN), bids, assessors=PANEL)


def test_a_score_set_aside_does_not_count_and_the_award_with_it_is_told():
    result = both(0)
    line = next(one for one in result.scores if (one.bidder, one.criterion) == ("A", "quality"))
    assert line.score == 75
    assert {one.assessor for one in line.given} == {"a1", "a2"}
    [tried] = result.robustness.set_aside
    assert (tried.award_before, tried.award_after, tried.ranking) == ("A", "B", ("B", "A"))
    assert tried.changes
    assert result.robustness.fragile
    assert tried.message == "With the scores of a3 for A that were set aside B would be awarded in place of A."
    assert tried.message in [note.message for note in result.warnings]


def test_where_it_would_change_nothing_that_is_told_too():
    [tried] = both(74).robustness.set_aside
    assert not tried.changes
    assert tried.message.endswith("the award is the same: A.")


def test_what_the_panel_would_have_had_to_talk_over_is_not_guessed():
    [tried] = both(0, moderation={"spread_levels": 2}).robustness.set_aside
    assert tried.is_undecided
    assert tried.changes
    assert tried.ranking == ()


def test_a_consensus_stands_with_and_without():
    settled = [{"criterion": "quality", "score": 75, "reason": "Talked over"}]
    [tried] = both(0, consensus=settled).robustness.set_aside
    assert not tried.changes


def test_without_the_reason_a_score_of_somebody_recused_is_refused():
    bid = aside("A", {"a1": 75, "a2": 75}, 0)
    del bid["scores"][-1]["set_aside"]
    with pytest.raises(InvalidInput, match="may not score A"):
        read_evaluation(evaluation_data(scheme_data(), [bid], assessors=PANEL))


@given(st.integers(0, 100), st.integers(0, 100).filter(lambda b: b != 75))  # equal bids are not ranked, and not tried
def test_the_award_without_is_that_of_an_evaluation_in_which_they_never_stood(left_out: int, b: int):
    never = [
        {"bidder": "A", "price": 100, "scores": judged_data({"a1": 75, "a2": 75})},
        {"bidder": "B", "price": 100, "scores": judged_data({"a1": b, "a2": b, "a3": b})},
    ]
    plain = scored(scheme_data(moderation=MEAN), never, assessors=PANEL)
    result = both(left_out, b)
    assert [one.bidder for one in result.ranking] == [one.bidder for one in plain.ranking]
    counted = [{**never[0], "scores": judged_data({"a1": 75, "a2": 75, "a3": left_out})}, never[1]]
    whole = scored(scheme_data(moderation=MEAN), counted, assessors=[{"id": "a1"}, {"id": "a2"}, {"id": "a3"}])
    [tried] = result.robustness.set_aside
    assert tried.ranking == tuple(one.bidder for one in whole.ranking)
    assert tried.award_after == next((one.bidder for one in whole.awards), None)


def test_nothing_is_tried_where_nothing_was_set_aside():
    assert scored(scheme_data(), [bid_data("A", 100, 70)]).robustness.set_aside == ()
