"""What whoever signs reads of how firm an award is."""

from __future__ import annotations

import dataclasses

import pytest

from tests.scoring_builders import bid_data, evaluation, scheme_data
from worthwhile.apps.tenders.presenters.firmness import firmness_words
from worthwhile.cli.tender_score_text import score_lines
from worthwhile.engines.scoring.score import score_evaluation


@pytest.mark.parametrize(("is_sampled", "verdict"), [(False, "Firm"), (True, "Firm as far as tried")])
def test_an_award_is_called_firm_without_more_only_where_everything_stated_was_tried(is_sampled: bool, verdict: str):
    scored = evaluation(scheme_data(), [bid_data("A", 100, 90), bid_data("B", 110, 20)])
    result = score_evaluation(evaluation=scored)
    result = dataclasses.replace(result, robustness=dataclasses.replace(result.robustness, is_sampled=is_sampled))
    assert firmness_words(scored, result).verdict == verdict
    assert f"{verdict}: none of these changes" in "\n".join(score_lines(result))
