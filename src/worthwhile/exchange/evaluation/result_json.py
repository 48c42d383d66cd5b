"""The outcome of an evaluation as plain data: exact figures beside rounded ones, so that anyone can check."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from worthwhile.engines.scoring import (
    FORMULAS,
    NOT_TESTED,
    Flip,
    LotResult,
    LowPrice,
    Note,
    NotRanked,
    RankedBid,
    Robustness,
    ScoreLine,
    ScoringResult,
    SetAside,
    WeightEdge,
    exact_text,
    rounded,
)
from worthwhile.kernel.working import Step

PLACES = 6


def scoring_data(result: ScoringResult, *, evaluation_hash: str) -> dict[str, Any]:
    """The whole outcome. A figure is a number of 6 decimals, and beside it ``..._exact`` is text without rounding."""
    facts = FORMULAS[result.formula]
    return {
        "title": result.title,
        "ranking": [_ranked(bid) for bid in result.ranking],
        "not_ranked": [_not_ranked(one) for lot in result.lots for one in lot.not_ranked],
        "blocks": [note_data(note) for note in result.blocks],
        "awards": [
            {"lot": award.lot, "bidder": award.bidder, "rank": award.rank, "message": award.message}
            for award in result.awards
        ],
        "scores": [_score(line) for line in result.scores],
        "price_formula": {
            "code": str(result.formula),
            "name": facts.name,
            "says": facts.says,
            "figure": result.figure_name,
            "lower_wins": result.lower_wins,
            "offered": not facts.refused_because,
        },
        "abnormally_low": [_low(low) for lot in result.lots for low in lot.low_prices],
        "robustness": _robustness(result.robustness),
        "warnings": [note_data(note) for note in result.warnings],
        "methods": list(result.methods),
        "lots": [_lot(lot) for lot in result.lots if lot.lot],
        "evaluation_hash": evaluation_hash,
    }


def note_data(note: Note) -> dict[str, str]:
    """One thing to know, with the code of its method page."""
    return {
        "code": note.code,
        "message": note.message,
        "lot": note.lot,
        "bidder": note.bidder,
        "criterion": note.criterion,
    }


def number(value: Fraction | None) -> float | None:
    """A figure for a reader; the exact one stands beside it."""
    return None if value is None else float(rounded(value, PLACES))


def _exact(name: str, value: Fraction | None) -> dict[str, Any]:
    return {name: number(value), f"{name}_exact": None if value is None else exact_text(value)}


def _ranked(bid: RankedBid) -> dict[str, Any]:
    return {
        "lot": bid.lot,
        "rank": bid.rank,
        "bidder": bid.bidder,
        "name": bid.name,
        **_exact("figure", bid.figure),
        **_exact("quality", bid.quality),
        "price": number(bid.price),
        **_exact("price_points", bid.price_points),
        "tied_with": list(bid.tied_with),
        "settled_by": None if bid.settled_by is None else str(bid.settled_by),
        "steps": [_step(step) for step in bid.steps],
    }


def _step(step: Step) -> dict[str, str]:
    return {"label": step.label, "formula": step.formula, "result": f"{step.result:f}", "unit": step.unit}


def _not_ranked(one: NotRanked) -> dict[str, Any]:
    return {"lot": one.lot, "bidder": one.bidder, "code": one.code, "reasons": list(one.reasons)}


def _score(line: ScoreLine) -> dict[str, Any]:
    return {
        "lot": line.lot,
        "bidder": line.bidder,
        "criterion": line.criterion,
        "part_of": line.part_of or None,
        "weight": number(line.weight),
        **_exact("score", line.score),
        **_exact("points", line.points),
        "how": line.how,
        "reason": line.reason,
        "individual": [
            {
                "assessor": given.assessor,
                "score": number(Fraction(given.score)),
                "reason": given.reason,
                "evidence": given.evidence,
            }
            for given in line.given
        ],
    }


def _low(low: LowPrice) -> dict[str, Any]:
    labour = low.labour
    return {
        "lot": low.lot,
        "bidder": low.bidder,
        "price": number(low.price),
        **_exact("below_mean", low.below_mean),
        **_exact("below_next", low.below_next),
        "labour_floor": None
        if labour is None
        else {
            "wage": number(labour.wage),
            "floor": number(labour.floor),
            "at_own_wage": number(labour.at_own_wage),
            "at_living_wage": number(labour.at_living_wage),
        },
        "flags": list(low.flags),
        "not_tested": [{"code": code, "message": NOT_TESTED[code]} for code in low.not_tested],
    }


def _robustness(found: Robustness) -> dict[str, Any]:
    return {
        "fragile": found.fragile,
        "tried": found.tried,
        "flips": [_flip(flip) for flip in found.flips],
        "weights": [_edge(edge) for edge in found.weights],
        "other_weights": {
            "stated": bool(found.ranges),
            "sampled": found.is_sampled,
            "message": found.on_other_weights,
            "ranges": [
                {
                    "criterion": one.criterion,
                    "weight": number(one.weight),
                    "low": number(one.low),
                    "high": number(one.high),
                }
                for one in found.ranges
            ],
        },
        "set_aside": [_set_aside(one) for one in found.set_aside],
    }


def _set_aside(one: SetAside) -> dict[str, Any]:
    return {
        "lot": one.lot,
        "bidder": one.bidder,
        "assessor": one.assessor,
        "award_without": one.award_before,
        "award_with": one.award_after,
        "ranking_with": list(one.ranking),
        "undecided": one.is_undecided,
        "message": one.message,
    }


def _flip(flip: Flip) -> dict[str, Any]:
    return {
        "kind": str(flip.kind),
        "lot": flip.lot,
        "bidder": flip.bidder or None,
        "criterion": flip.criterion,
        "assessor": flip.assessor or None,
        **_exact("before", flip.before),
        **_exact("after", flip.after),
        "weights": [
            {
                "criterion": move.criterion,
                **_exact("before", move.before),
                **_exact("turns_at", move.turns_at),
                **_exact("tried_at", move.tried_at),
            }
            for move in flip.weights
        ],
        "award_before": flip.award_before,
        "award_after": flip.award_after,
        "tie": flip.is_tie,
        "message": flip.message,
    }


def _edge(edge: WeightEdge) -> dict[str, Any]:
    return {
        "lot": edge.lot,
        "criterion": edge.criterion,
        "weight": number(edge.weight),
        **_exact("flips_below", edge.below),
        "first_below": edge.first_below,
        **_exact("flips_above", edge.above),
        "first_above": edge.first_above,
        "range_low": number(edge.low),
        "range_high": number(edge.high),
    }


def _lot(lot: LotResult) -> dict[str, Any]:
    return {"id": lot.lot, "title": lot.title, "ranked": len(lot.ranking), "blocked": bool(lot.blocks)}
