"""An evaluation that somebody sends, scored at once and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from worthwhile.engines.scoring import Evaluation, ScoringResult, score_evaluation
from worthwhile.exchange.evaluation import (
    InvalidEvaluation,
    LoadedEvaluation,
    demonstration_evaluation_text,
    evaluation_from_data,
)
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.kernel.problems import InvalidInput, Problem

# What a page answers while somebody waits. The command line takes far more.
MOST_BIDS = 100
MOST_LOTS = 20
MOST_SCORES = 3_000


@dataclass(frozen=True, kw_only=True)
class BidsScored:
    """An evaluation with its outcome, and the text it was read from."""

    text: str
    loaded: LoadedEvaluation
    result: ScoringResult


def suffix_of(text: str) -> str:
    """Whether a text that was pasted is JSON or YAML."""
    return ".json" if text.lstrip().startswith("{") else ".yaml"


def score_text(text: str, *, suffix: str, name: str) -> BidsScored:
    """Read and score an evaluation.

    Raises InvalidFile where the text is malformed, and InvalidEvaluation with every problem, such as a size that is
    for the command line.
    """
    loaded = read_evaluation_text(text, suffix=suffix, name=name)
    try:
        result = score_evaluation(evaluation=loaded.evaluation)
    except InvalidInput as error:
        raise InvalidEvaluation(error.problems, loaded.data) from None
    return BidsScored(text=text, loaded=loaded, result=result)


def read_evaluation_text(text: str, *, suffix: str, name: str) -> LoadedEvaluation:
    """Read an evaluation of a size that can be worked out while somebody waits. Raises as ``score_text`` does."""
    loaded = evaluation_from_data(load_plain_data(text, suffix=suffix, name=name))
    if problems := list(_size_problems(loaded.evaluation)):
        raise InvalidEvaluation(problems, loaded.data)
    return loaded


def score_demonstration() -> BidsScored:
    """The invented evaluation, scored."""
    return score_text(demonstration_evaluation_text(), suffix=".yaml", name="the demonstration")


def _size_problems(evaluation: Evaluation) -> Iterator[Problem]:
    instead = "Use the command worthwhile tender for a larger evaluation."
    scores = sum(len(bid.scores) + len(bid.consensus) for bid in evaluation.bids)
    for path, what, number, most in (
        ("bids", "bids", len(evaluation.bids), MOST_BIDS),
        ("bids", "scores", scores, MOST_SCORES),
        ("scheme.lots", "lots", len(evaluation.scheme.lots), MOST_LOTS),
    ):
        if number > most:
            yield Problem(path, f"At most {most:,} {what} are taken here. You gave {number:,}. {instead}")
