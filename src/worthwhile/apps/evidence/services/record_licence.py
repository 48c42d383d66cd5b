"""Record that a licence or registration for a measure is held."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import LicenceHeld
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.measures.licences import LicenceRecord


def record_licence(
    *,
    organisation: Organisation,
    measure_id: str,
    holder: str,
    reference: str,
    held_from: date,
    held_until: date | None,
    by: User,
    now: datetime,
) -> LicenceHeld:
    """Keep the organisation's word. Raises InvalidInput by the rules of the engine of measures."""
    LicenceRecord(
        measure=measure_id, holder=holder, reference=reference, held_from=held_from, held_until=held_until
    )  # raises for a reference that is empty or days that run backwards
    with transaction.atomic():
        held = LicenceHeld.objects.create(
            organisation=organisation,
            measure_id=measure_id,
            holder=holder,
            reference=reference,
            held_from=held_from,
            held_until=held_until,
            recorded_at=now,
            recorded_by=by,
        )
        content = {"measure": measure_id, "reference": reference, "days": [held_from, held_until]}
        record(Act.FACT_KEPT, organisation.pk, held, by=by, at=now, content=content)
    return held
