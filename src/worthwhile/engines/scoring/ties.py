"""Who is left equal by every published rule, so that a lot has to be drawn."""

from __future__ import annotations

from worthwhile.engines.scoring.evaluation import Evaluation
from worthwhile.engines.scoring.notes import TIES
from worthwhile.engines.scoring.prepared import prepare_lots


def equal_bidders(evaluation: Evaluation) -> dict[str, tuple[str, ...]]:
    """The bidders that share a rank, by the lot in which a tie stands in the way. Raises InvalidInput."""
    found = {}
    for ready in prepare_lots(evaluation):
        if ready.board is not None and any(note.code == TIES for note in ready.blocks):
            ranks = [placed.rank for placed in ready.board.placed]
            found[ready.lot] = tuple(
                placed.contender.bidder for placed in ready.board.placed if ranks.count(placed.rank) > 1
            )
    return found


def is_blocked(evaluation: Evaluation) -> bool:
    """Whether something but a tie stands in the way of a ranking."""
    return any(note.code != TIES for ready in prepare_lots(evaluation) for note in ready.blocks)
