"""What a provider says of itself, entered once: the format worthwhile/profile/1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described, read
from worthwhile.reference import areas, cpv
from worthwhile.reference.postcodes import read_postcode

FORMAT = "worthwhile/profile/1"
MOST_SERVICES = 100
MOST_AREAS = 1_000


@dataclass(frozen=True, kw_only=True)
class Identifier(Record):
    """A number by which a register knows the provider."""

    scheme: str = described("Register, such as GB-COH (Companies House) or GB-CHC (Charity Commission)")
    id: str = described("The number there, in quotes, such as “01234567”")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return _blank_problems(values, "scheme", "id")


@dataclass(frozen=True, kw_only=True)
class Turnover(Record):
    """Income of one financial year."""

    amount: Decimal = described("Income of the year in pounds", minimum=0)
    year: int | None = described("Year in which that financial year ended", default=None, minimum=1900, maximum=2200)


@dataclass(frozen=True, kw_only=True)
class OfferedService(Record):
    """A service that the provider delivers."""

    name: str = described("The service in a few words, such as Befriending")
    description: str = described("What it is and for whom, in the words that buyers use", default="")
    cpv: tuple[str, ...] = described("CPV codes that buyers give it, of eight digits", default=(), longest=50)
    client_groups: tuple[str, ...] = described("Whom it is for, such as older people", default=(), longest=50)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return [
            *_blank_problems(values, "name"),
            *(
                Problem(f"cpv[{position}]", f"Enter a CPV code of eight digits, such as 85320000. You gave {given!r}.")
                for position, given in enumerate(values.get("cpv") or ())
                if cpv.read(given) is None
            ),
        ]


@dataclass(frozen=True, kw_only=True)
class ReservedContract(Record):
    """A contract reserved for public service mutuals that the provider holds or held."""

    buyer: str = described("The buyer, as its notices name it")
    ended: date | None = described("Last day of the contract; leave out where it still runs", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return _blank_problems(values, "buyer")


@dataclass(frozen=True, kw_only=True)
class Profile(Record):
    """What a provider says of itself: where it works, what it does, how large it is, what it holds."""

    format: str = described(f"Write format: {FORMAT}")
    name: str = described("The organisation's name")
    identifiers: tuple[Identifier, ...] = described("Numbers by which registers know it", default=(), longest=50)
    legal_form: str = described("Legal form, such as cic-guarantee", default="")
    employees_fte: Decimal | None = described("Employees, as full-time equivalents", default=None, minimum=0)
    turnover: Turnover | None = described("Income of the last financial year", default=None)
    largest_contract: Decimal | None = described(
        "Largest contract delivered so far, in pounds over its whole length", default=None, minimum=0
    )
    smallest_contract: Decimal | None = described(
        "Smallest contract worth a bid, in pounds over its whole length", default=None, minimum=0
    )
    areas: tuple[str, ...] = described(
        "Where it works: ONS codes, names of council areas, or postcodes", default=(), longest=MOST_AREAS
    )
    travel_km: Decimal | None = described(
        "How many kilometres beyond these areas it would work", default=None, minimum=0, maximum=1500
    )
    services: tuple[OfferedService, ...] = described("What it does", longest=MOST_SERVICES)
    days_to_bid: int | None = described("Days it needs to write a bid", default=None, minimum=1, maximum=365)
    accreditations: tuple[str, ...] = described(
        "Accreditations and registrations held, such as cyber-essentials, living-wage, cqc", default=(), longest=200
    )
    sme: bool | None = described("Whether it is a small or medium enterprise", default=None)
    vcse: bool | None = described("Whether it is a voluntary, community or social enterprise", default=None)
    employee_controlled: bool | None = described("Whether employees manage and control it", default=None)
    public_service_purpose: bool | None = described("Whether its purpose is to deliver public services", default=None)
    profit_to_members_only: bool | None = described(
        "Whether it makes no profit or pays profit to its members alone", default=None
    )
    disadvantaged_workforce_share: Decimal | None = described(
        "Share of the workforce that is disabled or disadvantaged", default=None, rate=True
    )
    supported_employment_purpose: bool | None = described(
        "Whether it is there, wholly or partly, to employ or support disabled or disadvantaged people", default=None
    )
    reserved_contracts: tuple[ReservedContract, ...] | None = described(
        "Contracts reserved for public service mutuals held now or in the last years; [] where there are none",
        default=None,
        longest=100,
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return [
            *_format_problems(values),
            *_blank_problems(values, "name"),
            *_service_problems(values),
            *_area_problems(values.get("areas") or ()),
        ]


def read_profile(data: object) -> Profile:
    """A profile from plain data as YAML or JSON gives it. Raises InvalidInput with every problem."""
    return read(Profile, data, what="the profile")


def _format_problems(values: Mapping[str, Any]) -> list[Problem]:
    given = values.get("format", FORMAT)
    return [] if given == FORMAT else [Problem("format", f"Write {FORMAT}. You gave {given!r}.")]


def _blank_problems(values: Mapping[str, Any], *names: str) -> list[Problem]:
    return [
        Problem(name, "This is empty. Write it out, or leave the entry out.")
        for name in names
        if name in values and not values[name].strip()
    ]


def _service_problems(values: Mapping[str, Any]) -> list[Problem]:
    if values.get("services") != ():
        return []
    return [Problem("services", "Name at least one service. You gave an empty list.")]


def _area_problems(given: Iterable[str]) -> list[Problem]:
    return [
        Problem(f"areas[{position}]", _area_advice(name, found))
        for position, (name, found) in enumerate((name, areas.recognise(name)) for name in given)
        if found is None or found.part_of
    ]


def _area_advice(given: str, found: areas.Recognised | None) -> str:
    if found is not None:
        around = areas.area(found.code).name
        return (
            f"{given!r} is a part of {around} that we cannot place. Give its council areas, or {around} if that is so."
        )
    if read_postcode(given):
        return f"The postcode {given!r} is not one that we hold. Give the council area instead, such as Luton."
    allowed = "Enter an ONS code such as E06000032, the name of a council area, or a postcode."
    return f"{allowed} You gave {given!r}.{areas.near_names_hint(given)}"
