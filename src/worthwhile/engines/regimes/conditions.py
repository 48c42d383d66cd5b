"""Conditions over facts, as data gives them. They hold no rule of their own; ``judging`` says whether they are met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from worthwhile.engines.regimes.vocabulary import Regime


class Comparator(StrEnum):
    """How a sum is compared. At the bound itself ``above`` and ``below`` are false."""

    ABOVE = "above"
    AT_LEAST = "at_least"
    BELOW = "below"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Equals:
    """A fact is one of some values."""

    fact: str
    values: tuple[str | bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """A quantity beside a bound: a number, another quantity, or (``figure``) a dated figure by its id."""

    quantity: str
    comparator: Comparator
    number: Decimal | None = None
    other: str | None = None
    figure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Every part is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one part is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """The part is false."""

    part: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined:
    """A condition that stands once in the tables under a name."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InRegime:
    """The procurement is under one of some regimes."""

    regimes: tuple[Regime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commenced:
    """The procurement began on or between two days; open where None."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """What nobody has read yet: unknown whatever the facts, with the reason."""

    reason: str


Condition = Equals | Compare | AllOf | AnyOf | Not | Defined | InRegime | Commenced | Unclear
ALWAYS = AllOf(parts=())
