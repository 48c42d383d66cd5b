"""Parameters that move together: rank correlation by Gaussian copula.

Standard normal scores whose correlation is ``2 sin(pi rank / 6)`` have the rank correlation asked for, and keep
it when each is turned into the distribution of its own range (OpenTURNS, NormalCopula).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from worthwhile.engines.valuation.case import Correlation
from worthwhile.engines.valuation.tabulated import FloatArray, from_log_odds, normal_log_odds
from worthwhile.kernel.problems import InvalidInput, Problem

# Ranks of 1 and -1 leave a matrix with no room to spare; this much room is far less than any sample can show.
NEAREST_TO_ONE = 1.0 - 1e-9


@dataclass(frozen=True, eq=False)
class RankCorrelation:
    """The draws that move together, in order of name, and the lower triangle that mixes their scores."""

    names: tuple[str, ...]
    triangle: FloatArray

    def probabilities(self, scores: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
        """Correlated probabilities of each name, from independent standard normal scores."""
        table = normal_log_odds()
        found = {}
        for row, name in enumerate(self.names):
            mixed = np.zeros_like(scores[name])
            # Added up one by one: a matrix product may round differently with the size of a chunk.
            for column, weight in enumerate(self.triangle[row, : row + 1]):
                if weight:
                    mixed += weight * scores[self.names[column]]
            found[name] = from_log_odds(table.at(mixed))
        return found


def rank_correlation(*, correlations: Sequence[Correlation], draw_of: Mapping[str, str]) -> RankCorrelation:
    """The correlation of a case's draws; ``draw_of`` gives the draw of each parameter that has a range.

    A correlation that names a parameter without a range is passed over. Raises InvalidInput where the pairs
    cannot all hold at once, where one pair is given two ranks, or where both names are one draw.
    """
    ranks: dict[tuple[str, str], float] = {}
    problems = []
    for index, correlation in enumerate(correlations):
        if any(name not in draw_of for name in correlation.between):
            continue
        first, second = sorted(draw_of[name] for name in correlation.between)
        rank = float(correlation.rank)
        if first == second:
            message = f"{_pair(correlation)} are one figure ({first}) and always move together. Remove this line."
            problems.append(Problem(f"correlations[{index}]", message))
        elif ranks.setdefault((first, second), rank) != rank:
            message = f"{_pair(correlation)} already have rank {ranks[first, second]}. Keep one of the two lines."
            problems.append(Problem(f"correlations[{index}]", message))
    if problems:
        raise InvalidInput(problems)
    names = tuple(sorted({name for pair in ranks for name in pair}))
    return RankCorrelation(names, _triangle(names, ranks))


def _pair(correlation: Correlation) -> str:
    return " and ".join(correlation.between)


def _triangle(names: tuple[str, ...], ranks: Mapping[tuple[str, str], float]) -> FloatArray:
    matrix = np.eye(len(names))
    for (first, second), rank in ranks.items():
        normal = min(NEAREST_TO_ONE, max(-NEAREST_TO_ONE, 2.0 * math.sin(math.pi * rank / 6.0)))
        row, column = names.index(first), names.index(second)
        matrix[row, column] = matrix[column, row] = normal
    try:
        return np.linalg.cholesky(matrix).astype(np.float64)
    except np.linalg.LinAlgError:
        pairs = ", ".join(f"{first} with {second} ({rank:g})" for (first, second), rank in ranks.items())
        message = (
            f"These correlations cannot all hold at once: {pairs}. A pair that is left out counts as 0. "
            "Bring the ranks nearer to 0, or add the pairs that are left out."
        )
        raise InvalidInput([Problem("correlations", message)]) from None
