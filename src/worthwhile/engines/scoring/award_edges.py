"""How far each bid is from winning or losing its lot: the exact cost at which the award changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from worthwhile.engines.scoring.assignment import Offer, share_out
from worthwhile.engines.scoring.award import cost_of, offers_of
from worthwhile.engines.scoring.order import Board


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One bid of one lot. A cost is a figure turned so that lower is better.

    ``limit`` is the cost at which the award is on the edge: a bid that is awarded loses above it, one that is not wins
    below it. None means that no cost moves it. ``rival`` is who gets the lot if the bid loses it, where that is plain.
    """

    is_awarded: bool
    limit: Fraction | None
    rival: str | None = None


def edge_of(
    *, lot: str, bidder: str, boards: Mapping[str, Board], shared: Mapping[str, str], limits: Mapping[str, int],
    lower_wins: bool,
) -> Edge:  # fmt: skip
    """The edge of a bid, ranked or not, among the other bids as they are."""
    is_awarded = shared.get(lot) == bidder
    if not limits:
        others = [placed for placed in boards[lot].placed if placed.contender.bidder != bidder]
        if not others:
            return Edge(is_awarded=is_awarded, limit=None)
        best = others[0]
        # Where the next are equal among themselves it is not plain who of them gets it.
        is_plain = sum(placed.figure == best.figure for placed in others) == 1
        limit = cost_of(best.figure, lower_wins)
        return Edge(is_awarded=is_awarded, limit=limit, rival=best.contender.bidder if is_plain else None)
    offers = [offer for offer in offers_of(boards, lower_wins=lower_wins) if (offer.lot, offer.bidder) != (lot, bidder)]
    return _limited_edge(lot, bidder, offers, list(boards), shared, limits, is_awarded)


def _limited_edge(
    lot: str,
    bidder: str,
    offers: list[Offer],
    lots: list[str],
    shared: Mapping[str, str],
    limits: Mapping[str, int],
    is_awarded: bool,
) -> Edge:
    """With limits the lots hang together: set the best way with this bid in its lot beside the best way without."""
    without = share_out(lots=lots, offers=offers, limits=limits)
    left = {**limits, bidder: limits.get(bidder, len(lots)) - 1}
    rest = [one for one in lots if one != lot]
    kept = [offer for offer in offers if offer.lot != lot and (offer.bidder != bidder or left[bidder] > 0)]
    beside = share_out(lots=rest, offers=kept, limits=left)
    if len(beside) + 1 != len(without):
        # Awarding the lot to this bid awards one lot more or fewer in all, so its cost decides nothing.
        return Edge(is_awarded=is_awarded, limit=None)
    limit = _total(offers, without) - _total(kept, beside)
    return Edge(is_awarded=is_awarded, limit=limit, rival=without.get(lot))


def _total(offers: list[Offer], shared: Mapping[str, str]) -> Fraction:
    return sum((offer.cost for offer in offers if shared.get(offer.lot) == offer.bidder), Fraction(0))
