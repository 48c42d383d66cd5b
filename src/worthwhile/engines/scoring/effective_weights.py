"""What really decides: the part of the difference between bids that each criterion makes, beside its weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, log

from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.merit import Terms, Weights, price_share
from worthwhile.engines.scoring.order import Board
from worthwhile.engines.scoring.vocabulary import PRICE


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveWeight:
    """One criterion, or price. ``nominal`` is its published weight in per cent, None where price has none.

    ``effective`` is its variance between bids as a part of all variances, in per cent: those of all add up to 100.
    """

    criterion: str
    nominal: Fraction | None
    effective: float


class EffectiveWeights:
    """Gathers competitions; differences are within each, as bids only meet those they compete with."""

    def __init__(self, weights: Weights, terms: Terms) -> None:
        self._weights, self._terms = weights, terms
        self._names = [*weights.criteria]
        if terms.formula is not Formula.FIXED_PRICE:
            self._names.append(PRICE)
        self._spread = [0.0] * len(self._names)

    def take(self, board: Board) -> None:
        """Add a competition of two bids or more."""
        rows = [row for row in (self._row(board, at) for at in range(len(board.placed))) if row is not None]
        if len(rows) < 2:
            return
        for at, column in enumerate(zip(*rows, strict=True)):
            mean = fsum(column) / len(rows)
            self._spread[at] += fsum((part - mean) ** 2 for part in column)

    def found(self) -> tuple[EffectiveWeight, ...]:
        """Each criterion in the order of the scheme, price last; none where bids never differed."""
        whole = fsum(self._spread)
        if whole <= 0:
            return ()
        return tuple(
            EffectiveWeight(criterion=name, nominal=self._nominal(name), effective=100 * part / whole)
            for name, part in zip(self._names, self._spread, strict=True)
        )

    def _nominal(self, name: str) -> Fraction | None:
        if name == PRICE:
            return self._weights.price or None
        return self._weights.criteria[name]

    def _row(self, board: Board, at: int) -> Sequence[float] | None:
        """What each criterion and price bring to a bid, so that more is better and the sum decides.

        PF-4 divides, so the logarithm is taken: quality is set beside the mean quality of the competition, to first
        order.
        """
        contender = board.placed[at].contender
        points = [float(weight * contender.shares[name]) for name, weight in self._weights.criteria.items()]
        formula, price = self._terms.formula, contender.price
        if formula is Formula.FIXED_PRICE:
            return points
        assert price is not None
        if formula.is_weighted:
            return [*points, float(self._weights.price * price_share(price, self._terms, board.field))]
        if formula is Formula.QUALITY_TO_PRICE:
            worth = float(self._terms.pounds_per_point)
            return [*(worth * part for part in points), -float(price)]
        if not price:
            return None
        mean = float(_mean(placed.points for placed in board.placed))
        return [*(part / mean for part in points), -log(price)]


def _mean(numbers: Iterable[Fraction]) -> Fraction:
    known = list(numbers)
    return sum(known, Fraction(0)) / len(known)
