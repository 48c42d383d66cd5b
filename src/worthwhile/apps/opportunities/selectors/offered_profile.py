"""The profile of an organisation as matching and the format worthwhile/profile/1 have it, each part with its source.

What the organisation's facts say is read from there and asked nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.apps.opportunities.models import OfferedProfile, OfferedService
from worthwhile.apps.organisations.models import Fact, Organisation
from worthwhile.apps.organisations.selectors.facts import find_fact
from worthwhile.apps.organisations.selectors.identifiers import list_identifiers
from worthwhile.engines.matching import Provider
from worthwhile.exchange.profile import FORMAT, Profile, provider_of, read_profile

# What a profile takes from facts, by the key of the fact: the field of the format, and what it is called.
FROM_FACTS: Mapping[str, tuple[str, str]] = {
    "turnover": ("turnover", "Turnover"),
    "largest-contract": ("largest_contract", "Largest contract delivered"),
    "staff": ("employees_fte", "Staff"),
}
_AMOUNT = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(million|thousand|bn|billion|m|k)?\b", re.I)
_TIMES = {"million": 10**6, "m": 10**6, "thousand": 10**3, "k": 10**3, "bn": 10**9, "billion": 10**9, "": 1}
_YEAR = re.compile(r"\b(?:19|20)\d{2}(?:\s*[/-]\s*(\d{2,4}))?\b")


@dataclass(frozen=True, kw_only=True)
class FromFact:
    """What a fact gives to the profile. ``fact`` None: nothing is recorded; ``amount`` None: no number could be read.

    ``amount`` is pounds, or people for staff.
    """

    key: str
    field: str
    label: str
    fact: Fact | None
    amount: Decimal | None
    year: int | None


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What an organisation offers. ``data``: its profile in the format; ``profile`` None while it names no service."""

    kept: OfferedProfile | None
    services: tuple[OfferedService, ...]
    from_facts: tuple[FromFact, ...]
    data: Mapping[str, Any]
    profile: Profile | None

    @property
    def provider(self) -> Provider | None:
        """The provider that matching sets against notices."""
        return provider_of(self.profile) if self.profile else None


def find_offered(organisation: Organisation, *, on: date) -> Offered:
    """The profile of an organisation, with what its facts said on a day."""
    kept = OfferedProfile.objects.filter(organisation=organisation).first()
    services = tuple(organisation.offered_services.all())
    from_facts = tuple(_from_fact(organisation, key, on) for key in FROM_FACTS)
    data = _data(organisation, kept, services, from_facts)
    return Offered(
        kept=kept,
        services=services,
        from_facts=from_facts,
        data=data,
        profile=read_profile(data) if services else None,
    )


def find_service(organisation: Organisation, number: int) -> OfferedService | None:
    """One service of an organisation."""
    return organisation.offered_services.filter(pk=number).first()


def read_amount(text: str) -> Decimal | None:
    """The first amount in words people write: ``£1.45 million``, ``420,000``, ``34``; None where there is none.

    A year alone is no amount.
    """
    for found in _AMOUNT.finditer(text):
        number, unit = found[1].replace(",", ""), (found[2] or "").lower()
        looks_like_year = not unit and "£" not in found[0] and re.fullmatch(r"(?:19|20)\d{2}", number)
        if not looks_like_year:
            return Decimal(number) * _TIMES[unit]
    return None


def read_year(text: str) -> int | None:
    """The year in which a financial year ended: ``2025/26`` and ``year to March 2026`` give 2026; None if not said."""
    found = _YEAR.search(text)
    if found is None:
        return None
    first = int(found[0][:4])
    if not found[1]:
        return first
    last = int(found[1]) if len(found[1]) == 4 else first // 100 * 100 + int(found[1])
    return last if last in (first, first + 1) else first


def _from_fact(organisation: Organisation, key: str, on: date) -> FromFact:
    field, label = FROM_FACTS[key]
    fact = find_fact(organisation, key, on=on)
    return FromFact(
        key=key,
        field=field,
        label=label,
        fact=fact,
        amount=read_amount(fact.value) if fact else None,
        year=read_year(fact.value) if fact else None,
    )


def _data(
    organisation: Organisation,
    kept: OfferedProfile | None,
    services: tuple[OfferedService, ...],
    from_facts: tuple[FromFact, ...],
) -> dict[str, Any]:
    """In the order of the format; what is not stated is left out."""
    amounts = {one.field: one for one in from_facts if one.amount is not None}
    data: dict[str, Any] = {"format": FORMAT, "name": organisation.name}
    identifiers = [{"scheme": one.scheme, "id": one.value} for one in list_identifiers(organisation)]
    data |= {"identifiers": identifiers} if identifiers else {}
    data |= {"legal_form": organisation.legal_form} if organisation.legal_form else {}
    for field in ("employees_fte", "turnover", "largest_contract"):
        if field in amounts:
            data[field] = _stated(amounts[field])
    data["areas"] = list(kept.areas) if kept else []
    data["services"] = [
        {"name": one.name, "description": one.description, "cpv": one.cpv, "client_groups": one.client_groups}
        for one in services
    ]
    data["accreditations"] = list(kept.accreditations) if kept else []
    return data | (dict(kept.stated) if kept else {})


def _stated(one: FromFact) -> Any:
    assert one.amount is not None
    amount = int(one.amount) if one.amount == one.amount.to_integral_value() else float(one.amount)
    if one.field != "turnover":
        return amount
    return {"amount": amount} | ({"year": one.year} if one.year else {})
