"""A large evaluation scored exactly, with its robustness, beside the arithmetic that nobody can save.

50 bidders, 40 criteria, 5 assessors: 10,000 single scores. The mean counts where assessors are close, so that each
score is tried a level up and a level down, and every weight up to the point at which another bid is first. The floor
is one pass over the same scores in exact fractions (mean, weight, total, rank), nothing tried and nothing explained;
numpy's pass in floats stands beside it, which could not decide an award. CPU, the least of several runs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from fractions import Fraction
from random import Random
from time import process_time
from typing import Any

import numpy as np

from worthwhile.engines.scoring import Evaluation, read_evaluation, score_evaluation

BIDDERS, CRITERIA, ASSESSORS = 50, 40, 5
RUNS = 5
MOST_RATIO = 25.0
LEVELS = (0, 25, 50, 75, 100)


def evaluation_data() -> dict[str, Any]:
    """An evaluation in which no spread forces the panel to meet: each score is a level or the one above it."""
    random = Random(1)
    criteria = [
        {"id": f"c{at}", "weight": 1.5, "kind": "social-value" if at % 8 == 0 else "quality"} for at in range(CRITERIA)
    ]
    bids = []
    for bidder in range(BIDDERS):
        scores = []
        for criterion in range(CRITERIA):
            level = random.randrange(len(LEVELS) - 1)
            scores += [
                {
                    "criterion": f"c{criterion}",
                    "assessor": f"a{assessor}",
                    "score": LEVELS[level + random.randrange(2)],
                    "reason": "As the bid shows.",
                    "evidence": "Page 2",
                }
                for assessor in range(ASSESSORS)
            ]
        bids.append({"bidder": f"b{bidder}", "price": random.randrange(90_000, 130_000), "scores": scores})
    return {
        "format": "worthwhile/evaluation/1",
        "title": "Benchmark",
        "scheme": {
            "nation": "england",
            "criteria": criteria,
            "price": {"formula": "PF-6", "weight": 40, "benchmark": 120_000},
            "moderation": {"close_scores": "mean"},
        },
        "assessors": [{"id": f"a{assessor}"} for assessor in range(ASSESSORS)],
        "bids": bids,
    }


def exact_pass(evaluation: Evaluation) -> list[str]:
    """Mean, weight, total and rank in fractions, and nothing else."""
    scheme = evaluation.scheme
    weights = {criterion.id: Fraction(criterion.weight) / 100 for criterion in scheme.criteria}
    totals = []
    for bid in evaluation.bids:
        added: dict[str, Fraction] = {}
        for given in bid.scores:
            added[given.criterion] = added.get(given.criterion, Fraction(0)) + Fraction(given.score)
        quality = sum((weights[name] * whole / ASSESSORS for name, whole in added.items()), Fraction(0))
        assert bid.price is not None
        assert scheme.price.benchmark is not None
        share = min(
            max(Fraction(3, 2) - Fraction(bid.price) / Fraction(scheme.price.benchmark), Fraction(0)), Fraction(1)
        )
        totals.append((-(quality + 40 * share), bid.bidder))
    return [bidder for _, bidder in sorted(totals)]


def float_pass(scores: np.ndarray, weights: np.ndarray, prices: np.ndarray) -> np.ndarray:
    """The same in floats: fast, and not fit to decide."""
    quality = scores.mean(axis=2) @ weights / 100
    return np.argsort(-(quality + 40 * np.clip(1.5 - prices / 120_000, 0, 1)))


def least(run: Callable[[], object]) -> float:
    """The least CPU of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
        begun = process_time()
        run()
        times.append(process_time() - begun)
    return min(times)


def main() -> int:
    data = evaluation_data()
    reading = least(lambda: read_evaluation(data))
    evaluation = read_evaluation(data)
    result = score_evaluation(evaluation=evaluation)
    floor_order = exact_pass(evaluation)
    assert [bid.bidder for bid in result.ranking] == floor_order
    scores = np.array([float(one.score) for bid in evaluation.bids for one in bid.scores])
    cube = scores.reshape(BIDDERS, CRITERIA, ASSESSORS)
    prices = np.array([float(bid.price or 0) for bid in evaluation.bids])
    scoring = least(lambda: score_evaluation(evaluation=evaluation))
    floor = least(lambda: exact_pass(evaluation))
    floats = least(lambda: [float_pass(cube, np.full(CRITERIA, 1.5), prices) for _ in range(100)]) / 100
    tried = result.robustness.tried
    print(f"evaluation         {BIDDERS} bidders, {CRITERIA} criteria, {ASSESSORS} assessors: {scores.size:,} scores")
    print(f"scored             {scoring:.2f} s of CPU, with {tried:,} changes tried")
    print(f"one exact pass     {floor * 1000:.1f} ms; numpy in floats {floats * 1000:.2f} ms")
    print(f"reading            {reading:.2f} s, with every problem of every score looked for")
    print(f"ratio              {scoring / floor:.1f} times one exact pass (at most {MOST_RATIO})")
    return 0 if scoring / floor <= MOST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
