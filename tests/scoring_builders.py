"""Evaluations for tests: a scheme and bids in a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from worthwhile.engines.scoring.evaluation import Evaluation, read_evaluation
from worthwhile.engines.scoring.result import ScoringResult
from worthwhile.engines.scoring.score import score_evaluation

ANY_WHOLE_SCORE = {"levels": [{"score": score} for score in range(101)]}
PRICE = {
    "PF-1": {"formula": "PF-1", "weight": 50, "reproduce": True},
    "PF-2": {"formula": "PF-2", "weight": 50, "reproduce": True},
    "PF-3": {"formula": "PF-3", "weight": 50, "reproduce": True},
    "PF-4": {"formula": "PF-4", "quality_floor": 1, "price_cap": 1_000_000},
    "PF-5": {"formula": "PF-5", "pounds_per_point": 2000, "quality_base": 60},
    "PF-6": {"formula": "PF-6", "weight": 50, "benchmark": 120},
    "PF-7": {"formula": "PF-7", "fixed_price": 100},
    "PF-8": {"formula": "PF-8", "reproduce": True},
}


def scheme_data(formula: str = "PF-6", **changes: Any) -> dict[str, Any]:
    """One criterion, quality, that takes what price leaves; scores are whole numbers to 100."""
    price = dict(PRICE[formula])
    found: dict[str, Any] = {
        "nation": "england",
        "criteria": [{"id": "quality", "weight": 100 - price.get("weight", 0)}],
        "price": price,
        "scale": ANY_WHOLE_SCORE,
    }
    return found | changes


def bid_data(bidder: str, price: Any, earned: Mapping[str, Any] | int, **changes: Any) -> dict[str, Any]:
    """A bid that one assessor scored; a number alone is the score for quality."""
    by_criterion = {"quality": earned} if isinstance(earned, int) else earned
    given = [
        {"criterion": criterion, "assessor": "a1", "score": score, "reason": "As the bid shows.", "evidence": "Page 2"}
        for criterion, score in by_criterion.items()
    ]
    found: dict[str, Any] = {"bidder": bidder, "scores": given}
    if price is not None:
        found["price"] = price
    return found | changes


def evaluation_data(
    scheme: Mapping[str, Any], bids: Sequence[Mapping[str, Any]] = (), **changes: Any
) -> dict[str, Any]:
    """A whole evaluation with one assessor."""
    found: dict[str, Any] = {
        "format": "worthwhile/evaluation/1",
        "title": "Befriending",
        "scheme": scheme,
        "assessors": [{"id": "a1"}],
        "bids": list(bids),
    }
    return found | changes


def evaluation(scheme: Mapping[str, Any], bids: Sequence[Mapping[str, Any]] = (), **changes: Any) -> Evaluation:
    return read_evaluation(evaluation_data(scheme, bids, **changes))


def scored(scheme: Mapping[str, Any], bids: Sequence[Mapping[str, Any]], **changes: Any) -> ScoringResult:
    return score_evaluation(evaluation=evaluation(scheme, bids, **changes))


def figures(result: ScoringResult) -> dict[str, Any]:
    return {bid.bidder: bid.figure for bid in result.ranking}


def judged_data(scores: Mapping[str, Mapping[str, Any]], criterion: str = "quality") -> list[dict[str, Any]]:
    """Scores of several assessors for one criterion."""
    return [
        {"criterion": criterion, "assessor": assessor, "score": score, "reason": "So.", "evidence": "Page 3"}
        for assessor, score in scores.items()
    ]
