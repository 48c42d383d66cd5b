"""How firm an award is, as the page says it."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.engines.scoring import Evaluation, FlipKind, ScoringResult, SetAside, WeightEdge, rounded, shown

MOST_FLIPS = 60


@dataclass(frozen=True, kw_only=True)
class EdgeWords:
    """A weight, and how far it could have been other before somebody else were first."""

    name: str
    lot: str
    weight: str
    says: str


@dataclass(frozen=True, kw_only=True)
class FirmnessWords:
    """``verdict`` in words with its colour; ``flips`` by scores, of which ``more`` are not listed; then by weights."""

    verdict: str
    colour: str
    says: str
    flips: tuple[str, ...]
    more: int
    other_weights: str
    weight_flips: tuple[str, ...]
    edges: tuple[EdgeWords, ...]
    set_aside: tuple[str, ...]
    """The ranking with scores that were set aside, in a sentence each."""


def firmness_words(evaluation: Evaluation, result: ScoringResult) -> FirmnessWords:
    """What would have led to another award."""
    found = result.robustness
    if found.fragile is None:
        colour, says = "grey", "There is no award to try."
    elif not found.flips and found.fragile:
        colour = "red"
        says = (
            f"{found.tried:,} small changes were tried, and none leads to another award. But the award hangs on scores "
            "that were set aside: see below. Look at them before anybody signs."
        )
    elif found.fragile:
        colour = "red"
        says = (
            f"{found.tried:,} small changes were tried: one assessor’s score, or the score that counts, a level higher "
            "or lower; and other weights, where any were stated as right. Some lead to another award. Look at each "
            "before anybody signs."
        )
    else:
        colour = "yellow" if found.is_sampled else "green"
        says = f"{found.tried:,} small changes were tried, and none leads to another award."
    by_score = [flip for flip in found.flips if flip.kind is not FlipKind.WEIGHT]
    return FirmnessWords(
        verdict=found.verdict,
        colour=colour,
        says=says,
        flips=tuple(f"{_lot(flip.lot)}{flip.message}" for flip in by_score[:MOST_FLIPS]),
        more=max(0, len(by_score) - MOST_FLIPS),
        other_weights=found.on_other_weights,
        weight_flips=tuple(f"{_lot(flip.lot)}{flip.message}" for flip in found.flips if flip.kind is FlipKind.WEIGHT),
        set_aside=tuple(_aside(evaluation, one) for one in found.set_aside),
        edges=tuple(_edge(evaluation, edge, result.decimals) for edge in found.weights),
    )


def _aside(evaluation: Evaluation, one: SetAside) -> str:
    order = ", ".join(evaluation.bidder(name).title for name in one.ranking)
    return f"{_lot(one.lot)}{one.message}{f' The order with them: {order}.' if order else ''}"


def _lot(lot: str) -> str:
    return f"Lot {lot}: " if lot else ""


def _edge(evaluation: Evaluation, edge: WeightEdge, decimals: int) -> EdgeWords:
    names = {criterion.id: criterion.title for criterion in evaluation.scheme.criteria}
    parts = []
    for at, first, side in ((edge.below, edge.first_below, "below"), (edge.above, edge.first_above, "above")):
        if at is not None:
            who = evaluation.bidder(first).title if first else "nobody"
            parts.append(f"{side} {rounded(at, decimals):f} {who} is first")
    return EdgeWords(
        name=names.get(edge.criterion, "Price"),
        lot=edge.lot,
        weight=shown(edge.weight),
        says="; ".join(parts) or "no weight changes who is first",
    )
