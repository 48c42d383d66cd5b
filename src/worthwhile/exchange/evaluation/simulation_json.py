"""What came of trying a scheme, as plain data."""

from __future__ import annotations

from typing import Any

from worthwhile.engines.scoring import (
    FORMULAS,
    Counted,
    EffectiveWeight,
    LotSimulation,
    SimulationResult,
)
from worthwhile.exchange.evaluation.result_json import note_data, number


def simulation_data(result: SimulationResult, *, seed: int, evaluation_hash: str) -> dict[str, Any]:
    """The whole result; shares are fractions from 0 to 1, weights per cent."""
    return {
        "title": result.title,
        "price_formula": {
            "code": str(result.formula),
            "name": FORMULAS[result.formula].name,
            "says": FORMULAS[result.formula].says,
        },
        "sound": result.is_sound,
        "refused": result.refused or None,
        "trials": result.trials,
        "seed": seed,
        "lots": [_lot(lot) for lot in result.lots],
        "warnings": [note_data(note) for note in result.warnings],
        "evaluation_hash": evaluation_hash,
    }


def _lot(lot: LotSimulation) -> dict[str, Any]:
    trials = lot.trials
    return {
        "lot": lot.lot,
        "prices": {"low": number(lot.low), "high": number(lot.high)},
        "rank_reversal": {"order": _counted(trials.order_changes), "first": _counted(trials.first_changes)},
        "monotonicity": {"lower_price": _counted(trials.price_harm), "higher_score": _counted(trials.quality_harm)},
        "second_bid_of_a_group": _counted(trials.planted),
        "effective_weights": [_weight(one) for one in lot.effective_weights],
        "effective_weights_of_bids": [_weight(one) for one in lot.effective_weights_of_bids],
        "price_per_point": [
            {"price": number(one.price), "quality": number(one.quality), "pounds_per_point": number(one.pounds)}
            for one in lot.price_table
        ],
        "one_level_is_worth": [
            {"criterion": one.criterion, "points": number(one.points), "pounds": number(one.pounds)}
            for one in lot.level_worths
        ],
        "odd_prices": [{"case": one.case, "outcome": one.outcome} for one in lot.odd_prices],
    }


def _counted(counted: Counted) -> dict[str, Any]:
    return {
        "tried": counted.tried,
        "found": counted.found,
        "share": number(counted.share),
        "example": counted.example or None,
    }


def _weight(one: EffectiveWeight) -> dict[str, Any]:
    return {"criterion": one.criterion, "nominal": number(one.nominal), "effective": round(one.effective, 2)}
