"""Who offers a kind of service in an area, by what organisations here say of themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from worthwhile.apps.opportunities.models import OfferedProfile, OfferedService
from worthwhile.apps.organisations.models import Organisation
from worthwhile.reference import areas, cpv


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What is asked for: keys of kinds of service and ONS codes of areas; either may be empty, for any."""

    kinds: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Offering:
    """An organisation against what is sought.

    ``services`` are the names of its services that are of the kind; ``says_services`` whether it names any at all.
    ``missing`` are the names of areas where it does not say that it works, ``in_part`` where it works in a part.
    """

    organisation: Organisation
    services: tuple[str, ...]
    says_services: bool
    missing: tuple[str, ...]
    in_part: tuple[str, ...]
    says_areas: bool

    @property
    def fits(self) -> bool:
        """Whether it offers a service of the kind in every area, or in a part of it."""
        return bool(self.services) and not self.missing


def list_offering(sought: Sought, *, buyer: Organisation) -> list[Offering]:
    """Every organisation that lets itself be found and offers a service of the kind, wherever it works.

    Never the buyer, and nobody of the demonstration.
    """
    findable = OfferedService.objects.filter(organisation__offered_profile__findable=True)
    services = findable.filter(organisation__demonstration="").exclude(organisation=buyer)
    named: dict[int, list[OfferedService]] = defaultdict(list)
    for service in services.order_by("position", "pk"):
        named[service.organisation_id].append(service)
    of_kind = [number for number, theirs in named.items() if any(is_of_kind(one.cpv, sought.kinds) for one in theirs)]
    organisations = Organisation.objects.filter(pk__in=of_kind).order_by("name", "pk")
    return _offerings(organisations, named, sought)


def offering_of(
    organisations: Sequence[Organisation], sought: Sought, *, told: Collection[int] = ()
) -> dict[int, Offering]:
    """These organisations against what is sought, by number.

    Of one that does not let itself be found only those know what it offers whom it told: ``told`` are their numbers.
    """
    named: dict[int, list[OfferedService]] = defaultdict(list)
    known = Q(organisation__offered_profile__findable=True) | Q(organisation__in=told)
    services = OfferedService.objects.filter(known, organisation__in=organisations).distinct()
    for service in services.order_by("position", "pk"):
        named[service.organisation_id].append(service)
    return {one.organisation.pk: one for one in _offerings(organisations, named, sought)}


def is_of_kind(codes: Iterable[str], kinds: Iterable[str]) -> bool:
    """Whether a service with these codes is of one of the kinds: at, below or above a code of it; any if no kind."""
    wanted = [group for group in cpv.groups() if group.key in set(kinds)]
    return not wanted or any(
        group.holds(code) or any(cpv.is_within(own, code) for own in group.codes) for group in wanted for code in codes
    )


def codes_of(kinds: Iterable[str]) -> list[str]:
    """The CPV codes of kinds of service."""
    chosen = set(kinds)
    return list(dict.fromkeys(code for group in cpv.groups() if group.key in chosen for code in group.codes))


def kinds_of(codes: Iterable[str]) -> tuple[str, ...]:
    """The kinds of service that codes belong to."""
    return tuple(dict.fromkeys(group.key for code in codes if cpv.read(code) for group in cpv.groups_of(code)))


def kind_names(kinds: Iterable[str]) -> list[str]:
    """What kinds of service are called."""
    names = {group.key: group.name for group in cpv.groups()}
    return [names[kind] for kind in kinds if kind in names]


def area_names(codes: Iterable[str]) -> list[str]:
    """What areas are called."""
    return [areas.area(code).name for code in codes if areas.is_area(code)]


def areas_as_typed(codes: Iterable[str]) -> str:
    """Areas as a box takes them, with commas between: by name, or by code where the name itself has a comma."""
    known = [(code, areas.area(code).name) for code in codes if areas.is_area(code)]
    return ", ".join(code if "," in name else name for code, name in known)


def _offerings(
    organisations: Iterable[Organisation], named: Mapping[int, Sequence[OfferedService]], sought: Sought
) -> list[Offering]:
    found = list(organisations)
    profiles = OfferedProfile.objects.filter(organisation__in=[one.pk for one in found])
    where = {profile.organisation_id: [code for code in profile.areas if areas.is_area(code)] for profile in profiles}
    return [_offering(one, named.get(one.pk, ()), where.get(one.pk, []), sought) for one in found]


def _offering(
    organisation: Organisation, services: Sequence[OfferedService], works: Sequence[str], sought: Sought
) -> Offering:
    covered = {code for own in works for code in areas.within(own)}
    beyond = [code for code in sought.areas if areas.is_area(code) and code not in covered]
    in_part = [code for code in beyond if any(own in areas.within(code) for own in works)]
    return Offering(
        organisation=organisation,
        services=tuple(one.name for one in services if is_of_kind(one.cpv, sought.kinds)),
        says_services=bool(services),
        missing=tuple(area_names(code for code in beyond if code not in in_part)),
        in_part=tuple(area_names(in_part)),
        says_areas=bool(works),
    )
