"""Bids that do not win and decide all the same: found among those given, or as one that somebody could add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from worthwhile.engines.scoring.evaluation import Evaluation
from worthwhile.engines.scoring.merit import NOTHING, Contender, PriceNotDefined
from worthwhile.engines.scoring.order import Board, Placed, rank
from worthwhile.engines.scoring.prepared import PreparedLot, prepare_lots
from worthwhile.engines.scoring.trials import PLANTED

PRICES_TRIED = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """A bid that does not win and changes the order of the others.

    ``bid`` is in ``with_it`` and not in ``without``; both are whole boards, best first. ``is_added`` says that it was
    made up (the poorest quality that may be ranked, at ``price``) and not among the bids. ``first_without`` and
    ``first_with`` are None where a tie is left.
    """

    lot: str
    bid: str
    price: Fraction
    is_added: bool
    without: tuple[Placed, ...]
    with_it: tuple[Placed, ...]
    first_without: str | None
    first_with: str | None

    @property
    def changes_first(self) -> bool:
        """Whether another bid is first because of it."""
        return self.first_without != self.first_with


def find_reversals(*, evaluation: Evaluation) -> tuple[Reversal, ...]:
    """Every bid that does not win and without which the others would stand in another order; and planted bids.

    A planted bid is the poorest that may be ranked. It is tried at 24 prices, from half the lowest to twice the highest
    of the bids (no more than the cap), and told once for each bidder whom it makes first. None under PF-4 to PF-8,
    whose figures hang on no other bid, and none in a lot that cannot be ranked yet. Method: SC-10.
    """
    if not evaluation.scheme.price.formula.is_relative:
        return ()
    return tuple(one for ready in prepare_lots(evaluation) if not ready.blocks for one in _of_lot(ready))


def _of_lot(ready: PreparedLot) -> Iterator[Reversal]:
    board = ready.board
    if board is None or board.winner is None:
        return
    standing = [placed.contender for placed in board.placed]
    for left_out in standing:
        if left_out.bidder == board.winner:
            continue
        others = [one for one in standing if one is not left_out]
        yield from _reversal(ready, left_out, _ranked(ready, others), board, is_added=False)
    told: set[str | None] = set()
    for planted in _planted(ready, standing):
        for one in _reversal(ready, planted, board, _ranked(ready, [*standing, planted]), is_added=True):
            if one.changes_first and one.first_with not in told:
                told.add(one.first_with)
                yield one


def _reversal(
    ready: PreparedLot, bid: Contender, without: Board | None, with_it: Board | None, *, is_added: bool
) -> Iterator[Reversal]:
    if without is None or with_it is None or with_it.winner in (bid.bidder, None):
        return
    if _order(without, bid.bidder) == _order(with_it, bid.bidder):
        return
    assert bid.price is not None
    yield Reversal(
        lot=ready.lot,
        bid=bid.bidder,
        price=bid.price,
        is_added=is_added,
        without=without.placed,
        with_it=with_it.placed,
        first_without=without.winner,
        first_with=with_it.winner,
    )


def _order(board: Board, without: str) -> list[str]:
    return [placed.contender.bidder for placed in board.placed if placed.contender.bidder != without]


def _ranked(ready: PreparedLot, contenders: Iterable[Contender]) -> Board | None:
    try:
        return rank(contenders, weights=ready.weights, terms=ready.terms, ties=ready.scheme.ties)
    except PriceNotDefined:
        return None


def _planted(ready: PreparedLot, standing: list[Contender]) -> Iterator[Contender]:
    """The poorest bid that may be ranked, at one price after another."""
    prices = [one.price for one in standing if one.price is not None]
    low, high = min(prices) / 2, max(prices) * 2
    cap = ready.terms.price_cap
    if cap is not None:
        low, high = min(low, cap), min(high, cap)
    shares = _poorest(ready)
    for step in range(PRICES_TRIED):
        price = low + (high - low) * step / (PRICES_TRIED - 1)
        if price > 0:
            yield Contender(bidder=PLANTED, shares=shares, price=price)


def _poorest(ready: PreparedLot) -> dict[str, Fraction]:
    """The least share of each criterion that reaches its pass marks and the floor."""
    highest = Fraction(ready.scheme.scale.highest)
    floor = (ready.terms.quality_floor or NOTHING) / 100
    found = {}
    for criterion in ready.scheme.criteria:
        marks = [Fraction(marked.pass_mark or 0) for marked in criterion.with_parts]
        found[criterion.id] = max(floor, max(marks) / highest)
    return found
