"""Evaluations: the file format worthwhile/evaluation/1, and results as plain data."""

from worthwhile.exchange.evaluation.evaluation_file import (
    InvalidEvaluation,
    LoadedEvaluation,
    demonstration_evaluation_text,
    evaluation_from_data,
    load_evaluation,
    new_evaluation_text,
    write_new_evaluation,
)
from worthwhile.exchange.evaluation.result_json import scoring_data
from worthwhile.exchange.evaluation.simulation_json import simulation_data

__all__ = [
    "InvalidEvaluation",
    "LoadedEvaluation",
    "demonstration_evaluation_text",
    "evaluation_from_data",
    "load_evaluation",
    "new_evaluation_text",
    "scoring_data",
    "simulation_data",
    "write_new_evaluation",
]
