"""The steps of setting a collection up, and how each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.questions import questions_of
from worthwhile.apps.evidence.selectors.wordings import find_own_wording
from worthwhile.apps.evidence.services.keep_own_wording import can_be_asked
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Measure
from worthwhile.kernel.problems import Problem

TITLES = {
    "measures": "What is measured",
    "purpose": "Why you ask, and on what basis",
    "consent": "What people agree to",
    "keeping": "How long answers are kept",
    "safeguarding": "Who acts on a worrying answer",
}


@dataclass(frozen=True)
class StepLine:
    """A step, what it still lacks, and whether it is done."""

    name: str
    title: str
    lacks: list[str]


@dataclass(frozen=True)
class MeasureLine:
    """A questionnaire of a collection: on what terms, how it is asked, and whether its wording may be pasted."""

    measure: Measure
    how: str
    may_paste: bool
    has_pasted: bool


def present_steps(problems: Sequence[Problem]) -> list[StepLine]:
    """Every step in order, with the problems that stand in it."""
    return [
        StepLine(name, title, [problem.message for problem in problems if problem.path == name])
        for name, title in TITLES.items()
    ]


def list_terms() -> list[Measure]:
    """Every questionnaire of the catalogue, to say on what terms it may be used."""
    return list(MEASURES.values())


def present_measures(collection: Collection) -> list[MeasureLine]:
    """Every questionnaire of a collection in the order it is asked."""
    return [_measure(collection, measure) for measure in collection.measures]


def _measure(collection: Collection, measure: Measure) -> MeasureLine:
    questions = questions_of(collection, measure, "en")
    if questions:
        how = f"{len(questions)} questions, asked at the link"
    elif measure.takes_totals:
        how = "Not asked at the link, because its wording may not be shipped: enter totals from paper"
    else:
        how = "Not asked at the link, because its wording may not be shipped: enter answers from paper"
    pasted = any(find_own_wording(collection, measure.id, language) for language in ("en", "cy"))
    return MeasureLine(measure=measure, how=how, may_paste=can_be_asked(measure), has_pasted=pasted)
