"""Scores set aside after others' were seen: what the ranking would be if they counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from worthwhile.engines.scoring.award import limits_of, share_lots
from worthwhile.engines.scoring.bid import Assessor, Bid
from worthwhile.engines.scoring.evaluation import Evaluation
from worthwhile.engines.scoring.prepared import PreparedLot, prepare_lots


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """The ranking of a lot if the scores of one assessor for one bid counted, which were set aside.

    ``award_before`` is who is awarded the lot without them, ``award_after`` with them, None where nobody is.
    ``ranking`` has the bidders in their order with them; empty where nothing can be told, as the panel would have had
    to agree on something first (``is_undecided``).
    """

    lot: str
    bidder: str
    assessor: str
    award_before: str | None
    award_after: str | None
    ranking: tuple[str, ...]
    is_undecided: bool
    message: str

    @property
    def changes(self) -> bool:
        """Whether the award hangs on what was set aside, as far as can be told."""
        return self.is_undecided or self.award_before != self.award_after


def try_set_aside(evaluation: Evaluation, shared: Mapping[str, str]) -> tuple[SetAside, ...]:
    """Every pair of assessor and bid whose scores were set aside, counted again; ``shared`` is who is awarded now."""
    pairs = dict.fromkeys((bid.bidder, one.assessor) for bid in evaluation.bids for one in bid.scores if one.set_aside)
    return tuple(found for bidder, assessor in pairs for found in _tried(evaluation, bidder, assessor, shared))


def _tried(evaluation: Evaluation, bidder: str, assessor: str, shared: Mapping[str, str]) -> Iterator[SetAside]:
    counted = _counted_again(evaluation, bidder, assessor)
    lots = prepare_lots(counted)
    boards = {ready.lot: ready.board for ready in lots if ready.board is not None and not ready.blocks}
    limits = limits_of(counted)
    hang_together = bool(limits) and len(boards) < len(lots)
    lower_wins = counted.scheme.price.formula.lower_wins
    after = {} if hang_together else share_lots(boards, limits=limits, lower_wins=lower_wins)
    own = {bid.lot for bid in evaluation.bids if bid.bidder == bidder and _has_set_aside(bid, assessor)}
    for ready in lots:
        is_undecided = bool(ready.blocks) or hang_together
        if ready.lot in own or is_undecided or after.get(ready.lot) != shared.get(ready.lot):
            yield _found(ready, bidder, assessor, shared, after, is_undecided=is_undecided)


def _found(
    ready: PreparedLot,
    bidder: str,
    assessor: str,
    shared: Mapping[str, str],
    after: Mapping[str, str],
    *,
    is_undecided: bool,
) -> SetAside:
    before, then = shared.get(ready.lot), None if is_undecided else after.get(ready.lot)
    whose = f"the scores of {assessor} for {bidder} that were set aside"
    if is_undecided:
        message = f"Whether {whose} would change the award cannot be told: the panel would have to agree on them first."
    elif then == before:
        message = f"With {whose} the award is the same: {before or 'nobody'}."
    else:
        message = f"With {whose} {then or 'nobody'} would be awarded in place of {before or 'nobody'}."
    placed = ready.board.placed if ready.board is not None and not is_undecided else ()
    return SetAside(
        lot=ready.lot,
        bidder=bidder,
        assessor=assessor,
        award_before=before,
        award_after=then,
        ranking=tuple(one.contender.bidder for one in placed),
        is_undecided=is_undecided,
        message=message,
    )


def _counted_again(evaluation: Evaluation, bidder: str, assessor: str) -> Evaluation:
    bids = tuple(_with_scores(bid, assessor) if bid.bidder == bidder else bid for bid in evaluation.bids)
    return replace(evaluation, bids=bids, assessors=tuple(_judging(evaluation.assessors, bidder, assessor)))


def _with_scores(bid: Bid, assessor: str) -> Bid:
    return replace(
        bid, scores=tuple(replace(one, set_aside="") if one.assessor == assessor else one for one in bid.scores)
    )


def _judging(assessors: Sequence[Assessor], bidder: str, assessor: str) -> Iterator[Assessor]:
    for one in assessors:
        left = tuple(name for name in one.recused_from if one.id != assessor or name != bidder)
        yield replace(one, recused_from=left)


def _has_set_aside(bid: Bid, assessor: str) -> bool:
    return any(one.assessor == assessor and one.set_aside for one in bid.scores)
