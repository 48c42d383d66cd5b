"""How bids are judged, and what bidders hear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from worthwhile.exchange.tender.fields import MOST, blank_problems, clock_problems, repeated_problems, words, yes_no
from worthwhile.exchange.tender.other_weights import WeightRange, holding_problems, reach_problems
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described


class CriterionKind(StrEnum):
    """What a criterion judges."""

    PRICE = "price"
    QUALITY = "quality"
    SOCIAL_VALUE = "social-value"
    OTHER = "other"


class PriceFormula(StrEnum):
    """How prices become points."""

    PF_1 = "PF-1"
    PF_2 = "PF-2"
    PF_3 = "PF-3"
    PF_4 = "PF-4"
    PF_5 = "PF-5"
    PF_6 = "PF-6"
    PF_7 = "PF-7"
    PF_8 = "PF-8"
    OTHER = "other"


class AbnormallyLow(StrEnum):
    """What happens to a bid that looks too low."""

    NOT_STATED = "not-stated"
    ASKED = "asked-to-explain"
    REJECTED = "rejected-without-asking"


@dataclass(frozen=True, kw_only=True)
class SubCriterion(Record):
    """A part of a criterion."""

    id: str = described("Short and permanent, such as quality-2")
    name: str = described("What is judged")
    weight: Decimal | None = described(
        "Its part of the whole score, as a fraction: 0.10 for 10%", default=None, rate=True
    )
    pass_mark: Decimal | None = described("The score below which a bid fails", default=None, minimum=0)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "id", "name")


@dataclass(frozen=True, kw_only=True)
class Criterion(Record):
    """What bids are judged by."""

    id: str = described("Short and permanent, such as quality")
    name: str = described("What is judged")
    kind: CriterionKind | None = described("What kind of thing it is", default=None)
    weight: Decimal | None = described(
        "Its part of the whole score, as a fraction: 0.10 for 10%", default=None, rate=True
    )
    weight_range: WeightRange | None = described(
        "Other weights that would have been found as right; they decide nothing", default=None
    )
    pass_mark: Decimal | None = described("The score below which a bid fails", default=None, minimum=0)
    sub_criteria: tuple[SubCriterion, ...] = described("Its parts", default=(), longest=MOST)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return [
            *blank_problems(values, "id", "name"),
            *repeated_problems(values, "sub_criteria"),
            *_sum_problems("sub_criteria", values.get("sub_criteria") or (), values.get("weight"), "its criterion"),
            *holding_problems(values.get("weight"), values.get("weight_range")),
        ]


@dataclass(frozen=True, kw_only=True)
class Level(Record):
    """One level of the scale."""

    score: Decimal = described("The score", minimum=0)
    means: str | None = words("What an answer must show to earn it")


@dataclass(frozen=True, kw_only=True)
class PriceRule(Record):
    """How prices become points or are weighed against quality."""

    formula: PriceFormula | None = described("The formula by its code", default=None)
    parameters: Mapping[str, Decimal] = described("Its parameters by name, such as budget", empty=True)
    note: str | None = words("Anything a bidder must know of it, such as a worked example")


@dataclass(frozen=True, kw_only=True)
class DrawnLot(Record):
    """By which public value a lot is drawn where bids are equal by every other rule, named before anybody knows it."""

    source: str | None = words("Where the public value comes from, and what of it is taken in which order")
    day: date | None = described("Day on which it is drawn, after the deadline, such as 2026-04-08", default=None)
    time: str | None = described("Time of that day in quotes, such as “20:00”", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return clock_problems(values, "time")


@dataclass(frozen=True, kw_only=True)
class LotLimits(Record):
    """How many lots one bidder may bid for and win."""

    bids: int | None = described("Most lots one may bid for", default=None, minimum=1, maximum=MOST)
    wins: int | None = described("Most lots one may win", default=None, minimum=1, maximum=MOST)
    mechanism: str | None = words("How lots are given out where one would win more")


@dataclass(frozen=True, kw_only=True)
class Published(Record):
    """What bidders can read before they bid."""

    criteria: bool | None = yes_no("Whether all criteria and sub-criteria are published")
    weights: bool | None = yes_no("Whether the weight of each is published")
    importance: bool | None = yes_no("Whether it is published how important each is, by weight, order or words")
    descriptors: bool | None = yes_no("Whether it is published what earns which score")


@dataclass(frozen=True, kw_only=True)
class Feedback(Record):
    """What bidders hear afterwards."""

    per_criterion: bool | None = yes_no("Whether each hears why, criterion by criterion")
    same_time: bool | None = yes_no("Whether all hear at the same time")


@dataclass(frozen=True, kw_only=True)
class TenderAward(Record):
    """How the winner is found."""

    criteria: tuple[Criterion, ...] | None = described("What bids are judged by", default=None, longest=MOST)
    scale: tuple[Level, ...] | None = described("The scale of scores", default=None, longest=100)
    published: Published | None = described("What bidders can read before they bid", default=None)
    price: PriceRule | None = described("How prices become points", default=None)
    ties: tuple[str, ...] | None = described("How ties are broken, in order", default=None, longest=20)
    draw: DrawnLot | None = described("What a lot is drawn by, where ties come to that", default=None)
    lot_limits: LotLimits | None = described("How many lots one may win", default=None)
    abnormally_low: AbnormallyLow | None = described("What happens to a bid that looks too low", default=None)
    feedback: Feedback | None = described("What bidders hear afterwards", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        criteria = values.get("criteria") or ()
        return [
            *repeated_problems(values, "criteria"),
            *_sum_problems("criteria", criteria, Decimal(1), "the whole score"),
            *(Problem(f"criteria{one.path}", one.message) for one in reach_problems(criteria)),
        ]


def _sum_problems(
    path: str, parts: tuple[Criterion | SubCriterion, ...], whole: Decimal | None, of: str
) -> list[Problem]:
    """Weights that are all there and do not add up."""
    weights = [part.weight for part in parts if part.weight is not None]
    if not parts or whole is None or len(weights) < len(parts) or sum(weights) == whole:
        return []
    return [Problem(path, f"The weights add up to {sum(weights)}, and {of} is {whole}. Make them add up.")]
