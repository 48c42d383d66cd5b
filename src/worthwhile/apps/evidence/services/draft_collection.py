"""Make a collection and change it while nobody is asked yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import Collection, CollectionState
from worthwhile.apps.evidence.models.collection import MOST_MEASURES
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

# What a telephone number that changes, or a better translation, may change while people answer.
ALWAYS_OPEN = frozenset({"safeguarding_role", "safeguarding_text", "translations"})


class CollectionHasOpened(WorthwhileError):
    """What people were told when they agreed can no longer be changed."""

    def __init__(self) -> None:
        super().__init__(
            "This collection has opened: what people were told stays as it is. Close it and make another to change it"
        )


def draft_collection(
    *, organisation: Organisation, name: str, service: str, measure_ids: Sequence[str], by: User, now: datetime
) -> Collection:
    """Make a collection that asks nobody yet. Raises InvalidInput."""
    _refuse_measures(measure_ids)
    with transaction.atomic():
        made = Collection.objects.create(
            organisation=organisation, name=name, service=service, measure_ids=list(measure_ids), created_at=now
        )
        _record(made, by, now, ("name", "service", "measure_ids"))
    return made


def change_collection(*, collection: Collection, changes: Mapping[str, Any], by: User, now: datetime) -> Collection:
    """Give fields new values. Raises CollectionHasOpened for what was promised to people, or InvalidInput."""
    if "measure_ids" in changes:
        _refuse_measures(changes["measure_ids"])
    with transaction.atomic():
        held = Collection.objects.select_for_update().get(pk=collection.pk)
        if held.state != CollectionState.DRAFT and not changes.keys() <= ALWAYS_OPEN:
            raise CollectionHasOpened
        for field, value in changes.items():
            setattr(held, field, value)
        held.save(update_fields=list(changes))
        _record(held, by, now, tuple(changes))
    return held


def _refuse_measures(measure_ids: Sequence[str]) -> None:
    unknown = [id for id in measure_ids if id not in MEASURES]
    if unknown:
        raise InvalidInput([Problem("measure_ids", f"There is no questionnaire {unknown[0]!r}. Choose from the list")])
    if not 1 <= len(set(measure_ids)) <= MOST_MEASURES:
        said = f"Choose from 1 to {MOST_MEASURES} questionnaires. You chose {len(set(measure_ids))}"
        raise InvalidInput([Problem("measure_ids", said)])


def _record(collection: Collection, by: User, now: datetime, fields: Sequence[str]) -> None:
    content = {field: getattr(collection, field) for field in fields}
    record(Act.COLLECTION_CHANGED, collection.organisation_id, collection, by=by, at=now, content=content)
