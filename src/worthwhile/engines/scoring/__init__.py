"""Criteria, assessors' scores and prices: an exact ranking, how firm it is, and whether the rules are sound at all."""

from worthwhile.engines.scoring.abnormally_low import LabourFloor, LowPrice
from worthwhile.engines.scoring.award import Award
from worthwhile.engines.scoring.evaluation import FORMAT, Evaluation, read_evaluation
from worthwhile.engines.scoring.exact import exact_text, rounded, shown
from worthwhile.engines.scoring.formulas import FORMULAS, Formula, FormulaFacts
from worthwhile.engines.scoring.notes import Note
from worthwhile.engines.scoring.result import LotResult, RankedBid, ScoreLine, ScoringResult
from worthwhile.engines.scoring.robustness import Flip, FlipKind, Robustness, WeightEdge
from worthwhile.engines.scoring.score import score_evaluation
from worthwhile.engines.scoring.standing import NotRanked

__all__ = [
    "FORMAT",
    "FORMULAS",
    "Award",
    "Evaluation",
    "Flip",
    "FlipKind",
    "Formula",
    "FormulaFacts",
    "LabourFloor",
    "LotResult",
    "LowPrice",
    "NotRanked",
    "Note",
    "RankedBid",
    "Robustness",
    "ScoreLine",
    "ScoringResult",
    "WeightEdge",
    "exact_text",
    "read_evaluation",
    "rounded",
    "score_evaluation",
    "shown",
]
