"""Who buys what, by which route, for how much and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from worthwhile.engines.regimes.vocabulary import Buyer as BuyerKind
from worthwhile.engines.regimes.vocabulary import Nation, Regime, Route
from worthwhile.engines.regimes.vocabulary import Subject as SubjectKind
from worthwhile.exchange.tender.fields import MOST, blank_problems, cpv_problems, listed, words, yes_no
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described


class Reserved(StrEnum):
    """What a contract is reserved under."""

    NOT_RESERVED = "not-reserved"
    SUPPORTED_EMPLOYMENT = "supported-employment"
    PUBLIC_SERVICE_MUTUAL = "public-service-mutual"
    BELOW_THRESHOLD = "below-threshold"
    SCOTLAND_SUPPORTED_BUSINESS = "scotland-supported-business"


@dataclass(frozen=True, kw_only=True)
class BuyerIdentifier(Record):
    """A number by which a register knows the buyer."""

    scheme: str = described("Register, such as GB-PPON or GB-NHS")
    id: str = described("The number there, in quotes")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "scheme", "id")


@dataclass(frozen=True, kw_only=True)
class TenderBuyer(Record):
    """The body that buys."""

    name: str = described("The name of the buyer")
    identifiers: tuple[BuyerIdentifier, ...] = described("Numbers by which registers know it", default=(), longest=20)
    kind: BuyerKind | None = described("What kind of body it is", default=None)
    nation: Nation | None = described("Its nation", default=None)
    devolved_welsh: bool | None = yes_no("In Wales: whether it is a devolved Welsh authority")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "name")


@dataclass(frozen=True, kw_only=True)
class TenderSubject(Record):
    """What is bought, for whom it is, and where."""

    title: str = described("What is bought, in a few words")
    description: str | None = words("What it is, for whom, and why")
    kind: SubjectKind | None = described("What is mainly bought", default=None)
    cpv: tuple[str, ...] = described("CPV codes of eight digits", default=(), longest=200)
    areas: tuple[str, ...] = described("Where: names of council areas or ONS codes", default=(), longest=MOST)
    community_service: bool | None = yes_no("Whether it is a community service")
    mostly_pay: bool | None = yes_no("Whether pay is most of what it costs")
    typical_provider_turnover: Decimal | None = described(
        "Turnover in a year of the typical provider you hope for, in pounds", default=None, minimum=0
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return [*blank_problems(values, "title"), *cpv_problems(values.get("cpv") or ())]


@dataclass(frozen=True, kw_only=True)
class Considered(Record):
    """Another route that was considered."""

    route: str = described("The route, such as a public social partnership")
    why_not: str | None = words("Why it was not taken")


@dataclass(frozen=True, kw_only=True)
class TenderRoute(Record):
    """The law and the way in which a provider is chosen."""

    regime: Regime | None = described("The law; worthwhile regime decide tells which", default=None)
    process: Route | None = described("The process under that law", default=None)
    reserved: Reserved | None = described("What the contract is reserved under", default=None)
    framework: bool | None = yes_no("Whether a framework is concluded")
    reasons: str | None = words("Why this route")
    considered: tuple[Considered, ...] | None = listed("What else was considered")


@dataclass(frozen=True, kw_only=True)
class TenderValue(Record):
    """What it is estimated to be worth."""

    total_net: Decimal | None = described(
        "Over the whole length with every extension, without VAT, in pounds", default=None, minimum=0
    )
    total_gross: Decimal | None = described(
        "The same with VAT, as the thresholds in England, Wales and NI count it, in pounds", default=None, minimum=0
    )
    annual: Decimal | None = described("In one year, without VAT, in pounds", default=None, minimum=0)
    largest_call_offs: Decimal | None = described(
        "For a framework: the largest call-offs running at once, in pounds", default=None, minimum=0
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        net, gross = values.get("total_net"), values.get("total_gross")
        if net is not None and gross is not None and gross < net:
            said = f"With VAT it cannot be less than without ({net}). You gave {gross}."
            return [Problem("total_gross", said)]
        return []


@dataclass(frozen=True, kw_only=True)
class Extensions(Record):
    """How the contract may be extended."""

    months: Decimal = described("Months that may be added altogether; 0 where none", minimum=0, maximum=600)
    by_agreement: bool | None = yes_no("Whether both sides must agree")
    price_reopened: bool | None = yes_no("Whether the price is settled anew")


@dataclass(frozen=True, kw_only=True)
class TenderTerm(Record):
    """How long the contract runs."""

    start: date | None = described("First day of the service, such as 2026-04-01", default=None)
    end: date | None = described("Last day without extensions, such as 2026-04-01", default=None)
    months: Decimal | None = described(
        "Length in months without extensions; worked out from start and end where left out",
        default=None,
        above=0,
        maximum=600,
    )
    extensions: Extensions | None = described("How it may be extended", default=None)
    provider_may_leave: bool | None = yes_no("Whether the provider may leave early with fair notice")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        start, end = values.get("start"), values.get("end")
        if start and end and end < start:
            return [Problem("end", f"The last day is before the first, {start}. You gave {end}.")]
        return []


@dataclass(frozen=True, kw_only=True)
class Lot(Record):
    """A part that may be won by itself."""

    id: str = described("Short and permanent, such as lot-1")
    title: str = described("What it is")
    description: str | None = words("More about it")
    areas: tuple[str, ...] = described("Where", default=(), longest=MOST)
    cpv: tuple[str, ...] = described("CPV codes of eight digits", default=(), longest=200)
    value_total: Decimal | None = described(
        "Its value over the whole length, without VAT, in pounds", default=None, minimum=0
    )
    value_annual: Decimal | None = described("Its value in one year, without VAT, in pounds", default=None, minimum=0)
    minimum_turnover: Decimal | None = described(
        "Turnover demanded for it; 0 where none, in pounds", default=None, minimum=0
    )
    places: Decimal | None = described("How many people or places it is for", default=None, minimum=0)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return [*blank_problems(values, "id", "title"), *cpv_problems(values.get("cpv") or ())]
