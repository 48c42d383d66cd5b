"""Results that can stand in an impact case: what each would bring, and what speaks against bringing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.answers import Answers, find_answers
from worthwhile.apps.evidence.selectors.collections import find_collection, list_collections
from worthwhile.apps.evidence.selectors.results import MeasuredChange, NoResult, find_change
from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Measure, Stage
from worthwhile.engines.measures.result import OutcomeRow
from worthwhile.kernel.working import Step

_MEASURES_WITH = Counter(scale.id for measure in MEASURES.values() for scale in measure.scales)


@dataclass(frozen=True, kw_only=True)
class Feed:
    """One row that a case may take, in the form of worthwhile/impact-case/1 (``outcome``), with its working.

    ``row_key`` names the row for good: basis, scale, for a count what is counted, and the later stage. Of the rows
    of one collection a case takes one: each tells the same change in the same people. ``fingerprint`` changes
    whenever the result may; ``as_of`` is the day of the latest questionnaire.
    """

    collection: int
    collection_name: str
    measure_id: str
    measure_name: str
    scale: str
    basis: str
    later: str
    row_key: str
    title: str
    outcome: Mapping[str, object]
    steps: tuple[Step, ...]
    fingerprint: str
    as_of: date


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """A measure or scale of a collection from which nothing can be fed, and why."""

    collection: int
    collection_name: str
    measure_name: str
    reason: str


def list_feeds(organisation: Organisation) -> tuple[Feed, ...]:
    """Every row that any result of an organisation can give, the newest collection first."""
    return tuple(found for found in _everything(organisation) if isinstance(found, Feed))


def list_withheld(organisation: Organisation) -> tuple[Withheld, ...]:
    """Everything that was asked and gives no row, with why."""
    return tuple(found for found in _everything(organisation) if isinstance(found, Withheld))


def find_feed(organisation: Organisation, collection_pk: int, row_key: str) -> Feed | None:
    """One row as it is now; None where the organisation has no such collection or its result gives no such row."""
    collection = find_collection(organisation, collection_pk)
    if collection is None:
        return None
    found = (
        one
        for measure in collection.measures
        if any(scale_name(measure, scale.id) == _scale_of(row_key) for scale in measure.scales)
        for one in _of_measure(collection, measure)
    )
    return next((one for one in found if isinstance(one, Feed) and one.row_key == row_key), None)


def why_withheld(organisation: Organisation, collection_pk: int, measure_id: str) -> tuple[str, ...]:
    """Why one questionnaire of a collection gives no row, as far as something stands against it."""
    collection = find_collection(organisation, collection_pk)
    measure = MEASURES.get(measure_id)
    if collection is None or measure is None:
        return ()
    return tuple(found.reason for found in _of_measure(collection, measure) if isinstance(found, Withheld))


def scale_name(measure: Measure, scale: str) -> str:
    """A scale as keys name it: with its measure where another measure has a scale of the same id."""
    return f"{measure.id}-{scale}" if _MEASURES_WITH[scale] > 1 else scale


def _scale_of(row_key: str) -> str:
    return row_key.partition(":")[2].partition(":")[0]


def _everything(organisation: Organisation) -> Iterator[Feed | Withheld]:
    for collection in list_collections(organisation).select_related("organisation"):
        for measure in collection.measures:
            yield from _of_measure(collection, measure)


def _of_measure(collection: Collection, measure: Measure) -> Iterator[Feed | Withheld]:
    answers = find_answers(collection, measure)
    if not answers.later_stages:
        yield _withheld(collection, measure, "Nobody has finished a later questionnaire yet.")
    for later in answers.later_stages:
        yield from _of_stage(collection, measure, answers, later)


def _of_stage(collection: Collection, measure: Measure, answers: Answers, later: Stage) -> Iterator[Feed | Withheld]:
    if not any(scale.route or scale.reliable or scale.cutoff or scale.worst is not None for scale in measure.scales):
        yield _withheld(collection, measure, "No published route leads from its scores to the outcomes of a case.")
        return
    home, today = Path(settings.HOME), timezone.localdate()
    try:
        change = find_change(collection, measure, home=home, on=today, later=later, answers=answers)
    except NoResult as error:
        yield _withheld(collection, measure, str(error))
        return
    shareable = {scale.scale.id for scale in change.result.scales if scale.shareable}
    for row in change.result.outcome_rows:
        if row.scale in shareable:
            yield _feed(change, row)
    for scale in change.result.scales:
        if scale.scale.id not in shareable and scale.sample.matched:
            least = change.result.minimum_group
            small = (
                f"{scale.scale.name}, {later.value}: fewer than {least} people, or a small group could be worked out."
            )
            yield _withheld(collection, measure, small)


def _feed(change: MeasuredChange, row: OutcomeRow) -> Feed:
    counted = str(row.outcome["id"]).removeprefix(f"{change.measure.id}-")
    parts = [
        row.basis,
        scale_name(change.measure, row.scale),
        *([counted] if row.basis == "count" else []),
        change.later.value,
    ]
    assert change.answers.as_of is not None
    return Feed(
        collection=change.collection.pk,
        collection_name=change.collection.name,
        measure_id=change.measure.id,
        measure_name=change.measure.name,
        scale=row.scale,
        basis=row.basis,
        later=change.later.value,
        row_key=":".join(parts),
        title=row.title,
        outcome=row.outcome,
        steps=row.steps,
        fingerprint=change.answers.fingerprint,
        as_of=change.answers.as_of,
    )


def _withheld(collection: Collection, measure: Measure, reason: str) -> Withheld:
    return Withheld(collection=collection.pk, collection_name=collection.name, measure_name=measure.name, reason=reason)
