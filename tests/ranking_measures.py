"""How good a ranking is, given how well each item answers the question (gains of 1 and more; absent: not at all)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence


def discounted_gain(gains: Iterable[int]) -> float:
    """Sum over ranks from 1 of (2**gain - 1) / log2(rank + 1)."""
    return sum((2**gain - 1) / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def ndcg(found: Sequence[str], gains: Mapping[str, int], *, at: int = 10) -> float:
    """Normalised discounted cumulative gain of the first ``at`` items: 1 is the best order there is, 0 none of them.

    Raises ValueError where nothing answers the question, and where an item stands twice in what was found.
    """
    _refuse_unusable(found, gains)
    best = discounted_gain(sorted(gains.values(), reverse=True)[:at])
    return discounted_gain(gains.get(item, 0) for item in found[:at]) / best


def recall(found: Sequence[str], gains: Mapping[str, int], *, at: int = 50) -> float:
    """Share of the items that answer the question at all that are among the first ``at`` found.

    Raises ValueError as ``ndcg`` does.
    """
    _refuse_unusable(found, gains)
    answers = {item for item, gain in gains.items() if gain > 0}
    return len(answers.intersection(found[:at])) / len(answers)


def mean(values: Iterable[float]) -> float:
    """Arithmetic mean, every question counting the same."""
    kept = list(values)
    return math.fsum(kept) / len(kept)


def _refuse_unusable(found: Sequence[str], gains: Mapping[str, int]) -> None:
    if not any(gain > 0 for gain in gains.values()):
        raise ValueError("nothing answers this question, so no ranking of it is good or bad")
    if len(set(found)) < len(found):
        raise ValueError("an item stands twice in what was found, which would count it twice")
