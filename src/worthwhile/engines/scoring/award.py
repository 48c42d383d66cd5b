"""Who gets which lot: the first in each, or where bidders have limits the best way to share the lots out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from worthwhile.engines.scoring.assignment import Offer, share_out
from worthwhile.engines.scoring.evaluation import Evaluation
from worthwhile.engines.scoring.order import Board, Placed


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """Who is to be awarded a lot. ``bidder`` is None where nobody can be; ``rank`` is the place in that lot."""

    lot: str
    bidder: str | None
    rank: int | None
    message: str


def limits_of(evaluation: Evaluation) -> dict[str, int]:
    """The most lots of each bidder who has a limit, the buyer's or their own; empty where none can matter."""
    if len(evaluation.scheme.lots) < 2:
        return {}
    limits = {}
    for name in {bid.bidder for bid in evaluation.bids}:
        stated = (evaluation.scheme.most_lots, evaluation.bidder(name).most_lots)
        known = [limit for limit in stated if limit is not None]
        if known:
            limits[name] = min(known)
    return limits


def share_lots(boards: Mapping[str, Board], *, limits: Mapping[str, int], lower_wins: bool) -> dict[str, str]:
    """The bidder of each lot that can be awarded; a lot with an open tie for first place is left out."""
    if not limits:
        return {lot: board.winner for lot, board in boards.items() if board.winner is not None}
    return share_out(lots=list(boards), offers=offers_of(boards, lower_wins=lower_wins), limits=limits)


def offers_of(boards: Mapping[str, Board], *, lower_wins: bool) -> list[Offer]:
    """Every ranked bid as an offer for its lot."""
    return [
        Offer(lot=lot, bidder=placed.contender.bidder, cost=cost_of(placed.figure, lower_wins), rank=at)
        for lot, board in boards.items()
        for at, placed in enumerate(board.placed, start=1)
    ]


def cost_of(figure: Fraction, lower_wins: bool) -> Fraction:
    """The figure turned so that the lower is the better."""
    return figure if lower_wins else -figure


def awards_in_words(boards: Mapping[str, Board], shared: Mapping[str, str], *, limited: bool) -> tuple[Award, ...]:
    """An award for every lot that is ranked, with the reason in a sentence."""
    return tuple(_award(lot, board, shared.get(lot), limited) for lot, board in boards.items())


def _award(lot: str, board: Board, bidder: str | None, limited: bool) -> Award:
    where = f"Lot {lot}: " if lot else ""
    if bidder is None:
        why = "no bid can be awarded within the limits." if board.placed else "no bid is ranked."
        return Award(lot=lot, bidder=None, rank=None, message=f"{where}{why}")
    placed = next(one for one in board.placed if one.contender.bidder == bidder)
    return Award(lot=lot, bidder=bidder, rank=placed.rank, message=f"{where}{_why(board, placed, limited)}")


def _why(board: Board, placed: Placed, limited: bool) -> str:
    bidder = placed.contender.bidder
    if placed.rank > 1:
        before = ", ".join(one.contender.bidder for one in board.placed if one.rank < placed.rank)
        return f"{bidder}, placed {placed.rank}, because {before} can win no more or better lots within the limits."
    if placed.tied_with:
        rule = f"told apart by the published rule “{placed.settled_by}”" if placed.settled_by else "still equal"
        return f"{bidder}, exactly equal with {', '.join(placed.tied_with)} and {rule}."
    return f"{bidder} is first" + (" and within the limits." if limited else ".")
