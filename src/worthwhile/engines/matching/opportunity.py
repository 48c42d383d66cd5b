"""An opportunity as matching knows it: what the notice says, and what the market tells around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Standing(StrEnum):
    """How a place of delivery lies to the areas in which a provider works."""

    WITHIN = "within"
    AROUND = "around"  # the place is larger and holds an area of the provider
    OUTSIDE = "outside"


class PlacesFrom(StrEnum):
    """How the places were told."""

    DELIVERY = "delivery"
    BUYER = "buyer"  # only the buyer's own address is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of delivery. ``km`` is from the nearest area of the provider; None where it cannot be told."""

    name: str
    standing: Standing
    km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotOffered:
    """A part that one may bid for. ``value`` is pounds over its whole length, ``months`` that length."""

    title: str
    value: float | None = None
    months: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionStated:
    """A criterion of award. ``type`` is price, cost or quality; ``weight`` a percentage; ``lot`` None: of all."""

    type: str | None
    weight: float | None
    lot: str | None = None


class BidsOf(StrEnum):
    """Whose contracts before were counted."""

    BUYER = "buyer"  # the same buyer, the same service
    SERVICE = "service"  # the same service, any buyer


@dataclass(frozen=True, slots=True, kw_only=True)
class BidsBefore:
    """How many bid for such contracts before: the median of the ``known`` processes that state a number."""

    median: float
    known: int
    of: BidsOf


class HeldBy(StrEnum):
    """How it is told who holds the contract now, the surest first."""

    STATED = "stated"  # the notice names the earlier process
    SAME_SERVICE = "same-service"  # same buyer, same class of service, same place or words, at the right time


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who probably holds the contract now. Never certain: ``how`` says what it rests on.

    ``name`` is for reading and may stand for several; ``keys`` and ``name_keys`` are of all of them.
    """

    name: str
    how: HeldBy
    ends_on: date | None = None
    ocid: str = ""
    keys: tuple[str, ...] = ()
    name_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAccreditation:
    """An accreditation named in the words of the notice. ``must`` where the same sentence says that it is needed."""

    name: str
    quote: str
    must: bool
    or_equivalent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """One opportunity. None means that it is not known.

    ``value_low`` is the smallest part one may bid for, ``value_high`` the whole, both in pounds over the whole length.
    ``relevance`` is from 0 to 1, ``relevance_why`` a clause that says what it rests on.
    Moments are UTC without a zone; ``deadline_on`` is the day of the deadline where the buyer is.
    ``accreditations`` is None where the words of the notice were not looked at.
    """

    ocid: str
    title: str = ""
    buyer: str = ""
    regime: str | None = None
    value_low: float | None = None
    value_high: float | None = None
    months: float | None = None
    deadline_at: datetime | None = None
    deadline_on: date | None = None
    places: tuple[Place, ...] = ()
    places_from: PlacesFrom | None = None
    reserved: tuple[str, ...] = ()
    relevance: float = 0.0
    relevance_why: str = ""
    lots: int | None = None
    lots_offered: tuple[LotOffered, ...] = ()
    framework: bool | None = None
    dynamic_market: bool | None = None
    method: str | None = None
    sme_suitable: bool | None = None
    vcse_suitable: bool | None = None
    criteria: tuple[CriterionStated, ...] = ()
    bids_before: BidsBefore | None = None
    holder: Holder | None = None
    accreditations: tuple[AskedAccreditation, ...] | None = None
