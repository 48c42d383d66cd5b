"""A figure about the world, with its dates and its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.problems import WorthwhileError


class NotInForce(WorthwhileError):
    """No value of a parameter is in force on the date asked for."""


class Basis(StrEnum):
    """How a figure came about."""

    OFFICIAL = "official"
    DERIVED = "derived"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a figure was published and on what terms it may be used."""

    key: str
    title: str
    publisher: str
    published: str
    licence: str
    address: str
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class DatedValue:
    """One value of a parameter, from ``valid_from`` until ``valid_to`` (open where None)."""

    value: Decimal
    valid_from: date
    source: Source
    locator: str
    checked_on: date
    confidence: str
    valid_to: date | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A sourced figure with its history. ``values`` are in order of date and never empty.

    ``unit`` says what one of it is (``GBP per WELLBY``, ``index, 2024 = 100``, ``rate per year``).
    """

    id: str
    label: str
    description: str
    unit: str
    geography: str
    basis: Basis
    values: tuple[DatedValue, ...]
    price_year: PriceYear | None = None

    def in_force(self, *, on: date) -> DatedValue:
        """The value on a date.

        Raises NotInForce before the first value, after the last one ended, or in a gap, and says
        when values are available.
        """
        for dated in reversed(self.values):
            if dated.valid_from <= on:
                if dated.valid_to is not None and on > dated.valid_to:
                    raise NotInForce(
                        f"{self.id} has no value for {on}: its latest value before then ended on {dated.valid_to}. "
                        f"{self._span()}"
                    )
                return dated
        raise NotInForce(f"{self.id} has no value for {on}: it starts on {self.values[0].valid_from}. {self._span()}")

    def _span(self) -> str:
        first, last = self.values[0], self.values[-1]
        end = "today" if last.valid_to is None else str(last.valid_to)
        return f"Ask for a date from {first.valid_from} to {end}."
