"""Whether a weight that would have been as lawful, within the range stated, leads to another award."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from worthwhile.engines.scoring.award import share_lots
from worthwhile.engines.scoring.exact import shown
from worthwhile.engines.scoring.order import Board
from worthwhile.engines.scoring.robustness import Flip, FlipKind, WeightEdge
from worthwhile.engines.scoring.score_flips import Standing
from worthwhile.engines.scoring.weight_edges import WeightTrials


def find_weight_flips(standing: Standing) -> tuple[list[WeightEdge], list[Flip]]:
    """The edge of every weight of every lot, and the flips within stated ranges."""
    edges: list[WeightEdge] = []
    flips: list[Flip] = []
    trials = {
        lot: WeightTrials(ready, standing.boards[lot])
        for lot, ready in standing.lots.items()
        if standing.boards[lot].winner is not None
    }
    for lot, trial in trials.items():
        of_lot = list(trial.edges())
        edges += of_lot
        if not standing.limits:
            flips += (flip for edge in of_lot for flip in _flips_of(edge, trial, standing.shared[lot]))
    if standing.limits:
        flips += _limited_flips(standing, trials, edges)
    return edges, flips


def _flips_of(edge: WeightEdge, trial: WeightTrials, award: str) -> Iterator[Flip]:
    """At most one flip on each side: beyond the edge, or at the end of the range where that is the edge itself."""
    for limit, at, first in ((edge.low, edge.below, edge.first_below), (edge.high, edge.above, edge.first_above)):
        if limit is None or at is None:
            continue
        if abs(limit - edge.weight) > abs(at - edge.weight):
            yield _flip(edge, limit, at, award, first, is_tie=False)
        elif limit == at:
            board = trial.board_at(edge.criterion, limit)
            if board is not None and board.winner != award:
                yield _flip(edge, limit, at, award, board.winner, is_tie=len(board.first) > 1)


def _limited_flips(standing: Standing, trials: dict[str, WeightTrials], edges: list[WeightEdge]) -> Iterator[Flip]:
    """Where bidders have limits: the whole sharing out, at both ends of each stated range.

    The total of a way to share out is a straight line of the weight (not under PF-4), so a way that is best at both
    ends is best between them.
    """
    of_first = {edge.criterion: edge for edge in edges if edge.low is not None and edge.lot == edges[0].lot}
    for name, edge in of_first.items():
        for limit in (edge.low, edge.high):
            if limit is None or limit == edge.weight:
                continue
            found = {lot: trial.board_at(name, limit) for lot, trial in trials.items()}
            boards: dict[str, Board] = {lot: board for lot, board in found.items() if board is not None}
            shared = share_lots(boards, limits=standing.limits, lower_wins=standing.lower_wins)
            for lot, before in standing.shared.items():
                if shared.get(lot) != before:
                    of_lot = next(one for one in edges if one.lot == lot and one.criterion == name)
                    yield _flip(of_lot, limit, limit, before, shared.get(lot), is_tie=False)


def _flip(edge: WeightEdge, limit: Fraction, at: Fraction, award: str, after: str | None, *, is_tie: bool) -> Flip:
    outcome = f"{after} would be awarded" if after else "nobody would be"
    if is_tie:
        outcome = "the first places would be exactly equal"
    message = (
        f"If {edge.criterion} weighed {shown(limit)} and not {shown(edge.weight)}, which is within the range stated as "
        f"lawful, {outcome} in place of {award}."
    )
    if at != limit:
        message += f" The places change at {shown(at, 4)}."
    return Flip(
        kind=FlipKind.WEIGHT,
        lot=edge.lot,
        criterion=edge.criterion,
        before=edge.weight,
        after=at,
        award_before=award,
        award_after=after,
        is_tie=is_tie,
        message=message,
    )
