"""The strict shape of a record in the data files. What breaks it is refused, with every reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from worthwhile.engines.valuation.parameters import BankUse, UprateRule
from worthwhile.engines.valuation.vocabulary import Agency, Kind, Level
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.parameter import Basis
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described


class Confidence(StrEnum):
    """How sure we are that a figure is what its publisher printed."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class TableShape(StrEnum):
    """Which columns a table has."""

    BANDS = "bands"
    PERCENTILES = "percentiles"
    CONVERSION = "conversion"


@dataclass(frozen=True, kw_only=True)
class LicenceRecord(Record):
    name: str = described("Name of the licence")
    ships: bool = described("true where the licence lets us ship figures, else false")


@dataclass(frozen=True, kw_only=True)
class SourceRecord(Record):
    title: str = described("Title of the publication")
    publisher: str = described("Who published it")
    published: str = described("When it was published, in words")
    licence: str = described("Key of the licence in licences.yaml")
    address: str = described("Where it is found")
    notes: str = described("What a reader must know about it", default="")


@dataclass(frozen=True, kw_only=True)
class TopicRecord(Record):
    title: str = described("Title of the topic")
    description: str = described("What the topic holds")


@dataclass(frozen=True, kw_only=True)
class Dated(Record):
    """What every dated figure or table says of itself."""

    valid_from: date = described("First day on which it holds, such as 2024-04-01")
    valid_to: date | None = described("Last day on which it holds; leave out while it holds", default=None)
    source: str = described("Key of the publication in sources.yaml; a figure without a source is refused")
    locator: str = described("Page, table or row in the publication")
    checked_on: date = described("Day on which the figure was last compared with the copy that the locator names")
    confidence: Confidence = described("high, medium or low")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        start, end = values.get("valid_from"), values.get("valid_to")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            return [
                Problem("valid_to", f"It ends on {end}, before it starts on {start}. Correct one of the two dates.")
            ]
        return []


@dataclass(frozen=True, kw_only=True)
class ValueRecord(Dated):
    value: Decimal = described("The figure")
    low: Decimal | None = described("Low end, where published", default=None)
    high: Decimal | None = described("High end, where published", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = super().cross_problems(values)
        low, value, high = values.get("low"), values.get("value"), values.get("high")
        if isinstance(value, Decimal):
            if low is not None and low > value:
                problems.append(Problem("low", f"The low end {low} is above the value {value}."))
            if high is not None and high < value:
                problems.append(Problem("high", f"The high end {high} is below the value {value}."))
        return problems


@dataclass(frozen=True, kw_only=True)
class EditionRecord(Dated):
    rows: tuple[Mapping[str, Any], ...] = described("The rows, or the name of the CSV file beside this one")


@dataclass(frozen=True, kw_only=True)
class BankRecord(Record):
    kind: Kind = described("wellbeing, economic, fiscal or carbon")
    level: Level = described("individual, social or environmental")
    agency: Agency = described("Who gains")
    uprate: UprateRule = described("prices, or wellbeing for a WELLBY or a QALY")
    use: BankUse = described("outcome, or input-price for a wage rate", default=BankUse.OUTCOME)
    whole_period: bool = described("true where the value covers all years at once", default=False)
    average_cost: bool = described("true where the value is an average cost and no cashable saving", default=False)
    contains: tuple[str, ...] = described("Codes of values that this one already includes", default=())
    notes: str = described("What a user must know before using it", default="")


@dataclass(frozen=True, kw_only=True)
class Described(Record):
    """What every record says of itself."""

    id: str = described("The id: folder and name, the same as the path of the file")
    label: str = described("A short name")
    description: str = described("What the figure is, in a sentence or two")
    unit: str = described("One of the units in units.csv")
    geography: str = described("The place it holds for")
    kind: Basis = described("official, derived or assumption")


@dataclass(frozen=True, kw_only=True)
class ParameterRecord(Described):
    values: tuple[ValueRecord, ...] = described(
        "Dated values, oldest first, or the name of the CSV file beside this one"
    )
    price_year: PriceYear | None = described(
        "Year whose prices the figure is in, such as 2023 or 2023/24", default=None
    )
    bank: BankRecord | None = described("How the value bank may use the figure", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = dates_in_order("values", values.get("values"))
        if str(values.get("unit", "")).startswith("GBP") and values.get("price_year") is None:
            problems.append(Problem("price_year", "A sum of money needs the year whose prices it is in, such as 2023."))
        return problems


@dataclass(frozen=True, kw_only=True)
class TableRecord(Described):
    shape: TableShape = described("Which columns the rows have")
    editions: tuple[EditionRecord, ...] = described("Dated editions of the table, oldest first")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return dates_in_order("editions", values.get("editions"))


@dataclass(frozen=True, kw_only=True)
class WithheldRecord(Record):
    id: str = described("The id under which a user may look for it")
    label: str = described("A short name")
    unit: str = described("What one of it is, such as per consultation")
    source: str = described("Key of the publication in sources.yaml")
    reasons: str = described("Keys of reasons.yaml, separated by semicolons")
    advice: str = described("What a user must know before entering it", default="")


def dates_in_order(name: str, dated: tuple[Dated, ...] | None) -> list[Problem]:
    """Problems of a history that is empty, out of order or overlapping."""
    if dated is None:
        return []
    if not dated:
        return [Problem(name, "Give at least one.")]
    problems = []
    for index in range(1, len(dated)):
        before, after = dated[index - 1], dated[index]
        if after.valid_from <= before.valid_from:
            text = (
                f"It starts on {after.valid_from}, but the one before it on {before.valid_from}. Put the oldest first."
            )
            problems.append(Problem(f"{name}[{index}].valid_from", text))
        elif before.valid_to is not None and after.valid_from <= before.valid_to:
            text = f"It starts on {after.valid_from}, while the one before it holds until {before.valid_to}."
            problems.append(Problem(f"{name}[{index}].valid_from", text))
    return problems
