"""How many people began and finished, time by time. Counts of the whole collection: no group is ever split off."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F

from worthwhile.apps.evidence.models import Collection, Concern, ConcernState, QuestionnaireState, Stage
from worthwhile.apps.organisations.models import Organisation


@dataclass(frozen=True, kw_only=True)
class StageProgress:
    """The people at one time of asking. ``finished`` counts those who finished every measure they began."""

    stage: Stage
    began: int
    finished: int


def find_progress(collection: Collection) -> list[StageProgress]:
    """Before, during, after and follow-up, those at which anybody began or is expected to."""
    rows = collection.participants.values("questionnaires__stage", "pk").annotate(
        rows=Count("questionnaires__measure_id", distinct=True), states=F("questionnaires__state")
    )
    people: dict[str, dict[int, set[str]]] = {}
    for row in rows:
        if row["questionnaires__stage"]:
            people.setdefault(row["questionnaires__stage"], {}).setdefault(row["pk"], set()).add(row["states"])
    expected = {Stage.BEFORE, Stage.AFTER} | ({Stage.FOLLOW_UP} if collection.asks_follow_up else set())
    return [
        StageProgress(
            stage=stage,
            began=len(people.get(stage, {})),
            finished=sum(states == {QuestionnaireState.COMPLETE} for states in people.get(stage, {}).values()),
        )
        for stage in Stage
        if stage in expected or stage in people
    ]


def count_codes(collection: Collection) -> int:
    """How many codes were made and not erased."""
    return collection.participants.filter(erased_at=None).count()


def count_erased(collection: Collection) -> int:
    """How many questionnaires there were that are erased."""
    return sum(collection.erased_counts.values_list("questionnaires", flat=True))


def count_open_concerns(organisation: Organisation, collection: Collection | None = None) -> int:
    """How many answers still need a person to act, in an organisation or in one of its collections."""
    waiting = Concern.objects.filter(state=ConcernState.OPEN, participant__collection__organisation=organisation)
    return (waiting.filter(participant__collection=collection) if collection else waiting).count()
