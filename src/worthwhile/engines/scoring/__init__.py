"""Criteria, assessors' scores and prices: an exact ranking, how firm it is, and whether the rules are sound at all."""

from worthwhile.engines.scoring.abnormally_low import NOT_TESTED, LabourFloor, LowPrice
from worthwhile.engines.scoring.award import Award
from worthwhile.engines.scoring.effective_weights import EffectiveWeight
from worthwhile.engines.scoring.evaluation import FORMAT, Evaluation, read_evaluation
from worthwhile.engines.scoring.exact import exact_text, rounded, shown
from worthwhile.engines.scoring.formulas import FORMULAS, Formula, FormulaFacts
from worthwhile.engines.scoring.irrelevant_bids import Reversal, find_reversals
from worthwhile.engines.scoring.notes import Note
from worthwhile.engines.scoring.panel import Decided, How, JudgedBid, Panel
from worthwhile.engines.scoring.price_curves import PriceCurve, price_curves
from worthwhile.engines.scoring.price_per_point import LevelWorth, PricePerPoint
from worthwhile.engines.scoring.result import LotResult, RankedBid, ScoreLine, ScoringResult
from worthwhile.engines.scoring.robustness import Flip, FlipKind, Robustness, WeightEdge
from worthwhile.engines.scoring.score import score_evaluation
from worthwhile.engines.scoring.set_aside import SetAside
from worthwhile.engines.scoring.simulate import LotSimulation, OddPrice, SimulationResult, simulate
from worthwhile.engines.scoring.standing import NotRanked
from worthwhile.engines.scoring.trials import PLANTED, Counted, Trials

__all__ = [
    "FORMAT",
    "FORMULAS",
    "NOT_TESTED",
    "PLANTED",
    "Award",
    "Counted",
    "Decided",
    "EffectiveWeight",
    "Evaluation",
    "Flip",
    "FlipKind",
    "Formula",
    "FormulaFacts",
    "How",
    "JudgedBid",
    "LabourFloor",
    "LevelWorth",
    "LotResult",
    "LotSimulation",
    "LowPrice",
    "NotRanked",
    "Note",
    "OddPrice",
    "Panel",
    "PriceCurve",
    "PricePerPoint",
    "RankedBid",
    "Reversal",
    "Robustness",
    "ScoreLine",
    "ScoringResult",
    "SetAside",
    "SimulationResult",
    "Trials",
    "WeightEdge",
    "exact_text",
    "find_reversals",
    "price_curves",
    "read_evaluation",
    "rounded",
    "score_evaluation",
    "shown",
    "simulate",
]
