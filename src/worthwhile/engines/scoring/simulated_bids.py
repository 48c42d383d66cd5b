"""Bids made up to try a scheme with: scores and prices drawn evenly from what is expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from worthwhile.engines.scoring.evaluation import Evaluation
from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.merit import NOTHING, Contender, Terms, Weights, quality_points, terms_of, weights_of
from worthwhile.engines.scoring.order import Board, rank_measured
from worthwhile.engines.scoring.standing import below_pass_marks, shares_of
from worthwhile.kernel.problems import InvalidInput, Problem

PRICE_STEPS = 1000
FEWEST, MOST = 2, 5
_HALF, _ONE_AND_A_HALF = Fraction(1, 2), Fraction(3, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """A bid that was made up: the level of each leaf, and what decides. It reaches every pass mark."""

    levels: Mapping[str, int]
    contender: Contender
    points: Fraction


class BidMaker:
    """Makes bids for one lot. ``low`` and ``high`` are the prices drawn between, None where the price is fixed."""

    def __init__(self, evaluation: Evaluation, lot: str) -> None:
        self.scheme = evaluation.scheme
        self.weights: Weights = weights_of(self.scheme)
        self.terms: Terms = terms_of(self.scheme.price, self.scheme.lot(lot))
        self.low, self.high = _price_span(evaluation, self.terms)
        self._scores = [Fraction(score) for score in self.scheme.scale.scores]
        expected = {one.criterion: one for one in evaluation.expected.scores}
        self.allowed: dict[str, list[int]] = {}
        for leaf in self.scheme.leaves:
            span = expected.get(leaf.id)
            mark = leaf.pass_mark
            self.allowed[leaf.id] = [
                at
                for at, score in enumerate(self.scheme.scale.scores)
                if (span is None or span.low <= score <= span.high) and (mark is None or score >= mark)
            ] or [len(self._scores) - 1]

    def competitions(self, trials: int, rng: np.random.Generator) -> Iterator[list[MadeUp]]:
        """Two to five bids and one more, so many times; fewer where a bid misses a pass mark or a limit."""
        sizes = rng.integers(FEWEST + 1, MOST + 2, size=trials).tolist()
        shape = (trials, MOST + 1)
        levels = {leaf: rng.integers(0, len(allowed), size=shape).tolist() for leaf, allowed in self.allowed.items()}
        prices = rng.integers(0, PRICE_STEPS + 1, size=shape).tolist()
        for trial in range(trials):
            made = (
                self.bid(
                    {leaf: self.allowed[leaf][levels[leaf][trial][at]] for leaf in levels},
                    prices[trial][at],
                    f"bid {at + 1}",
                    at,
                )
                for at in range(sizes[trial])
            )
            yield [one for one in made if one is not None]

    def bid(self, levels: Mapping[str, int], price_step: int, name: str, ticket: int) -> MadeUp | None:
        """A bid with these levels, at so many thousandths from the lowest price; None below a pass mark."""
        scores = {leaf: self._scores[level] for leaf, level in levels.items()}
        if below_pass_marks(self.scheme, scores):
            return None
        price = None
        if self.low is not None and self.high is not None:
            price = self.low + (self.high - self.low) * price_step / PRICE_STEPS
        contender = Contender(bidder=name, shares=shares_of(self.scheme, scores), price=price, ticket=ticket)
        return MadeUp(levels=levels, contender=contender, points=quality_points(contender, self.weights))

    def repriced(self, bid: MadeUp, price: Fraction) -> MadeUp:
        """The same bid at another price."""
        return replace(bid, contender=replace(bid.contender, price=price))

    def raised(self, bid: MadeUp, leaf: str) -> MadeUp | None:
        """The same bid with one score a level higher; None where it has the highest already."""
        level = bid.levels[leaf] + 1
        if level == len(self._scores):
            return None
        levels = {**bid.levels, leaf: level}
        scores = {one: self._scores[at] for one, at in levels.items()}
        contender = replace(bid.contender, shares=shares_of(self.scheme, scores))
        return MadeUp(levels=levels, contender=contender, points=quality_points(contender, self.weights))

    def board(self, bids: Sequence[MadeUp]) -> Board:
        """The bids in order. Raises PriceNotDefined."""
        measured = [(bid.contender, bid.points) for bid in bids]
        return rank_measured(measured, weights=self.weights, terms=self.terms, ties=self.scheme.ties)


def _price_span(evaluation: Evaluation, terms: Terms) -> tuple[Fraction | None, Fraction | None]:
    if terms.formula is Formula.FIXED_PRICE:
        return None, None
    expected = evaluation.expected.price
    cap = terms.price_cap
    if expected is not None:
        low, high = Fraction(expected.low), Fraction(expected.high)
    elif terms.formula is Formula.BENCHMARK:
        low, high = terms.benchmark * _HALF, terms.benchmark * _ONE_AND_A_HALF
    elif cap is not None:
        low, high = cap * _HALF, cap
    else:
        raise InvalidInput(
            [Problem("expected.price", "Say which prices you expect, such as {low: 80000, high: 150000}.")]
        )
    if cap is not None:
        low, high = min(low, cap), min(high, cap)
    return max(low, NOTHING), high
