"""What matching is told: the law in force, our own lines, and what each reason weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from worthwhile.engines.matching.reasons import About

UNKNOWN_POINTS = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedLaw:
    """What the Procurement Act 2023 asks for reserved contracts, each figure with its citation."""

    workforce_share: float
    workforce_citation: str
    mutual_longest_years: float
    mutual_years_between: float
    mutual_citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Where we draw lines. They are our own, not law; the page of each reason says why they stand there."""

    turnover_multiple: float = 2.0
    """A year of the contract fits while turnover is this many times as much."""
    largest_step: float = 3.0
    """A contract of more than this many times the largest so far is too large a step."""
    travel_km: float = 30.0
    """How far beyond its areas a provider works that states nothing."""
    partly_points: float = 0.6
    """Points where a provider works in a part of the place, or begins beside it."""
    days_to_bid: int = 28
    """Days to write a bid of a provider that states nothing."""
    full_months: float = 36.0
    """A contract of this length or longer has full points."""
    short_months: float = 12.0
    """A contract shorter than this is too short to build on."""
    few_bids: float = 3.0
    """So many bids or fewer are few."""
    many_bids: float = 10.0
    """So many bids or more have no points."""
    least_known: int = 3
    """Fewer processes that state their bids tell nothing."""
    price_weight: float = 40.0
    """Price may weigh so much, in per cent, and quality still decides."""
    heavy_price_weight: float = 60.0
    """Price that weighs more than this decides nearly alone."""


WEIGHTS: Mapping[About, float] = MappingProxyType(
    {
        About.AREA: 0.20,
        About.SIZE: 0.20,
        About.TIME: 0.15,
        About.STEP_UP: 0.10,
        About.HOLDER: 0.10,
        About.COMPETITION: 0.08,
        About.LENGTH: 0.05,
        About.WORTH_A_BID: 0.03,
        About.SUITABILITY: 0.03,
        About.LOTS: 0.02,
        About.ROUTE: 0.02,
        About.PRICE_WEIGHT: 0.02,
    }
)
"""Parts of the fit; they add up to 1. Service is the relevance; reserved and accreditation decide eligibility alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything that a match is judged by. ``law`` is None where none is known for the day."""

    law: ReservedLaw | None = None
    lines: Lines = field(default_factory=Lines)
    weights: Mapping[About, float] = field(default_factory=lambda: WEIGHTS)
