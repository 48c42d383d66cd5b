"""Every small change of a score that another award would follow from, found exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from worthwhile.engines.scoring.award import cost_of, share_lots
from worthwhile.engines.scoring.award_edges import Edge, edge_of
from worthwhile.engines.scoring.exact import shown
from worthwhile.engines.scoring.merit import PriceNotDefined, figure_of, quality_points
from worthwhile.engines.scoring.order import Board, barred_by
from worthwhile.engines.scoring.prepared import PreparedLot
from worthwhile.engines.scoring.robustness import Flip
from worthwhile.engines.scoring.score_changes import ScoreChange, changes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The award as it is: every ranked lot, its board, who gets it, and the limits."""

    lots: Mapping[str, PreparedLot]
    boards: Mapping[str, Board]
    shared: Mapping[str, str]
    limits: Mapping[str, int]
    lower_wins: bool

    def with_board(self, lot: str, board: Board) -> dict[str, str]:
        """Who would get each lot if one lot stood so."""
        changed = {**self.boards, lot: board}
        return share_lots(changed, limits=self.limits, lower_wins=self.lower_wins)


class ScoreTrials:
    """Tries every change of one bid's scores. ``tried`` counts them."""

    def __init__(self, standing: Standing, lot: str, bidder: str) -> None:
        self._standing = standing
        self._ready = standing.lots[lot]
        self._lot, self._bidder = lot, bidder
        self._placed = next((one for one in standing.boards[lot].placed if one.contender.bidder == bidder), None)
        self._edge: Edge = edge_of(
            lot=lot, bidder=bidder, boards=standing.boards, shared=standing.shared, limits=standing.limits,
            lower_wins=standing.lower_wins,
        )  # fmt: skip
        self._worth = _points_of_one(self._ready)
        self._marked = _marked_leaves(self._ready)
        self._seen: dict[tuple[str, Fraction], tuple[str | None, bool] | None] = {}
        self.tried = 0

    def flips(self) -> Iterator[Flip]:
        """The changes after which the lot goes to somebody else, or to nobody."""
        scheme = self._ready.scheme
        for decided in self._ready.judged[self._bidder].decided.values():
            for change in changes_of(decided, levels=scheme.scale.scores, close_scores=scheme.moderation.close_scores):
                self.tried += 1
                key = (change.criterion, change.counts)
                if key not in self._seen:
                    self._seen[key] = self._outcome(change)
                found = self._seen[key]
                if found is not None:
                    yield self._flip(change, *found)

    def _outcome(self, change: ScoreChange) -> tuple[str | None, bool] | None:
        """Who gets the lot after a change, and whether a tie stops it; None where nothing changes."""
        before = self._ready.scores[self._bidder]
        if self._placed is None:
            return self._from_outside(change)
        move = (change.counts - before[change.criterion]) * self._worth[change.criterion]
        if change.criterion in self._marked and self._falls_out(change):
            return self._after_falling_out(change)
        points = self._placed.points + move
        contender = self._placed.contender
        ready = self._ready
        if ready.terms.quality_floor is not None and barred_by(contender, points, ready.weights, ready.terms):
            return self._after_falling_out(change)
        try:
            figure = figure_of(
                contender, points, weights=ready.weights, terms=ready.terms,
                field=self._standing.boards[self._lot].field,
            )  # fmt: skip
        except PriceNotDefined:
            return self._tried_whole(change)
        return self._beside_the_edge(change, cost_of(figure, self._standing.lower_wins))

    def _beside_the_edge(self, change: ScoreChange, cost: Fraction) -> tuple[str | None, bool] | None:
        edge = self._edge
        if edge.limit is None:
            return None
        if cost == edge.limit:
            return self._tried_whole(change)
        if edge.is_awarded:
            if cost < edge.limit:
                return None
            is_plain = edge.rival is not None and not self._standing.limits
            return (edge.rival, False) if is_plain else self._tried_whole(change)
        if cost > edge.limit:
            return None
        return self._bidder, False

    def _after_falling_out(self, change: ScoreChange) -> tuple[str | None, bool] | None:
        """Whoever was not awarded leaves the others as they are, but where their prices hang together."""
        if self._edge.is_awarded or self._ready.terms.formula.is_relative:
            return self._tried_whole(change)
        return None

    def _falls_out(self, change: ScoreChange) -> bool:
        scores = {**self._ready.scores[self._bidder], change.criterion: change.counts}
        return self._ready.contender(self._bidder, scores) is None

    def _from_outside(self, change: ScoreChange) -> tuple[str | None, bool] | None:
        """A bid that is not ranked: only a change that brings it in is tried whole."""
        ready = self._ready
        contender = ready.contender(self._bidder, {**ready.scores[self._bidder], change.criterion: change.counts})
        if contender is None:
            return None
        if barred_by(contender, quality_points(contender, ready.weights), ready.weights, ready.terms):
            return None
        return self._tried_whole(change)

    def _tried_whole(self, change: ScoreChange) -> tuple[str | None, bool] | None:
        """The lot ranked again from the beginning, ties and all."""
        scores = {**self._ready.scores[self._bidder], change.criterion: change.counts}
        try:
            board = self._ready.ranked_again(changed={self._bidder: scores})
        except PriceNotDefined:
            return (None, False) if self._lot in self._standing.shared else None
        shared = self._standing.with_board(self._lot, board)
        is_tie = len(board.first) > 1 and not self._standing.limits
        after = None if is_tie else shared.get(self._lot)
        return None if after == self._standing.shared.get(self._lot) else (after, is_tie)

    def _flip(self, change: ScoreChange, after: str | None, is_tie: bool) -> Flip:
        before = self._standing.shared.get(self._lot)
        leaf = next(one for one in self._ready.scheme.leaves if one.id == change.criterion)
        whose = f"{change.assessor}'s score" if change.assessor else "the score that counts"
        moved = f"{whose} of {self._bidder} for {leaf.title} were {shown(change.after)} and not {shown(change.before)}"
        outcome = f"{after} would be awarded" if after else "nobody would be"
        if is_tie:
            outcome = "the first places would be exactly equal"
        message = f"If {moved}, {outcome} in place of {before or 'nobody'}."
        return Flip(
            kind=change.kind,
            lot=self._lot,
            criterion=change.criterion,
            before=change.before,
            after=change.after,
            award_before=before,
            award_after=after,
            is_tie=is_tie,
            message=message,
            bidder=self._bidder,
            assessor=change.assessor,
        )


def find_score_flips(standing: Standing) -> tuple[list[Flip], int]:
    """Every flip by a score, in the order of lots and bids, and how many changes were tried."""
    flips: list[Flip] = []
    tried = 0
    for lot, ready in standing.lots.items():
        for bidder in ready.scores:
            trials = ScoreTrials(standing, lot, bidder)
            flips += trials.flips()
            tried += trials.tried
    return flips, tried


def _points_of_one(ready: PreparedLot) -> dict[str, Fraction]:
    """Quality points that one unit of the scale is worth, by leaf."""
    highest = Fraction(ready.scheme.scale.highest)
    worth = {}
    for criterion in ready.scheme.criteria:
        whole = ready.weights.criteria[criterion.id] / highest
        for leaf in criterion.leaves:
            worth[leaf.id] = whole * criterion.share_of(leaf)
    return worth


def _marked_leaves(ready: PreparedLot) -> frozenset[str]:
    """The leaves whose score can miss a pass mark: their own, or that of their criterion."""
    return frozenset(
        leaf.id
        for criterion in ready.scheme.criteria
        for leaf in criterion.leaves
        if criterion.pass_mark is not None or leaf.pass_mark is not None
    )
