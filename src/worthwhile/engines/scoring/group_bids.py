"""Two bids of one group of companies for one lot, and whether the one decides for the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from worthwhile.engines.scoring.evaluation import Evaluation
from worthwhile.engines.scoring.merit import PriceNotDefined
from worthwhile.engines.scoring.notes import GROUPS, Note
from worthwhile.engines.scoring.prepared import PreparedLot


def look_at_groups(evaluation: Evaluation, ready: PreparedLot) -> Iterator[Note]:
    """A note for each group with several bids in a lot; and where leaving one out would change who is first."""
    groups: dict[str, list[str]] = {}
    for bidder in ready.scores:
        group = evaluation.bidder(bidder).group.strip()
        if group:
            groups.setdefault(group.casefold(), []).append(bidder)
    for members in groups.values():
        if len(members) < 2:
            continue
        group = evaluation.bidder(members[0]).group.strip()
        message = f"{' and '.join(members)} belong to one group, {group}. Find out whether the bids were made apart."
        yield Note(code=GROUPS, message=message, lot=ready.lot)
        yield from _deciding(ready, group, members)


def _deciding(ready: PreparedLot, group: str, members: list[str]) -> Iterator[Note]:
    if ready.board is None or ready.board.winner is None:
        return
    winner = ready.board.winner
    for bidder in members:
        if bidder == winner:
            continue
        others = {name: contender for name, contender in ready.contenders.items() if name != bidder}
        try:
            without = replace(ready, contenders=others).ranked_again().winner
        except PriceNotDefined:
            continue
        if without != winner:
            message = (
                f"Without the bid of {bidder} ({group}), which does not win, {without or 'nobody'} would be first in "
                f"place of {winner}."
            )
            yield Note(code=GROUPS, message=message, lot=ready.lot, bidder=bidder)
