"""A profile as matching knows it."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.matching import HeldReserved, Provider, Service
from worthwhile.exchange.profile.profile import Identifier, OfferedService, Profile
from worthwhile.reference import areas, cpv

COMPANIES_HOUSE = "GB-COH"
_COMPANY_DIGITS = 8


def provider_of(profile: Profile) -> Provider:
    """The provider that a profile describes: areas as ONS codes, CPV codes as eight digits, money as pounds."""
    turnover = profile.turnover
    held = profile.reserved_contracts
    return Provider(
        name=profile.name,
        services=tuple(_service(service) for service in profile.services),
        areas=area_codes(profile),
        turnover=None if turnover is None else float(turnover.amount),
        turnover_year=None if turnover is None else turnover.year,
        largest_contract=_number(profile.largest_contract),
        smallest_contract=_number(profile.smallest_contract),
        travel_km=_number(profile.travel_km),
        days_to_bid=profile.days_to_bid,
        accreditations=profile.accreditations,
        employee_controlled=profile.employee_controlled,
        public_service_purpose=profile.public_service_purpose,
        profit_to_members_only=profile.profit_to_members_only,
        disadvantaged_workforce_share=_number(profile.disadvantaged_workforce_share),
        supported_employment_purpose=profile.supported_employment_purpose,
        held_reserved=(
            None if held is None else tuple(HeldReserved(buyer=one.buyer, ended_on=one.ended) for one in held)
        ),
        sme=profile.sme,
        vcse=profile.vcse,
        keys=tuple(organisation_key(identifier) for identifier in profile.identifiers),
    )


def area_codes(profile: Profile) -> tuple[str, ...]:
    """The areas of a profile as ONS codes, each once, in the order given."""
    found = (areas.recognise(given) for given in profile.areas)
    return tuple(dict.fromkeys(area.code for area in found if area is not None))


def organisation_key(identifier: Identifier) -> str:
    """An identifier as the market writes it: scheme:id, numbers of Companies House with eight digits."""
    scheme, number = identifier.scheme.strip().upper(), identifier.id.strip().upper()
    if scheme == COMPANIES_HOUSE and number.isdecimal():
        number = number.zfill(_COMPANY_DIGITS)
    return f"{scheme}:{number}"


def _service(service: OfferedService) -> Service:
    return Service(
        name=service.name,
        description=service.description,
        cpv=tuple(code for given in service.cpv if (code := cpv.read(given)) is not None),
        client_groups=service.client_groups,
    )


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)
