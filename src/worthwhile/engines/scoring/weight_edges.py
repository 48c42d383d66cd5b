"""How far a weight may move before another bid is first: exact, as every figure is a straight line of the weight.

Where one weight moves to w and the others share 100 - w as before, a total, a quality and an adjusted price are
straight lines of w, and so is the difference of two ratios of price and quality once it is multiplied out. Two bids
change places where their lines cross; a floor of quality is a line too.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.merit import HUNDRED, NOTHING, PriceNotDefined, Weights, price_share, quality_points
from worthwhile.engines.scoring.order import Board, Placed
from worthwhile.engines.scoring.prepared import PreparedLot
from worthwhile.engines.scoring.price_rule import WeightRange
from worthwhile.engines.scoring.robustness import WeightEdge
from worthwhile.engines.scoring.score_flips import Standing
from worthwhile.engines.scoring.vocabulary import PRICE, TieRule

_Line = tuple[Fraction, Fraction]  # its height where the weight is 0, and where it is 100


def find_weight_edges(standing: Standing) -> list[WeightEdge]:
    """The edge of every weight of every lot that has a first place."""
    return [
        edge
        for lot, ready in standing.lots.items()
        if standing.boards[lot].winner is not None
        for edge in WeightTrials(ready, standing.boards[lot]).edges()
    ]


class WeightTrials:
    """Tries every weight of one lot."""

    def __init__(self, ready: PreparedLot, board: Board) -> None:
        self._ready, self._board = ready, board
        assert board.winner is not None
        self._winner = board.winner
        self._points = {
            bidder: quality_points(contender, ready.weights)
            for bidder, contender in ready.contenders.items()
            if contender is not None
        }

    def edges(self) -> Iterator[WeightEdge]:
        """The edge of each weight, in the order of the scheme, price last."""
        weights = self._ready.weights
        if self._ready.terms.formula is Formula.WEIGHTED_VALUE:
            return
        named: list[tuple[str, Fraction, WeightRange | None]] = [
            (criterion.id, weights.criteria[criterion.id], criterion.weight_range)
            for criterion in self._ready.scheme.criteria
        ]
        if weights.price:
            named.append((PRICE, weights.price, self._ready.scheme.price.weight_range))
        for name, weight, span in named:
            if weight != HUNDRED:
                yield self._edge(name, weight, span)

    def _edge(self, name: str, weight: Fraction, span: WeightRange | None) -> WeightEdge:
        below = self._nearest(name, weight, upwards=False)
        above = self._nearest(name, weight, upwards=True)
        return WeightEdge(
            lot=self._ready.lot,
            criterion=name,
            weight=weight,
            below=below[0] if below else None,
            first_below=below[1] if below else None,
            above=above[0] if above else None,
            first_above=above[1] if above else None,
            low=None if span is None else Fraction(span.low),
            high=None if span is None else Fraction(span.high),
        )

    def board_at(self, name: str, weight: Fraction) -> Board | None:
        """The lot with one weight changed; None where the formula has no answer there."""
        try:
            return self._ready.ranked_again(weights=self._ready.weights.with_one_at(name, weight))
        except PriceNotDefined:
            return None

    def _nearest(self, name: str, weight: Fraction, *, upwards: bool) -> tuple[Fraction, str | None] | None:
        """The nearest weight on one side beyond which another bid is first, and who that is."""
        end = HUNDRED if upwards else NOTHING
        start, board = weight, self._board
        for stop in [*self._turns(name, weight, upwards=upwards), end]:
            crossing = self._crossing(name, weight, board, start, stop)
            if crossing is not None or stop == end:
                return crossing
            following = self._next_turn(name, weight, stop, upwards)
            beyond = self.board_at(name, (stop + following) / 2)
            first = self._first_beyond(name, weight, beyond, stop, upwards=upwards) if beyond else None
            if beyond is None or first != self._winner:
                return stop, first
            start, board = stop, beyond
        return None

    def _crossing(
        self, name: str, weight: Fraction, board: Board, start: Fraction, stop: Fraction
    ) -> tuple[Fraction, str | None] | None:
        """Where a bid first passes the winner between two weights, the same bids being ranked all the way."""
        winner = next(placed for placed in board.placed if placed.contender.bidder == self._winner)
        own = self._line(name, weight, winner, board)
        found: list[tuple[Fraction, Fraction, str]] = []
        for placed in board.placed:
            if placed is winner:
                continue
            ahead = self._ahead(placed, self._line(name, weight, placed, board), winner, own)
            at = _root(ahead)
            toward = ahead[1] - ahead[0] if stop > start else ahead[0] - ahead[1]
            if at is not None and toward > 0 and min(start, stop) <= at <= max(start, stop) and at != stop:
                found.append((abs(at - start), at, placed.contender.bidder))
        if not found:
            return None
        _, at, bidder = min(found)
        crossing_there = [other for other in found if other[1] == at]
        if len(crossing_there) > 1:
            return at, self._first_beyond(name, weight, board, at, upwards=stop > start)
        return at, bidder

    def _first_beyond(self, name: str, weight: Fraction, board: Board, at: Fraction, *, upwards: bool) -> str | None:
        """Who is first of those on a board just beyond a weight; None where two are equal and no rule parts them."""
        lines = [(placed, self._line(name, weight, placed, board)) for placed in board.placed]
        if not lines:
            return None
        best, own = lines[0]
        is_tied = False
        for placed, line in lines[1:]:
            ahead = self._ahead(placed, line, best, own)
            there = ahead[0] + (ahead[1] - ahead[0]) * at / 100
            toward = ahead[1] - ahead[0] if upwards else ahead[0] - ahead[1]
            if there > 0 or (there == 0 and toward > 0):
                best, own, is_tied = placed, line, False
            elif there == 0 and toward == 0 and placed.rank == best.rank:
                is_tied = True
        return None if is_tied else best.contender.bidder

    def _line(self, name: str, weight: Fraction, placed: Placed, board: Board) -> _Line:
        """Points (with those of price where it earns any) as a line of the weight."""
        contender, weights, terms = placed.contender, self._ready.weights, self._ready.terms
        # Not those of the board: it may be one of other weights, and a line begins from the published ones.
        whole = self._points[contender.bidder]
        if terms.formula.is_weighted:
            assert contender.price is not None
            share_of_price = price_share(contender.price, terms, board.field)
            whole += weights.price * share_of_price
        share = share_of_price if name == PRICE else contender.shares[name]
        return (whole - weight * share) * 100 / (HUNDRED - weight), share * 100

    def _ahead(self, placed: Placed, line: _Line, winner: Placed, own: _Line) -> _Line:
        """How far a bid is ahead of the winner, in whatever unit, as a line of the weight: 0 where they are equal."""
        terms = self._ready.terms
        if not terms.formula.lower_wins:
            return line[0] - own[0], line[1] - own[1]
        price, best = placed.contender.price, winner.contender.price
        assert price is not None
        assert best is not None
        if terms.formula is Formula.PER_QUALITY_POINT:
            return best * line[0] - price * own[0], best * line[1] - price * own[1]
        worth = terms.pounds_per_point
        return best - price + worth * (line[0] - own[0]), best - price + worth * (line[1] - own[1])

    def _turns(self, name: str, weight: Fraction, *, upwards: bool) -> list[Fraction]:
        """Weights at which a floor lets a bid in or out, or another criterion comes to weigh most, nearest first.

        A bid may stand on the floor as it is, so the published weight itself can be one.
        """
        turns = {*self._floor_turns(name, weight), *self._tie_turns(name, weight)}
        beyond = [turn for turn in turns if (weight <= turn < HUNDRED if upwards else NOTHING < turn <= weight)]
        return sorted(beyond, reverse=not upwards)

    def _next_turn(self, name: str, weight: Fraction, turn: Fraction, upwards: bool) -> Fraction:
        turns = self._turns(name, weight, upwards=upwards)
        following = [other for other in turns if (other > turn if upwards else other < turn)]
        return following[0] if following else (HUNDRED if upwards else NOTHING)

    def _floor_turns(self, name: str, weight: Fraction) -> Iterator[Fraction]:
        floor = self._ready.terms.quality_floor
        if floor is None or name == PRICE:
            return
        weights = self._ready.weights
        for bidder, points in self._points.items():
            contender = self._ready.contenders[bidder]
            assert contender is not None
            above = points - floor * weights.quality / 100
            own = contender.shares[name] * 100 - floor
            turn = _root(((above - weight * own / 100) * 100 / (HUNDRED - weight), own))
            if turn is not None:
                yield turn

    def _tie_turns(self, name: str, weight: Fraction) -> Iterator[Fraction]:
        """Only where others have exactly the winner's figure does it matter which criterion weighs most."""
        winner = self._board.first[0]
        if not winner.tied_with or TieRule.GREATEST_WEIGHT not in self._ready.scheme.ties:
            return
        others = _others(self._ready.weights, name)
        most = max(others, default=NOTHING)
        if most:
            yield HUNDRED * most / (HUNDRED - weight + most)


def _others(weights: Weights, name: str) -> list[Fraction]:
    found = [weight for key, weight in weights.criteria.items() if key != name]
    return found if name == PRICE else [*found, weights.price]


def _root(line: _Line) -> Fraction | None:
    """The weight at which a line is 0; None where it is level."""
    fall = line[0] - line[1]
    return HUNDRED * line[0] / fall if fall else None
