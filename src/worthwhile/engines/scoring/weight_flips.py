"""Whether other weights within the ranges stated lead to another award, at which weights, and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from worthwhile.engines.scoring.award import share_lots
from worthwhile.engines.scoring.exact import shown
from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.merit import NOTHING, ONE, Contender, PriceNotDefined, Weights
from worthwhile.engines.scoring.order import Board
from worthwhile.engines.scoring.other_weights import OtherWeights, Point, other_weights_of
from worthwhile.engines.scoring.prepared import PreparedLot
from worthwhile.engines.scoring.rivals import WeightLine, above_floor, ahead_of
from worthwhile.engines.scoring.robustness import Flip, FlipKind, StatedRange, WeightMove
from worthwhile.engines.scoring.scheme import Scheme
from worthwhile.engines.scoring.score_flips import Standing
from worthwhile.engines.scoring.vocabulary import PRICE

MOST_CORNERS = 500
"""So many sets of weights are tried at most where bidders have limits, as every lot is shared out anew for each."""

MOST_ENDS = 5_000
"""So many choices of ends of ranges are looked through at most for these; 30 ranges have a milliard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A set of weights with another outcome, and the part of the way there, from 0 to 1, at which it turns."""

    weights: Weights
    turns: Fraction
    after: str | None
    is_tie: bool

    def moves(self, published: Weights) -> Iterator[WeightMove]:
        """Every weight that is another there."""
        tried = _named(self.weights)
        for name, before in _named(published).items():
            if tried[name] != before:
                turns_at = before + self.turns * (tried[name] - before)
                yield WeightMove(criterion=name, before=before, turns_at=turns_at, tried_at=tried[name])


def find_weight_flips(standing: Standing) -> tuple[list[Flip], bool]:
    """The flips within the ranges stated, the nearest first in each lot; and whether some weights were left untried."""
    flips: list[Flip] = []
    ready = next(iter(standing.lots.values()))
    other = other_weights_of(ready.scheme, ready.weights)
    if other is None or ready.terms.formula is Formula.WEIGHTED_VALUE:
        return flips, False
    if standing.limits:
        looked_at = list(islice(other.corners(), MOST_ENDS + 1))
        points = [point for point in looked_at if point is not None]
        flips += _limited_flips(standing, other, points[:MOST_CORNERS])
        is_line = ready.terms.formula is not Formula.PER_QUALITY_POINT and ready.terms.quality_floor is None
        return flips, len(looked_at) > MOST_ENDS or len(points) > MOST_CORNERS or not is_line
    for lot, one in standing.lots.items():
        if standing.boards[lot].winner is not None:
            award = standing.shared[lot]
            flips += (_flip(lot, one, award, found) for found in _LotTrials(one, standing.boards[lot], other).found())
    return flips, False


def stated_ranges(scheme: Scheme) -> tuple[StatedRange, ...]:
    """The ranges that leave room for another weight than the published one."""
    stated = [(one.id, one.title, one.weight, one.weight_range) for one in scheme.criteria]
    if scheme.price.weight is not None:
        stated.append((PRICE, "Price", scheme.price.weight, scheme.price.weight_range))
    return tuple(
        StatedRange(
            criterion=name, title=title, weight=Fraction(weight), low=Fraction(span.low), high=Fraction(span.high)
        )
        for name, title, weight, span in stated
        if span is not None and span.low < span.high
    )


class _LotTrials:
    """Tries the weights of one lot: for each bid those at which it is furthest ahead, for the first those against it.

    How far one bid is ahead of another is a straight line of the weights, so that no weights but these need be tried.
    """

    def __init__(self, ready: PreparedLot, board: Board, other: OtherWeights) -> None:
        self._ready, self._board, self._other = ready, board, other
        winner = ready.contenders[board.first[0].contender.bidder]
        assert winner is not None
        self._winner = winner
        self._rivals = [one for one in ready.contenders.values() if one is not None and one is not winner]

    def found(self) -> list[_Found]:
        """Every other outcome once, the one that is nearest to the published weights first."""
        tried = [found for point in dict.fromkeys(self._points()) if (found := self._try(point)) is not None]
        nearest: dict[tuple[str | None, bool], _Found] = {}
        for found in sorted(tried, key=lambda one: one.turns * _far(one.weights, self._other.published)):
            nearest.setdefault((found.after, found.is_tie), found)
        return list(nearest.values())

    def _points(self) -> Iterator[Point]:
        terms = self._ready.terms
        floor = above_floor(self._winner, terms)
        if floor is not None:
            yield self._other.most([-gain for gain in self._other.gains(floor.slopes)])
        for rival in self._rivals:
            gains = self._other.gains(self._ahead(rival).slopes)
            own = above_floor(rival, terms)
            if own is None:
                # Equal bids may be told apart by the criterion that weighs most, or by social value.
                yield from (self._other.most(gains, then) for then in self._ties(rival))
            elif (point := self._other.most_within(gains, self._other.gains(own.slopes))) is not None:
                yield point

    def _ties(self, rival: Contender) -> Iterator[Point]:
        better = [name for name, share in rival.shares.items() if share > self._winner.shares[name]]
        social = {name: rival.shares[name] - self._winner.shares[name] for name in self._ready.weights.social_value}
        yield self._other.gains(social)
        yield from (self._other.gains({name: ONE}) for name in better)

    def _try(self, point: Point) -> _Found | None:
        weights = self._other.at(point)
        try:
            board = self._ready.ranked_again(weights=weights)
        except PriceNotDefined:
            return None
        if board.winner == self._winner.bidder:
            return None
        return _Found(weights=weights, turns=self._turn(weights), after=board.winner, is_tie=len(board.first) > 1)

    def _turn(self, weights: Weights) -> Fraction:
        """The part of the straight way to these weights after which somebody else is first, or the first is out."""
        floor = above_floor(self._winner, self._ready.terms)
        turns = [ONE]
        if floor is not None and floor.at(weights) < 0:
            turns.append(_root(*self._ends(floor, weights)))
        for rival in self._rivals:
            own = above_floor(rival, self._ready.terms)
            lines = [self._ahead(rival), *([own] if own is not None else [])]
            enters, leaves = NOTHING, ONE
            for line in lines:
                first, last = self._ends(line, weights)
                if first < 0 and last < 0:
                    enters = ONE
                elif first < 0:
                    enters = max(enters, _root(first, last))
                elif last < 0:
                    leaves = min(leaves, _root(first, last))
            if enters < leaves:
                turns.append(enters)
        return min(turns)

    def _ahead(self, rival: Contender) -> WeightLine:
        return ahead_of(rival, self._winner, self._ready.terms, self._board.field)

    def _ends(self, line: WeightLine, weights: Weights) -> tuple[Fraction, Fraction]:
        return line.at(self._other.published), line.at(weights)


def _limited_flips(standing: Standing, other: OtherWeights, points: Iterable[Point]) -> Iterator[Flip]:
    """Where bidders have limits: the whole sharing out anew at every corner of the weights stated.

    The total of a way to share out is a straight line of the weights (not under PF-4), so a way that is best at all
    corners is best between them.
    """
    nearest: dict[tuple[str, str | None], _Found] = {}
    for point in sorted(dict.fromkeys(points), key=lambda point: _far(other.at(point), other.published)):
        weights = other.at(point)
        boards: dict[str, Board] = {}
        for lot, ready in standing.lots.items():
            try:
                boards[lot] = ready.ranked_again(weights=weights)
            except PriceNotDefined:
                continue
        shared = share_lots(boards, limits=standing.limits, lower_wins=standing.lower_wins)
        for lot in standing.lots:
            if shared.get(lot) != standing.shared.get(lot):
                found = _Found(weights=weights, turns=ONE, after=shared.get(lot), is_tie=False)
                nearest.setdefault((lot, shared.get(lot)), found)
    for (lot, _), found in nearest.items():
        yield _flip(lot, standing.lots[lot], standing.shared.get(lot), found)


def _flip(lot: str, ready: PreparedLot, award: str | None, found: _Found) -> Flip:
    moves = tuple(found.moves(ready.weights))
    furthest = max(moves, key=lambda move: abs(move.tried_at - move.before))
    return Flip(
        kind=FlipKind.WEIGHT,
        lot=lot,
        criterion=furthest.criterion,
        before=furthest.before,
        after=furthest.turns_at,
        award_before=award,
        award_after=found.after,
        is_tie=found.is_tie,
        message=_message(ready.scheme, moves, award, found),
        weights=moves,
    )


def _message(scheme: Scheme, moves: tuple[WeightMove, ...], award: str | None, found: _Found) -> str:
    names = {criterion.id: criterion.title for criterion in scheme.criteria} | {PRICE: "price"}
    outcome = f"{found.after} would be awarded" if found.after else "nobody would be"
    if found.is_tie:
        outcome = "the first places would be exactly equal"
    tried = _listed([f"{names[one.criterion]} {shown(one.tried_at)} and not {shown(one.before)}" for one in moves])
    message = f"With other weights that were stated as right, {tried}, {outcome} in place of {award or 'nobody'}."
    if found.turns < ONE:
        turns = _listed([f"{names[one.criterion]} {shown(one.turns_at, 4)}" for one in moves])
        message += f" On the way there the places change at {turns}."
    return message


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])}, and {words[-1]}"


def _named(weights: Weights) -> dict[str, Fraction]:
    return {**weights.criteria, PRICE: weights.price}


def _far(weights: Weights, published: Weights) -> Fraction:
    """How much weight moves from the published weights."""
    other = _named(published)
    return sum((abs(weight - other[name]) for name, weight in _named(weights).items()), NOTHING) / 2


def _root(first: Fraction, last: Fraction) -> Fraction:
    """The part of the way at which a straight line from one figure to another is 0; they have different signs."""
    return first / (first - last)
