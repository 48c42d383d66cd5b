"""A provider and an opportunity that fit each other well; tests change what they are about."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from worthwhile.engines.matching import (
    Match,
    Opportunity,
    Place,
    PlacesFrom,
    Provider,
    ReservedLaw,
    Rules,
    Service,
    Standing,
    match_provider,
)

ON = datetime(2026, 11, 22, 9)  # noqa: DTZ001 - moments are UTC without a zone
LAW = ReservedLaw(
    workforce_share=0.30,
    workforce_citation="Procurement Act 2023, section 32",
    mutual_longest_years=5,
    mutual_years_between=3,
    mutual_citation="Procurement Act 2023, section 33",
)
RULES = Rules(law=LAW)
LUTON = Place(name="Luton", standing=Standing.WITHIN, km=0.0)


def provider(**changes: Any) -> Provider:
    """A provider with a turnover of a million pounds that has held contracts of up to £300,000."""
    stated: dict[str, Any] = {
        "name": "Example Community Care CIC",
        "services": (Service(name="Befriending", cpv=("85320000",)),),
        "turnover": 1_000_000.0,
        "turnover_year": 2026,
        "largest_contract": 300_000.0,
        "travel_km": 20.0,
        "days_to_bid": 20,
        "accreditations": ("cyber-essentials",),
    }
    return Provider(**stated | changes)


def opportunity(**changes: Any) -> Opportunity:
    """Three years of befriending in Luton for £240,000, due in forty days."""
    stated: dict[str, Any] = {
        "ocid": "ocds-test-1",
        "title": "Befriending for older people",
        "buyer": "Luton Borough Council",
        "regime": "procurement-act-2023",
        "value_low": 240_000.0,
        "value_high": 240_000.0,
        "months": 36.0,
        "deadline_at": datetime(2027, 1, 1, 12),  # noqa: DTZ001
        "places": (LUTON,),
        "places_from": PlacesFrom.DELIVERY,
        "relevance": 0.9,
        "lots": 1,
        "method": "open",
        "accreditations": (),
    }
    return Opportunity(**stated | changes)


def matched(*, of: dict[str, Any] | None = None, to: dict[str, Any] | None = None) -> Match:
    """The match of the two with changes ``of`` the provider and ``to`` the opportunity."""
    return match_provider(provider=provider(**of or {}), opportunity=opportunity(**to or {}), on=ON, rules=RULES)
