"""What is to be achieved, what is required, and how people shaped it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from worthwhile.exchange.tender.fields import blank_problems, listed, words, yes_no
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described


class RequirementKind(StrEnum):
    """What a requirement prescribes."""

    OUTCOME = "outcome"
    FUNCTIONAL = "functional"
    METHOD = "method"
    INPUT = "input"


class CoDesignStage(StrEnum):
    """The steps of a public social partnership, and whatever else shaped the service."""

    DESIGN = "design"
    PILOT = "pilot"
    TENDER = "tender"
    OTHER = "other"


class IndicatorKind(StrEnum):
    """What an indicator measures."""

    OUTCOME = "outcome"
    OUTPUT = "output"
    ACTIVITY = "activity"


@dataclass(frozen=True, kw_only=True)
class TenderOutcome(Record):
    """A change that the contract is to bring about, the same as outcomes of impact cases."""

    id: str = described("Id of the outcome in the library, or one of your own")
    name: str = described("The change, such as Less lonely")
    who_for: str | None = words("Who gains")
    baseline: Decimal | None = described("Where people are today", default=None)
    target: Decimal | None = described("Where they are to be", default=None)
    unit: str | None = words("What baseline and target count, such as people or points of SWEMWBS")
    by: date | None = described("By when, such as 2026-04-01", default=None)
    measured_by: str | None = words("How it is measured, with which measure")
    left_to_provider: str | None = words("What you leave to the provider")
    lots: tuple[str, ...] = described("Ids of the lots it belongs to, none for all", default=(), longest=100)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "id", "name")


@dataclass(frozen=True, kw_only=True)
class Requirement(Record):
    """Something that the service must do or be."""

    id: str = described("Short and permanent, such as r-1")
    text: str = described("The requirement, word for word")
    kind: RequirementKind | None = described("Whether it prescribes a result, function, method or input", default=None)
    lots: tuple[str, ...] = described("Ids of the lots it belongs to, none for all", default=(), longest=100)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "id", "text")


@dataclass(frozen=True, kw_only=True)
class CommunityBenefit(Record):
    """A clause on social value or community benefits."""

    id: str = described("Short and permanent, such as cb-1")
    text: str = described("The clause, word for word")
    belongs_because: str | None = words("How it belongs to the subject of the contract")
    measured_by: str | None = words("How it is measured")
    indicator: str | None = words("Id of the indicator that follows it")
    outcome: str | None = words("Id of the outcome it serves")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "id", "text")


@dataclass(frozen=True, kw_only=True)
class SocialValue(Record):
    """How social value is asked for."""

    proportional: bool | None = yes_no("Whether what is asked grows with the bidder or the lot")
    core_purpose_counts: bool | None = yes_no("Whether what a charity is there for counts")
    why_this_weight: str | None = words("Why it weighs what it does, where that is much")


@dataclass(frozen=True, kw_only=True)
class CoDesignStep(Record):
    """One thing that was done with people who use the service, carers, staff or providers."""

    what: str = described("What was done and what it changed")
    who: str = described("Who took part, as groups and never by name")
    held_on: date | None = described("When, such as 2026-04-01", default=None)
    stage: CoDesignStage | None = described("Step of a public social partnership", default=None)
    published_on: date | None = described(
        "When what was said was published to everybody, such as 2026-04-01", default=None
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "what", "who")


@dataclass(frozen=True, kw_only=True)
class CoDesign(Record):
    """The record of who shaped the service, open to every bidder."""

    steps: tuple[CoDesignStep, ...] | None = listed("What was done, in order")
    continuity_considered: bool | None = yes_no("Whether nearness and continuity for users were considered")


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
    """What the contract is followed by."""

    id: str = described("Short and permanent, such as kpi-1")
    name: str = described("What is measured")
    kind: IndicatorKind | None = described("What it measures", default=None)
    outcome: str | None = words("Id of the outcome it follows")
    baseline: Decimal | None = described("Where it is today", default=None)
    target: Decimal | None = described("Where it is to be", default=None)
    provider_controls: bool | None = yes_no("Whether the provider can move it")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "id", "name")
