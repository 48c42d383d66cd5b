"""Take a profile file (worthwhile/profile/1) into an organisation's profile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.opportunities.selectors.offered_profile import find_offered
from worthwhile.apps.opportunities.services.offered_profile_keep import (
    STATED,
    ServiceEntry,
    add_service,
    keep_accreditations,
    keep_areas,
    keep_stated,
    remove_service,
)
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.record_fact import record_fact
from worthwhile.exchange.plain_data import InvalidFile, load_plain_data
from worthwhile.exchange.profile import LoadedProfile, Profile, area_codes, profile_from_data
from worthwhile.exchange.profile.profile_file import SUFFIXES
from worthwhile.kernel.money import money_text
from worthwhile.reference import cpv


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What was taken in, and what of the file was left out because the organisation says otherwise."""

    services: int
    facts: tuple[str, ...]
    left_out: tuple[str, ...]


def read_profile_file(name: str, content: bytes) -> LoadedProfile:
    """Read an uploaded profile. Raises InvalidFile or InvalidProfile with every problem."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise InvalidFile(f"Choose a profile file that ends in {', '.join(SUFFIXES)}. You gave {name}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidFile(f"{name} is not UTF-8 text. Save it as UTF-8 and choose it again") from None
    return profile_from_data(load_plain_data(text, suffix=suffix, name=name))


def import_profile(
    *, organisation: Organisation, loaded: LoadedProfile, file_name: str, by: User, now: datetime, today: date
) -> Imported:
    """Put the profile of a file in the place of what an organisation offers.

    Size, turnover and largest contract become facts where none is recorded; what is recorded stays, and the report
    says so. Name, legal form and numbers of registers are the organisation's own and stay as they are.
    """
    profile = loaded.profile
    with transaction.atomic():
        held = find_offered(organisation, on=today)
        keep_areas(organisation=organisation, areas=area_codes(profile), by=by, now=now)
        keep_accreditations(organisation=organisation, accreditations=profile.accreditations, by=by, now=now)
        stated = {field: loaded.data.get(field) for field in STATED}
        keep_stated(organisation=organisation, changes={k: plain(v) for k, v in stated.items()}, by=by, now=now)
        for service in held.services:
            remove_service(service=service, by=by, now=now)
        for entry in _entries(profile):
            add_service(organisation=organisation, entry=entry, by=by, now=now)
        facts, left_out = [], []
        recorded = {one.key: one for one in held.from_facts}
        for key, value, amount in _facts(profile):
            one = recorded[key]
            if one.fact is None:
                record_fact(
                    organisation=organisation, key=key, value=value, valid_from=today, recorded_by=by, now=now,
                    evidence=f"Profile file {file_name}, brought in by a member",
                )  # fmt: skip
                facts.append(f"{one.label}: {value}")
            elif one.amount != amount:
                left_out.append(f"{one.label}: the file says {value}, your facts say {one.fact.value}")
    if profile.name != organisation.name:
        left_out.append(f"Name: the file says {profile.name}")
    return Imported(services=len(profile.services), facts=tuple(facts), left_out=tuple(left_out))


def plain(value: Any) -> Any:
    """A value of a file as JSON keeps it: days as text, exact numbers as numbers."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _entries(profile: Profile) -> list[ServiceEntry]:
    return [
        ServiceEntry(
            name=service.name,
            description=service.description,
            cpv=[code for given in service.cpv if (code := cpv.read(given))],
            client_groups=service.client_groups,
        )
        for service in profile.services
    ]


def _facts(profile: Profile) -> list[tuple[str, str, Decimal]]:
    found = []
    if profile.turnover is not None:
        year = f" (year that ended in {profile.turnover.year})" if profile.turnover.year else ""
        amount = profile.turnover.amount
        found.append(("turnover", f"{money_text(amount, places=0)}{year}", amount))
    if profile.largest_contract is not None:
        amount = profile.largest_contract
        found.append(("largest-contract", money_text(amount, places=0), amount))
    if profile.employees_fte is not None:
        amount = profile.employees_fte
        found.append(("staff", f"{amount:,f} full-time equivalents", amount))
    return found
