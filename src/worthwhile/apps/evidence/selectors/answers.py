"""The finished questionnaires of a collection as the engine of measures reads them, and a mark of what they hold."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.apps.evidence.models import Collection, Questionnaire, QuestionnaireState
from worthwhile.engines.measures.measure import Measure, Stage
from worthwhile.engines.measures.responses import Response

FIRST_ROW = 2


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Every finished questionnaire of one measure, in the order it was kept, and what stays the same with them.

    ``fingerprint`` changes whenever an answer, a date, a group or a setting that a result rests on does. ``as_of``
    is the day of the latest questionnaire, None where there is none.
    """

    responses: tuple[Response, ...]
    fingerprint: str
    as_of: date | None

    @property
    def later_stages(self) -> tuple[Stage, ...]:
        """The stages after the start at which anybody finished."""
        found = {response.stage for response in self.responses}
        return tuple(stage for stage in Stage if stage in found and stage is not Stage.BEFORE)


def find_answers(collection: Collection, measure: Measure) -> Answers:
    """What was finished of one measure. Rows are numbered as those of a file with a heading would be."""
    rows = list(
        Questionnaire.objects.filter(
            participant__collection=collection,
            participant__erased_at=None,
            measure_id=measure.id,
            state=QuestionnaireState.COMPLETE,
        )
        .order_by("pk")
        .values_list(
            "pk", "participant_id", "participant__code", "participant__group", "stage", "on", "answers", "total"
        )
    )
    responses = tuple(
        Response(
            person=code,
            stage=Stage(stage),
            on=on,
            answers=() if total is not None else tuple(answers),
            total=total,
            group=group,
            row=number,
        )
        for number, (_, _, code, group, stage, on, answers, total) in enumerate(rows, FIRST_ROW)
    )
    return Answers(
        responses=responses,
        fingerprint=_fingerprint(collection, measure, rows),
        as_of=max((response.on for response in responses), default=None),
    )


def _fingerprint(collection: Collection, measure: Measure, rows: list[Any]) -> str:
    settings = [measure.id, measure.version, collection.minimum_group, collection.service, collection.name]
    content = [
        [pk, person, group, stage, on, answers, total] for pk, person, _, group, stage, on, answers, total in rows
    ]
    text = json.dumps([settings, content], default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
