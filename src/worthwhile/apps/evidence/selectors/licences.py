"""Which licences and registrations an organisation holds, and for which measures it needs one."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from worthwhile.apps.evidence.models import LicenceHeld
from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Measure, Terms


def needs_licence(measure: Measure) -> bool:
    """Whether the owner of a measure asks for a licence or a registration."""
    return measure.licence.terms is not Terms.OPEN


def list_licences(organisation: Organisation) -> QuerySet[LicenceHeld]:
    """Every licence and registration that was recorded, the latest first."""
    return organisation.licences_held.order_by("measure_id", "-recorded_at", "-pk")


def find_licence(organisation: Organisation, measure: Measure, *, on: date) -> LicenceHeld | None:
    """A licence or registration for a measure that is in force on a day."""
    held = organisation.licences_held.filter(measure_id=measure.id).order_by("-recorded_at", "-pk")
    return next((licence for licence in held if licence.as_record().is_in_force(on)), None)


def may_use(organisation: Organisation, measure: Measure, *, on: date) -> bool:
    """Whether nothing is needed for a measure, or what is needed is in force."""
    return not needs_licence(measure) or find_licence(organisation, measure, on=on) is not None


def list_usable(organisation: Organisation, *, on: date) -> list[str]:
    """The ids of the measures that an organisation may use on a day."""
    return [id for id, measure in MEASURES.items() if may_use(organisation, measure, on=on)]
