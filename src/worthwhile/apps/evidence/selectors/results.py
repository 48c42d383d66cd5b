"""What the questionnaires of a collection show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.answers import Answers, find_answers
from worthwhile.apps.evidence.selectors.licences import find_licence
from worthwhile.engines.measures.before_and_after import measure_change
from worthwhile.engines.measures.licences import LicenceNeeded, require_licence
from worthwhile.engines.measures.measure import Better, Measure, Stage
from worthwhile.engines.measures.options import Options
from worthwhile.engines.measures.result import MeasureResult
from worthwhile.engines.measures.scoring import TableMissing
from worthwhile.exchange.measure_tables import scoring_tables
from worthwhile.kernel.problems import InvalidInput

SEED = 1


class NoResult(Exception):
    """Nothing can be shown yet; the message says why and what to do."""


class AnswersDisagree(NoResult):
    """Answers that were kept contradict each other. ``problems`` name codes: for those who may see them alone."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(
            "Some dates run against the times of asking. Somebody who may change answers has to mend them."
        )


@dataclass(frozen=True, kw_only=True)
class MeasuredChange:
    """The result of one measure from before to ``later``, and the answers that it was worked out from."""

    collection: Collection
    measure: Measure
    later: Stage
    answers: Answers
    result: MeasureResult


def find_change(
    collection: Collection,
    measure: Measure,
    *,
    home: Path,
    on: date,
    later: Stage | None = None,
    better: Better | None = None,
    answers: Answers | None = None,
) -> MeasuredChange:
    """The change from before to ``later``; to after, or else the first later stage there is, where none is asked for.

    ``home`` holds the value sets of the installation. Raises NoResult with why there is none.
    """
    found = answers or find_answers(collection, measure)
    chosen = later or usual_stage(found.later_stages)
    _require_licence(collection, measure, on)
    if not found.responses:
        raise NoResult("Nobody has finished this questionnaire yet.")
    if measure.asks_direction and better is None:
        raise NoResult("No published source says which way is better for this questionnaire. Choose below.")
    options = _options(collection, measure, chosen, better)
    try:
        result = measure_change(
            measure=measure,
            responses=found.responses,
            options=options,
            tables=scoring_tables(home=home, measure=measure),
            rng=np.random.default_rng(SEED),
        )
    except InvalidInput as error:
        raise AnswersDisagree(tuple(problem.message for problem in error.problems)) from error
    except TableMissing as error:
        raise NoResult(
            f"{measure.name} needs a value set that your licence covers. Ask whoever runs this installation to load it."
        ) from error
    return MeasuredChange(collection=collection, measure=measure, later=chosen, answers=found, result=result)


def _options(collection: Collection, measure: Measure, later: Stage, better: Better | None) -> Options:
    return Options(
        later=later,
        minimum_group=collection.minimum_group,
        better=better if measure.asks_direction else None,
        stakeholder=f"People who used {collection.service}",
        evidence_source=f"Questionnaires of {collection.name}",
    )


def usual_stage(stages: tuple[Stage, ...]) -> Stage:
    """After where anybody finished then, else the first later stage, else after."""
    return Stage.AFTER if Stage.AFTER in stages or not stages else stages[0]


def _require_licence(collection: Collection, measure: Measure, on: date) -> None:
    held = find_licence(collection.organisation, measure, on=on)
    try:
        require_licence(measure=measure, record=held.as_record() if held else None, on=on)
    except LicenceNeeded as error:
        raise NoResult(
            f"{measure.name} is scored under a licence from {measure.licence.owner}, and none in force is recorded."
        ) from error
