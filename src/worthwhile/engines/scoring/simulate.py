"""A scheme tried before it is published: is it sound, what really decides, and what is a point worth?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from worthwhile.engines.scoring.effective_weights import EffectiveWeight, EffectiveWeights
from worthwhile.engines.scoring.evaluation import Evaluation
from worthwhile.engines.scoring.exact import shown
from worthwhile.engines.scoring.formulas import FORMULAS, Formula
from worthwhile.engines.scoring.merit import HUNDRED, Contender, PriceNotDefined, field_of, figure_of
from worthwhile.engines.scoring.notes import EFFECTIVE_WEIGHTS, INDEPENDENCE, MONOTONICITY, Note
from worthwhile.engines.scoring.prepared import prepare_lots
from worthwhile.engines.scoring.price_per_point import LevelWorth, PricePerPoint, level_worths, price_table
from worthwhile.engines.scoring.price_rule import refusal
from worthwhile.engines.scoring.score import scheme_notes
from worthwhile.engines.scoring.simulated_bids import BidMaker
from worthwhile.engines.scoring.trials import TrialRunner, Trials
from worthwhile.kernel.problems import InvalidInput, Problem

# Where the part that a criterion really plays is this many points from its weight, it is said.
WIDE_GAP = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OddPrice:
    """What happens to a bid with a price of 0, or with none."""

    case: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LotSimulation:
    """What came of one lot; without a name where there are none. Prices are those drawn between, None where fixed.

    ``effective_weights_of_bids`` are those of the bids in the evaluation, empty where there are none to compare.
    """

    lot: str
    low: Fraction | None
    high: Fraction | None
    trials: Trials
    effective_weights: tuple[EffectiveWeight, ...]
    effective_weights_of_bids: tuple[EffectiveWeight, ...]
    price_table: tuple[PricePerPoint, ...]
    level_worths: tuple[LevelWorth, ...]
    odd_prices: tuple[OddPrice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationResult:
    """Whether a scheme is sound. ``refused`` says why no award may stand on it, empty where one may.

    ``is_sound`` is true where nothing was found that should never happen, and the formula is one that is offered.
    """

    title: str
    formula: Formula
    decimals: int
    trials: int
    is_sound: bool
    refused: str
    lots: tuple[LotSimulation, ...]
    warnings: tuple[Note, ...]


def simulate(*, evaluation: Evaluation, trials: int, rng: np.random.Generator) -> SimulationResult:
    """Try a scheme on made-up competitions of two to five bids, so many for each lot. Bids in it are not needed.

    Scores are drawn evenly from the scale and prices evenly between the expected, or as ``expected`` says. Raises
    InvalidInput where prices cannot be guessed, and for PF-8, whose coefficients are not known. Methods: SC-10 to
    SC-14.
    """
    scheme = evaluation.scheme
    if scheme.price.formula is Formula.WEIGHTED_VALUE:
        because = FORMULAS[Formula.WEIGHTED_VALUE].refused_because
        raise InvalidInput([Problem("scheme.price.formula", f"PF-8 cannot be tried: {because}")])
    lots = tuple(_simulate_lot(evaluation, lot, trials, rng) for lot in [one.id for one in scheme.lots] or [""])
    sound = all(_is_sound(lot.trials) for lot in lots) and scheme.price.formula.is_offered
    return SimulationResult(
        title=evaluation.title,
        formula=scheme.price.formula,
        decimals=scheme.decimals,
        trials=trials,
        is_sound=sound,
        refused=refusal(scheme.price),
        lots=lots,
        warnings=(*scheme_notes(evaluation), *(note for lot in lots for note in _notes(lot))),
    )


def _simulate_lot(evaluation: Evaluation, lot: str, trials: int, rng: np.random.Generator) -> LotSimulation:
    maker = BidMaker(evaluation, lot)
    runner = TrialRunner(maker=maker, rng=rng)
    gathered = EffectiveWeights(maker.weights, maker.terms)
    for bids in maker.competitions(trials, rng):
        board = runner.take(bids)
        if board is not None:
            gathered.take(board)
    table: tuple[PricePerPoint, ...] = ()
    if maker.low is not None and maker.high is not None:
        table = price_table(terms=maker.terms, weights=maker.weights, low=maker.low, high=maker.high)
    return LotSimulation(
        lot=lot,
        low=maker.low,
        high=maker.high,
        trials=runner.trials(),
        effective_weights=gathered.found(),
        effective_weights_of_bids=_of_bids(evaluation, lot, maker),
        price_table=table,
        level_worths=tuple(
            level_worths(
                scheme=evaluation.scheme, weights=maker.weights, terms=maker.terms, low=maker.low, high=maker.high
            )
        ),
        odd_prices=tuple(_odd_prices(maker)),
    )


def _of_bids(evaluation: Evaluation, lot: str, maker: BidMaker) -> tuple[EffectiveWeight, ...]:
    ready = next(one for one in prepare_lots(evaluation) if one.lot == lot)
    gathered = EffectiveWeights(maker.weights, maker.terms)
    if ready.board is not None:
        gathered.take(ready.board)
    return gathered.found()


def _is_sound(trials: Trials) -> bool:
    return not (trials.order_changes.found or trials.price_harm.found or trials.quality_harm.found)


def _odd_prices(maker: BidMaker) -> Iterator[OddPrice]:
    if maker.low is None:
        yield OddPrice(case="no price, or the fixed one", outcome="ranked by quality; any other price is refused")
        return
    best = Contender(bidder="", shares=dict.fromkeys(maker.weights.criteria, Fraction(1)), price=Fraction(0))
    points = maker.weights.quality
    prices = [Fraction(0), maker.high or Fraction(0)]
    try:
        figure = figure_of(best, points, weights=maker.weights, terms=maker.terms, field=field_of(prices))
        figure_name = FORMULAS[maker.terms.formula].figure
        outcome = f"with {shown(maker.weights.quality)} quality points it comes to {shown(figure, 4)} ({figure_name})"
        outcome += "; it is always flagged, so that the bidder is asked"
    except PriceNotDefined as error:
        outcome = f"the lot is not ranked until it is dealt with: {error}"
    yield OddPrice(case="a price of 0", outcome=outcome)
    yield OddPrice(case="no price", outcome="the bid is not ranked, the reason is said, and the others are ranked")


def _notes(lot: LotSimulation) -> Iterator[Note]:
    trials = lot.trials
    if trials.order_changes.found:
        share = shown(trials.order_changes.share * 100, 1)
        message = f"In {share}% of the tries a bid that does not win changed the order of the others."
        yield Note(code=INDEPENDENCE, message=message, lot=lot.lot)
    for harm, what in ((trials.price_harm, "A lower price"), (trials.quality_harm, "A higher score")):
        if harm.found:
            yield Note(code=MONOTONICITY, message=f"{what} lowered a bid's own place {harm.found} times.", lot=lot.lot)
    for basis, found in (("made-up bids", lot.effective_weights), ("the bids", lot.effective_weights_of_bids)):
        for one in found:
            if one.nominal is None or one.nominal == HUNDRED or abs(one.effective - float(one.nominal)) < WIDE_GAP:
                continue
            message = (
                f"{one.criterion} weighs {shown(one.nominal)}% as published and makes {one.effective:.0f}% of the "
                f"difference between {basis}."
            )
            yield Note(code=EFFECTIVE_WEIGHTS, message=message, lot=lot.lot, criterion=one.criterion)
