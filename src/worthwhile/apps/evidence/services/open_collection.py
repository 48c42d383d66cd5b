"""Open a collection to answers, and close it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import Collection, CollectionState
from worthwhile.apps.evidence.selectors.readiness import opening_problems
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.kernel.problems import InvalidInput


def open_collection(*, collection: Collection, by: User, now: datetime) -> Collection:
    """Begin to take answers, with each questionnaire in the version it has today.

    Raises InvalidInput with everything that is still missing; each path names the step. One that is open or closed
    stays as it is.
    """
    with transaction.atomic():
        held = _held(collection)
        if held.state != CollectionState.DRAFT:
            return held
        problems = opening_problems(held, on=timezone.localdate(now))
        if problems:
            raise InvalidInput(problems)
        held.state, held.opened_at = CollectionState.OPEN, now
        held.measure_versions = {measure.id: measure.version for measure in held.measures}
        held.save(update_fields=["state", "opened_at", "measure_versions"])
        content = {"measures": held.measure_versions, "basis": held.lawful_basis, "months": held.retention_months}
        record(Act.COLLECTION_OPENED, held.organisation_id, held, by=by, at=now, content=content)
    return held


def close_collection(*, collection: Collection, by: User | None, now: datetime) -> Collection:
    """Take no more answers. What was answered stays until it is erased."""
    with transaction.atomic():
        held = _held(collection)
        if held.state == CollectionState.OPEN:
            held.state, held.closed_at = CollectionState.CLOSED, now
            held.save(update_fields=["state", "closed_at"])
            record(Act.COLLECTION_CLOSED, held.organisation_id, held, by=by, at=now, content={"id": held.pk})
    return held


def _held(collection: Collection) -> Collection:
    return Collection.objects.select_for_update().get(pk=collection.pk)
