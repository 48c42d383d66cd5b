"""A provider as matching knows it: plain values, whatever file or form they came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One thing the provider does. ``cpv`` holds eight-digit codes, none where it states none."""

    name: str
    description: str = ""
    cpv: tuple[str, ...] = ()
    client_groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldReserved:
    """A contract reserved for public service mutuals that the provider holds or held."""

    buyer: str
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A provider. None always means that it is not stated, never no and never 0.

    ``areas`` are ONS codes, which whoever asks turns into distances; ``keys`` (scheme:id) and ``name_key`` are as the
    market writes them, to see what the provider holds itself.
    ``turnover`` and ``largest_contract`` are pounds: of one year, and of a whole contract over its whole length.
    ``travel_km`` is how far beyond its areas it would work; ``days_to_bid`` how many days it needs to write a bid.
    ``held_reserved`` is None where it is not stated, empty where there is none.
    """

    name: str
    services: tuple[Service, ...]
    areas: tuple[str, ...] = ()
    turnover: float | None = None
    turnover_year: int | None = None
    largest_contract: float | None = None
    smallest_contract: float | None = None
    travel_km: float | None = None
    days_to_bid: int | None = None
    accreditations: tuple[str, ...] = ()
    employee_controlled: bool | None = None
    public_service_purpose: bool | None = None
    profit_to_members_only: bool | None = None
    disadvantaged_workforce_share: float | None = None
    supported_employment_purpose: bool | None = None
    held_reserved: tuple[HeldReserved, ...] | None = None
    sme: bool | None = None
    vcse: bool | None = None
    keys: tuple[str, ...] = ()
    name_key: str = ""
