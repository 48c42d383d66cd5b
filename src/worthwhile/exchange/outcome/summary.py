"""The assessment summary of one bidder, as plain data that is kept: worthwhile/assessment-summary/1.

It holds what regulation 31 of the Procurement Regulations 2024 asks for as far as it was read: the score for each
criterion and part with its explanation, and the same of the winning bid. Nothing of anybody else stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from worthwhile.engines.scoring import (
    FORMULAS,
    Evaluation,
    Formula,
    LotResult,
    RankedBid,
    ScoreLine,
    ScoringResult,
    rounded,
    shown,
)

FORMAT = "worthwhile/assessment-summary/1"
PRICE = "price"
PRICE_LEFT_OUT = (
    "The price of the winning bid is not in this letter: the sources that this service rests on ask for scores and "
    "their explanation, and name no price."
)
FIGURE_LEFT_OUT = (
    "The figure that the winning bid was ranked by is worked out from its price, and is left out for the same reason."
)
ASSESSORS_LEFT_OUT = "Who scored is not named. The scores and reasons are those that were agreed on."


class Outcome(StrEnum):
    """What became of one bid for one lot."""

    WON = "won"
    NOT_WON = "not-won"
    NOT_RANKED = "not-ranked"
    NOBODY = "nobody"


@dataclass(frozen=True, kw_only=True)
class _Found:
    """One lot with the award that was decided for it; ``winner`` None: nobody."""

    lot: LotResult
    winner: str | None
    why_nobody: str


def assessed_summary(
    *,
    evaluation: Evaluation,
    result: ScoringResult,
    awards: Iterable[Mapping[str, Any]],
    bidder: str,
    with_price: bool = True,
) -> dict[str, Any]:
    """What one bidder is told of an evaluation. ``awards``: lot, bidder (None: nobody) and why nobody.

    ``with_price`` False: nobody was asked for a price, and the fixed one that stands in the evaluation is not told.
    """
    decided = {str(one["lot"]): one for one in awards}
    found = [
        _Found(lot=lot, winner=decided[lot.lot]["bidder"], why_nobody=str(decided[lot.lot].get("why_nobody") or ""))
        for lot in result.lots
        if lot.lot in decided and bidder in _bidders(result, lot)
    ]
    facts = FORMULAS[result.formula]
    return {
        "scored": True,
        "price_rule": {"code": str(result.formula), "name": facts.name, "says": facts.says} if with_price else None,
        "figure_name": result.figure_name,
        "scale": [{"score": str(level.score), "means": level.anchor} for level in evaluation.scheme.scale.levels],
        "lots": [_lot(evaluation, result, one, bidder, with_price) for one in found],
        "methods": list(result.methods),
        "left_out": list(_left_out(result, found, bidder, with_price)),
    }


def chosen_summary(*, winner: str, told_to: str, is_winner: bool, reasons: str) -> dict[str, Any]:
    """What a provider is told where nobody scored: who was chosen, and why."""
    outcome = Outcome.WON if is_winner else Outcome.NOT_WON
    lot = {"lot": "", "title": "", "outcome": str(outcome), "winner": winner, "why_nobody": "", "own": None}
    return {"scored": False, "told_to": told_to, "reasons": reasons, "lots": [lot], "methods": [], "left_out": []}


def _bidders(result: ScoringResult, lot: LotResult) -> set[str]:
    scored = {line.bidder for line in result.scores if line.lot == lot.lot}
    return scored | {one.bidder for one in lot.not_ranked} | {one.bidder for one in lot.ranking}


def _lot(evaluation: Evaluation, result: ScoringResult, found: _Found, bidder: str, with_price: bool) -> dict[str, Any]:
    lot = found.lot
    out = next((one for one in lot.not_ranked if one.bidder == bidder), None)
    own = next((one for one in lot.ranking if one.bidder == bidder), None)
    best = next((one for one in lot.ranking if one.bidder == found.winner), None)
    if found.winner == bidder:
        outcome = Outcome.WON
    elif own is None:
        outcome = Outcome.NOT_RANKED
    else:
        outcome = Outcome.NOT_WON if found.winner else Outcome.NOBODY
    return {
        "lot": lot.lot,
        "title": lot.title,
        "outcome": str(outcome),
        "winner": evaluation.bidder(found.winner).title if found.winner else None,
        "why_nobody": found.why_nobody,
        "why_not_ranked": list(out.reasons) if out else [],
        "own": _own(result, own, with_price),
        "winning_figure": _winning_figure(result, best) if outcome is not Outcome.WON else None,
        "tie": _tie(own, best),
        "beside_rank": best is not None and own is not None and best.rank > own.rank,
        "scores": list(_scores(result, lot, bidder, found.winner)),
    }


def _own(result: ScoringResult, own: RankedBid | None, with_price: bool) -> dict[str, Any] | None:
    if own is None:
        return None
    price = own.price if with_price else None
    return {
        "place": own.rank,
        "figure": _figure(result, own.figure),
        "quality": _plain(own.quality, result.decimals),
        "price": None if price is None else _plain(price, 0 if price.denominator == 1 else 2),
    }


def _winning_figure(result: ScoringResult, best: RankedBid | None) -> str | None:
    """The points of the winner; a figure made of its price stays out."""
    return None if best is None or result.lower_wins else _figure(result, best.figure)


def _tie(own: RankedBid | None, best: RankedBid | None) -> str:
    if own is None or best is None or best.bidder not in own.tied_with:
        return ""
    rule = str(best.settled_by or own.settled_by or "").replace("-", " ")
    return f"Both were exactly equal. The published rule told them apart: {rule}." if rule else "Both were equal."


def _scores(result: ScoringResult, lot: LotResult, bidder: str, winner: str | None) -> Iterator[dict[str, Any]]:
    """Each criterion and part of the own bid, beside the winner's."""
    lines = {(line.bidder, line.criterion): line for line in result.scores if line.lot == lot.lot}
    for (whose, criterion), line in lines.items():
        if whose == bidder:
            best = lines.get((winner, criterion)) if winner not in (None, bidder) else None
            yield {
                "criterion": criterion,
                "title": line.title,
                "part_of": line.part_of,
                "weight": shown(line.weight),
                "own": _score(result, line, is_own=True),
                "winning": None if best is None else _score(result, best, is_own=False),
            }


def _score(result: ScoringResult, line: ScoreLine, *, is_own: bool) -> dict[str, Any]:
    # The words on a price say what it is, which only its bidder is told.
    reason = "By the published price rule." if line.criterion == PRICE and not is_own else line.reason
    return {
        "score": None if line.score is None else shown(line.score),
        "points": None if line.points is None else _plain(line.points, result.decimals),
        "reason": reason,
    }


def _left_out(result: ScoringResult, found: Iterable[_Found], bidder: str, with_price: bool) -> Iterator[str]:
    beside = any(one.winner not in (None, bidder) for one in found)
    if beside and with_price and result.formula is not Formula.FIXED_PRICE:
        yield PRICE_LEFT_OUT
        if result.lower_wins:
            yield FIGURE_LEFT_OUT
    yield ASSESSORS_LEFT_OUT


def _figure(result: ScoringResult, figure: Fraction) -> str:
    return _plain(figure, 2 if result.lower_wins else result.decimals)


def _plain(number: Fraction, places: int) -> str:
    return f"{rounded(number, places):,f}"
