"""Keep what an organisation offers: where it works, its services, and what no fact of it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.opportunities.models import OfferedProfile, OfferedService
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.exchange.profile.profile import MOST_SERVICES
from worthwhile.kernel.problems import WorthwhileError

# What worthwhile/profile/1 asks that no fact says and that has no column of its own.
STATED = (
    "smallest_contract",
    "travel_km",
    "days_to_bid",
    "sme",
    "vcse",
    "employee_controlled",
    "public_service_purpose",
    "profit_to_members_only",
    "disadvantaged_workforce_share",
    "supported_employment_purpose",
    "reserved_contracts",
)


class TooManyServices(WorthwhileError):
    """The profile names as many services as one may."""

    def __init__(self) -> None:
        super().__init__(f"A profile can name up to {MOST_SERVICES} services. Put two of them together")


@dataclass(frozen=True, kw_only=True)
class ServiceEntry:
    """What a person enters about a service."""

    name: str
    description: str = ""
    cpv: Sequence[str] = ()
    client_groups: Sequence[str] = ()


def keep_areas(*, organisation: Organisation, areas: Sequence[str], by: User, now: datetime) -> None:
    """Keep where an organisation works, as ONS codes in the order given."""
    _keep(organisation, {"areas": list(dict.fromkeys(areas))}, by, now)


def keep_accreditations(*, organisation: Organisation, accreditations: Sequence[str], by: User, now: datetime) -> None:
    """Keep what an organisation holds, by short names."""
    _keep(organisation, {"accreditations": list(dict.fromkeys(accreditations))}, by, now)


def keep_stated(*, organisation: Organisation, changes: Mapping[str, Any], by: User, now: datetime) -> None:
    """Keep further parts of the profile by their names in worthwhile/profile/1; None takes one out."""
    kept = OfferedProfile.objects.filter(organisation=organisation).first()
    stated = {**(kept.stated if kept else {}), **changes}
    in_order = {name: stated[name] for name in STATED if stated.get(name) is not None}
    _keep(organisation, {"stated": in_order}, by, now)


def keep_findable(*, organisation: Organisation, findable: bool, by: User, now: datetime) -> None:
    """Keep whether others find an organisation: who look for somebody to bid with, or whom to ask for a quote."""
    _keep(organisation, {"findable": findable}, by, now)


def add_service(*, organisation: Organisation, entry: ServiceEntry, by: User, now: datetime) -> OfferedService:
    """Add a service. Raises TooManyServices."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        if organisation.offered_services.count() >= MOST_SERVICES:
            raise TooManyServices
        last = organisation.offered_services.aggregate(last=Max("position"))["last"]
        service = OfferedService.objects.create(organisation=organisation, position=(last or 0) + 1, **_columns(entry))
        record(Act.PROFILE_CHANGED, organisation, service, by=by, at=now, content=_columns(entry))
    return service


def change_service(*, service: OfferedService, entry: ServiceEntry, by: User, now: datetime) -> None:
    """Change a service. One that was removed meanwhile stays so."""
    with transaction.atomic():
        if OfferedService.objects.filter(pk=service.pk).update(**_columns(entry)):
            record(Act.PROFILE_CHANGED, service.organisation, service, by=by, at=now, content=_columns(entry))


def remove_service(*, service: OfferedService, by: User, now: datetime) -> None:
    """Take a service out of the profile."""
    with transaction.atomic():
        if OfferedService.objects.filter(pk=service.pk).exists():
            record(Act.PROFILE_CHANGED, service.organisation, service, by=by, at=now, content={"removed": service.name})
            OfferedService.objects.filter(pk=service.pk).delete()


def _columns(entry: ServiceEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "description": entry.description,
        "cpv": list(dict.fromkeys(entry.cpv)),
        "client_groups": list(dict.fromkeys(entry.client_groups)),
    }


def _keep(organisation: Organisation, changes: Mapping[str, Any], by: User, now: datetime) -> None:
    with transaction.atomic():
        kept, _ = OfferedProfile.objects.update_or_create(
            organisation=organisation, defaults={**changes, "changed_at": now}
        )
        record(Act.PROFILE_CHANGED, organisation, kept, by=by, at=now, content=changes)
