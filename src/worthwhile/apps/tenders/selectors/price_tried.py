"""A price formula tried on made-up bids: what somebody chose, and what comes of it. Nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from worthwhile.engines.scoring import (
    FORMAT,
    FORMULAS,
    Evaluation,
    Formula,
    PriceCurve,
    Reversal,
    ScoringResult,
    SimulationResult,
    find_reversals,
    price_curves,
    read_evaluation,
    score_evaluation,
    simulate,
)
from worthwhile.kernel.problems import InvalidInput, Problem

# Made-up competitions a look: enough to show what is wrong within a fifth of a second. The command tries 10,000.
TRIALS = 200
SEED = 1
QUALITY, SOCIAL_VALUE = "quality", "social-value"
PARAMETERS = ("benchmark", "pounds_per_point", "quality_base", "quality_floor", "price_cap", "fixed_price")
_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, kw_only=True)
class MadeUpBid:
    """One row: a name, a price in pounds, and scores from 0 to 100."""

    name: str
    price: Decimal
    quality: Decimal
    social_value: Decimal


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What somebody chose. Weights are per cent and add up to 100; ``parameters`` may hold more than is used."""

    formula: Formula
    nation: str
    price_weight: Decimal
    quality_weight: Decimal
    social_value_weight: Decimal
    parameters: Mapping[str, Decimal | None]
    bids: tuple[MadeUpBid, ...]


@dataclass(frozen=True, kw_only=True)
class UnderFormula:
    """The same bids under one formula; ``result`` is None where ``missing`` names a parameter that nobody entered."""

    formula: Formula
    result: ScoringResult | None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PriceTried:
    """What comes of the choices. For PF-8, which cannot be tried, ``evaluation`` and what follows of it are None."""

    choices: Choices
    evaluation: Evaluation | None
    result: ScoringResult | None
    simulation: SimulationResult | None
    reversals: tuple[Reversal, ...]
    under: tuple[UnderFormula, ...]
    curves: tuple[PriceCurve, ...]


def weights_under(choices: Choices, formula: Formula) -> tuple[Decimal, Decimal]:
    """The weights of quality and social value: in proportion to 100 where the formula gives price none."""
    quality, social_value = choices.quality_weight, choices.social_value_weight
    whole = quality + social_value
    if formula.is_weighted or not whole:
        return quality, social_value
    quality = (quality * 100 / whole).quantize(Decimal("0.01"))
    return quality, 100 - quality


def missing_parameters(choices: Choices, formula: Formula) -> tuple[str, ...]:
    """What the formula needs and nobody entered."""
    return tuple(name for name in FORMULAS[formula].needs if name in PARAMETERS and choices.parameters[name] is None)


def price_evaluation(choices: Choices, formula: Formula) -> Evaluation:
    """The choices as an evaluation under a formula. Raises InvalidInput with every problem."""
    return read_evaluation(_evaluation_data(choices, formula))


def try_price(choices: Choices) -> PriceTried:
    """Score the made-up bids, look for bids that decide without winning, and try the formula many times.

    Raises InvalidInput with every problem.
    """
    can_be_tried = choices.formula is not Formula.WEIGHTED_VALUE
    evaluation = price_evaluation(choices, choices.formula) if can_be_tried else None
    result = score_evaluation(evaluation=evaluation) if evaluation else None
    return PriceTried(
        choices=choices,
        evaluation=evaluation,
        result=result,
        simulation=_simulated(evaluation) if evaluation else None,
        reversals=find_reversals(evaluation=evaluation) if evaluation else (),
        under=tuple(_under_each(choices)),
        curves=_curves(choices, result),
    )


def _curves(choices: Choices, result: ScoringResult | None) -> tuple[PriceCurve, ...]:
    """Beside the prices that are ranked: what is left out moves no points."""
    ranked = [bid.price for bid in result.ranking if bid.price is not None] if result else []
    benchmark = choices.parameters["benchmark"]
    return price_curves(
        bids=ranked or [Fraction(bid.price) for bid in choices.bids],
        weight=Fraction(choices.price_weight),
        benchmark=Fraction(benchmark) if benchmark else None,
    )


def _simulated(evaluation: Evaluation) -> SimulationResult:
    return simulate(evaluation=evaluation, trials=TRIALS, rng=np.random.default_rng(SEED))


def _under_each(choices: Choices) -> Iterator[UnderFormula]:
    for formula in Formula:
        if formula is Formula.WEIGHTED_VALUE:
            continue
        missing = missing_parameters(choices, formula)
        if formula.is_weighted and not choices.price_weight:
            missing = ("weight",)
        if missing:
            yield UnderFormula(formula=formula, result=None, missing=missing)
            continue
        try:
            result = score_evaluation(evaluation=price_evaluation(choices, formula))
        except InvalidInput as error:
            # What another formula asks for is no fault of the one that was chosen.
            yield UnderFormula(formula=formula, result=None, missing=_fields(error.problems))
        else:
            yield UnderFormula(formula=formula, result=result)


def _fields(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    return tuple(problem.path.rpartition(".")[2] for problem in problems)


def _evaluation_data(choices: Choices, formula: Formula) -> dict[str, Any]:
    quality, social_value = weights_under(choices, formula)
    criteria = [
        {"id": QUALITY, "name": "Quality", "weight": quality},
        {"id": SOCIAL_VALUE, "name": "Social value", "kind": "social-value", "weight": social_value},
    ]
    weighed = [criterion for criterion in criteria if criterion["weight"]]
    prices = [bid.price for bid in choices.bids]
    names = _ids(choices.bids)
    return {
        "format": FORMAT,
        "title": "Made-up bids",
        "scheme": {
            "nation": choices.nation,
            "criteria": weighed,
            "price": _price_rule(choices, formula),
            "scale": {"levels": [{"score": score} for score in range(101)]},
        },
        "expected": {"price": {"low": min(prices), "high": max(prices)}},
        "assessors": [{"id": "panel"}],
        "bidders": [{"id": id, "name": bid.name} for id, bid in zip(names, choices.bids, strict=True)],
        "bids": [
            _bid(id, bid, formula, {str(one["id"]) for one in weighed})
            for id, bid in zip(names, choices.bids, strict=True)
        ],
    }


def _price_rule(choices: Choices, formula: Formula) -> dict[str, Any]:
    used = (*FORMULAS[formula].needs, *FORMULAS[formula].takes)
    rule: dict[str, Any] = {
        name: number for name, number in choices.parameters.items() if name in used and number is not None
    }
    if formula.is_weighted:
        rule["weight"] = choices.price_weight
    if not formula.is_offered:
        rule["reproduce"] = True
    return {"formula": str(formula), **rule}


def _bid(id: str, bid: MadeUpBid, formula: Formula, criteria: set[str]) -> dict[str, Any]:
    scores = {QUALITY: bid.quality, SOCIAL_VALUE: bid.social_value}
    found: dict[str, Any] = {
        "bidder": id,
        "scores": [
            {"criterion": name, "assessor": "panel", "score": score, "reason": "Made up", "evidence": "Made up"}
            for name, score in scores.items()
            if name in criteria
        ],
    }
    return found if formula is Formula.FIXED_PRICE else {**found, "price": bid.price}


def _ids(bids: tuple[MadeUpBid, ...]) -> list[str]:
    """A word for each bid, as near to its name as a word may be; none twice."""
    ids: list[str] = []
    for at, bid in enumerate(bids, start=1):
        word = _NOT_IN_AN_ID.sub("-", bid.name).strip("-_")
        taken = not word or word.casefold() == "price" or word in ids
        ids.append(f"bid-{at}" if taken else word)
    return ids
