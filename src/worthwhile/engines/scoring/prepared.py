"""One lot made ready: panel's scores, who may be ranked, the terms, and what still stands in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from worthwhile.engines.scoring.bid import Bid
from worthwhile.engines.scoring.draw import draw_tickets
from worthwhile.engines.scoring.evaluation import Evaluation
from worthwhile.engines.scoring.exact import shown
from worthwhile.engines.scoring.merit import (
    ONE,
    Contender,
    PriceNotDefined,
    Terms,
    Weights,
    quality_of_100,
    quality_points,
    terms_of,
    weights_of,
)
from worthwhile.engines.scoring.notes import NO_PRICE, STANDING, TIES, Note
from worthwhile.engines.scoring.order import Barred, Board, rank
from worthwhile.engines.scoring.panel import JudgedBid, Panel
from worthwhile.engines.scoring.scheme import Scheme
from worthwhile.engines.scoring.standing import (
    NotRanked,
    below_pass_marks,
    condition_notes,
    missing_facts,
    missing_price,
    shares_of,
    shut_out,
    without_price,
)
from worthwhile.engines.scoring.vocabulary import TieRule


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedLot:
    """A lot with everything that decides it. ``board`` is None while ``blocks`` says what is missing.

    ``scores`` holds the decided scores, by bidder and leaf, of every bid that could be ranked if its scores allowed:
    those below a pass mark too, as another score might bring them in. ``contenders`` are the same bids reduced to what
    decides, None for those below a pass mark.
    """

    lot: str
    scheme: Scheme
    weights: Weights
    terms: Terms
    judged: Mapping[str, JudgedBid]
    scores: Mapping[str, Mapping[str, Fraction]]
    bases: Mapping[str, Contender]
    contenders: Mapping[str, Contender | None]
    not_ranked: tuple[NotRanked, ...]
    blocks: tuple[Note, ...]
    notes: tuple[Note, ...]
    board: Board | None

    def contender(self, bidder: str, scores: Mapping[str, Fraction]) -> Contender | None:
        """A bidder with these scores; None where they miss a pass mark."""
        return _contender(self.scheme, self.bases[bidder], scores)

    def ranked_again(
        self, *, changed: Mapping[str, Mapping[str, Fraction]] | None = None, weights: Weights | None = None
    ) -> Board:
        """The board with other scores of some bidders, or other weights. Raises PriceNotDefined."""
        others = {bidder: self.contender(bidder, scores) for bidder, scores in (changed or {}).items()}
        found = {**self.contenders, **others}.values()
        contenders = [contender for contender in found if contender is not None]
        return rank(contenders, weights=weights or self.weights, terms=self.terms, ties=self.scheme.ties)


def prepare_lots(evaluation: Evaluation) -> tuple[PreparedLot, ...]:
    """Every lot in the published order; one without a name where there are none."""
    panel = Panel(scheme=evaluation.scheme, assessors=evaluation.assessors)
    lots = [lot.id for lot in evaluation.scheme.lots] or [""]
    return tuple(_prepare(evaluation, panel, lot, [bid for bid in evaluation.bids if bid.lot == lot]) for lot in lots)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stand:
    """A bid is out, or something is missing, or it has its ``scores``; ``notes`` are to be said in each case."""

    notes: tuple[Note, ...]
    out: NotRanked | None = None
    missing: tuple[Note, ...] = ()
    scores: Mapping[str, Fraction] | None = None


def _stand(scheme: Scheme, bid: Bid, judged: JudgedBid) -> _Stand:
    notes = tuple(condition_notes(scheme, bid))
    reasons, price = shut_out(scheme, bid), without_price(bid)
    if reasons or price:
        told = (*reasons, price) if price else reasons
        code = STANDING if reasons else NO_PRICE
        return _Stand(notes=notes, out=NotRanked(lot=bid.lot, bidder=bid.bidder, reasons=told, code=code))
    notes = (*notes, *judged.notes)
    missing = (*missing_facts(scheme, bid), *judged.blocks)
    scores = {leaf: one.score for leaf, one in judged.decided.items() if one.score is not None}
    unpriced = tuple(missing_price(scheme, bid))
    if unpriced and not missing and (missed := below_pass_marks(scheme, scores)):
        # It is out whatever its price is.
        return _Stand(notes=notes, out=NotRanked(lot=bid.lot, bidder=bid.bidder, reasons=missed))
    missing += unpriced
    return _Stand(notes=notes, missing=missing, scores=None if missing else scores)


def _prepare(evaluation: Evaluation, panel: Panel, lot: str, bids: Sequence[Bid]) -> PreparedLot:
    scheme = evaluation.scheme
    judged = {bid.bidder: panel.judge(bid) for bid in bids}
    tickets = _tickets(evaluation, bids)
    stands = {bid.bidder: _stand(scheme, bid, judged[bid.bidder]) for bid in bids}
    scores = {name: one.scores for name, one in stands.items() if one.scores is not None}
    bases = {bid.bidder: _base(bid, tickets.get(bid.bidder)) for bid in bids if bid.bidder in scores}
    blocks = tuple(note for one in stands.values() for note in one.missing)
    ready = PreparedLot(
        lot=lot,
        scheme=scheme,
        weights=weights_of(scheme),
        terms=terms_of(scheme.price, scheme.lot(lot)),
        judged=judged,
        scores=scores,
        bases=bases,
        contenders={bidder: _contender(scheme, bases[bidder], scores[bidder]) for bidder in bases},
        not_ranked=tuple(one.out for one in stands.values() if one.out is not None),
        blocks=blocks,
        notes=tuple(note for one in stands.values() for note in one.notes),
        board=None,
    )
    return ready if blocks else _ranked(ready, evaluation)


def _ranked(ready: PreparedLot, evaluation: Evaluation) -> PreparedLot:
    try:
        board = ready.ranked_again()
    except PriceNotDefined as error:
        message = f"{error} Look at the prices, or set a bid aside with its reason."
        return replace(ready, blocks=(Note(code=NO_PRICE, message=message, lot=ready.lot),))
    out = [*ready.not_ranked]
    for bidder, scores in ready.scores.items():
        if reasons := below_pass_marks(ready.scheme, scores):
            out.append(NotRanked(lot=ready.lot, bidder=bidder, reasons=reasons))
    for contender, why in board.barred:
        reason = _barred_words(contender, why, ready)
        out.append(NotRanked(lot=ready.lot, bidder=contender.bidder, reasons=(reason,)))
    blocks = _tie_blocks(ready, board, evaluation)
    return replace(ready, not_ranked=tuple(out), blocks=blocks, board=board)


def _contender(scheme: Scheme, base: Contender, scores: Mapping[str, Fraction]) -> Contender | None:
    if below_pass_marks(scheme, scores):
        return None
    return replace(base, shares=shares_of(scheme, scores))


def _base(bid: Bid, ticket: int | None) -> Contender:
    return Contender(
        bidder=bid.bidder,
        shares={},
        price=None if bid.price is None else Fraction(bid.price),
        denominator=ONE if bid.denominator is None else Fraction(bid.denominator),
        life_cycle_cost=Fraction(bid.life_cycle_cost or 0),
        ticket=ticket,
    )


def _tickets(evaluation: Evaluation, bids: Sequence[Bid]) -> dict[str, int]:
    """Tickets where a lot can be drawn: every bid sealed, and a public value."""
    if evaluation.draw is None or not all(bid.sealed_hash for bid in bids):
        return {}
    sealed = {bid.bidder: bid.sealed_hash for bid in bids}
    return draw_tickets(
        sealed_hashes=sealed, every_hash=sealed.values(), public_randomness=evaluation.draw.public_randomness
    )


def _barred_words(contender: Contender, why: Barred, ready: PreparedLot) -> str:
    if why is Barred.PRICE_CAP:
        assert contender.price is not None
        assert ready.terms.price_cap is not None
        return f"The price, {shown(contender.price)}, is above the published cap of {shown(ready.terms.price_cap)}."
    assert ready.terms.quality_floor is not None
    quality = quality_of_100(quality_points(contender, ready.weights), ready.weights)
    floor = shown(ready.terms.quality_floor)
    return f"Quality, {shown(quality)} of 100, is below the published floor of {floor}."


def _tie_blocks(ready: PreparedLot, board: Board, evaluation: Evaluation) -> tuple[Note, ...]:
    """A tie that is left stops the lot where it is for the first place, or anywhere where lots are limited."""
    limited = evaluation.scheme.most_lots is not None or any(bidder.most_lots for bidder in evaluation.bidders)
    ranks = [placed.rank for placed in board.placed]
    tied = [placed for placed in board.placed if ranks.count(placed.rank) > 1 and (placed.rank == 1 or limited)]
    if not tied:
        return ()
    names = ", ".join(placed.contender.bidder for placed in tied)
    if TieRule.DRAWN_LOT in ready.scheme.ties:
        todo = "Draw the lot: give the hash of every sealed bid, and the public value under draw."
    else:
        todo = "The published rules leave it open: no drawn lot is among them."
    message = f"{names} are exactly equal by every rule that could be applied. {todo}"
    return (Note(code=TIES, message=message, lot=ready.lot),)
