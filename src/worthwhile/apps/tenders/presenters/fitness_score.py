"""The score of a tender and the hours that a bid takes, with how each is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from worthwhile.engines.fitness import CASH, KNOWN, Effort, Fitness
from worthwhile.engines.fitness.answer import ANSWERED
from worthwhile.engines.fitness.wording import plain, whole_per_cent
from worthwhile.exchange.tender.fitness_words import summary_lines
from worthwhile.kernel.working import Step


@dataclass(frozen=True, kw_only=True)
class ScoreWords:
    """The score of the ``answered`` checks, empty where there is none, and the share that is not known, with steps."""

    score: str
    answered: int
    unknown: str
    told: tuple[str, ...]
    steps: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, kw_only=True)
class BidEffort:
    """What a bid takes, in hours."""

    hours: str
    measured: str
    steps: tuple[tuple[str, str], ...]
    not_counted: str
    cash: str


def score_words(fitness: Fitness) -> ScoreWords:
    """The score, what it leaves out, and its steps."""
    return ScoreWords(
        score="" if fitness.score is None else whole_per_cent(fitness.score),
        answered=len(fitness.with_verdict(*ANSWERED)),
        unknown=whole_per_cent(fitness.unknown_share),
        told=tuple(summary_lines(fitness)[1:]),
        steps=tuple((step.label, step.formula, _result(step)) for step in fitness.steps),
    )


def bid_effort(effort: Effort) -> BidEffort:
    """The range of hours, what small firms say, and each step."""
    least = "At least" if effort.missing else "About"
    measured = effort.compared_with
    means = ", ".join(KNOWN[name].means for name in effort.missing)
    return BidEffort(
        hours=f"{least} {_whole(effort.central)} hours, from {_whole(effort.low)} to {_whole(effort.high)}",
        measured=f"{measured.label}: {_whole(measured.result)} hours on average ({measured.formula}; "
        f"{measured.sources[0]}).",
        steps=tuple((step.label, step.formula) for step in effort.steps),
        not_counted=f"Not counted, as nothing states it: {means}." if means else "",
        cash=CASH,
    )


def _result(step: Step) -> str:
    return whole_per_cent(step.result) if step.unit == "fraction" else f"{plain(step.result)} {step.unit}"


def _whole(hours: Decimal) -> str:
    return f"{hours.quantize(Decimal(1), rounding=ROUND_HALF_UP):,}"
