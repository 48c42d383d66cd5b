"""The reference figures that a valuation stands on. The reference room fills these from its data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.parameter import Parameter, Source


class UprateRule(StrEnum):
    """How a value is carried from its own price year to the case's."""

    PRICES = "prices"
    WELLBEING = "wellbeing"


class BankUse(StrEnum):
    """What a value-bank figure may stand for."""

    OUTCOME = "outcome"
    INPUT_PRICE = "input-price"


@dataclass(frozen=True, kw_only=True)
class BankValue:
    """A published worth of one unit of an outcome that the product may ship.

    ``value``, ``low`` and ``high`` are in pounds of ``price_year``. ``whole_period`` marks a value that
    covers all years at once (never times years). ``average_cost`` marks an average that a commissioner
    does not get back in cash when one case fewer comes. ``contains`` names bank values whose change this
    value already includes.
    """

    id: str
    code: str
    label: str
    unit: str
    value: Decimal
    price_year: PriceYear
    uprate: UprateRule
    kind: str
    level: str
    agency: str
    source: Source
    locator: str
    valid_from: date
    low: Decimal | None = None
    high: Decimal | None = None
    use: BankUse = BankUse.OUTCOME
    whole_period: bool = False
    average_cost: bool = False
    contains: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class WithheldValue:
    """A published figure that exists but may not be shipped: the user enters it, and sees why."""

    id: str
    code: str
    label: str
    unit: str
    reason: str
    publication: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Band:
    """A discount rate for years ``first`` to ``last`` from now (open-ended where None)."""

    first: int
    last: int | None
    rate: Decimal


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """A published discount schedule: rates by how many years from now."""

    id: str
    label: str
    bands: tuple[Band, ...]
    valid_from: date
    source: Source
    locator: str


@dataclass(frozen=True, kw_only=True)
class Benchmark:
    """How published studies are spread on one factor; fractions (deadweight 0.20) or a ratio.

    ``points`` are (percentile 0-100, value), rising. ``n`` counts the reports behind them.
    """

    factor: str
    n: int
    points: tuple[tuple[Decimal, Decimal], ...]
    mean: Decimal | None
    source: Source
    note: str


@dataclass(frozen=True, kw_only=True)
class ValuationParameters:
    """Everything a valuation looks up.

    ``deflator``, ``wellbeing_deflator`` and ``gdp_per_head`` hold one value a calendar year, in force from
    1 January to 31 December; ``wellbeing_elasticity`` one value. ``schedules`` are keyed by the names that
    case files use. ``bank`` and ``withheld`` are keyed by code (``NHS-AE``). ``vintage`` names the release
    of each series in words.
    """

    deflator: Parameter
    wellbeing_deflator: Parameter
    gdp_per_head: Parameter
    wellbeing_elasticity: Parameter
    schedules: Mapping[str, Schedule]
    bank: Mapping[str, BankValue]
    withheld: Mapping[str, WithheldValue]
    benchmarks: Mapping[str, Benchmark]
    vintage: Mapping[str, str]
