"""One record of a tender, which pages, checks, scoring, notices and contracts all read: worthwhile/tender/1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.exchange.tender.bidding import Declaration, Participation, Question
from worthwhile.exchange.tender.contract import TenderTerms
from worthwhile.exchange.tender.fields import listed, reference_problems, repeated_problems, words
from worthwhile.exchange.tender.judging import TenderAward
from worthwhile.exchange.tender.law_of_nation import may_hold, why_not
from worthwhile.exchange.tender.running import Brief, Gates, Portal, TenderDocument, Timetable
from worthwhile.exchange.tender.setting import Lot, TenderBuyer, TenderRoute, TenderSubject, TenderTerm, TenderValue
from worthwhile.exchange.tender.specification import (
    CoDesign,
    CommunityBenefit,
    Indicator,
    Requirement,
    SocialValue,
    TenderOutcome,
)
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described, read

FORMAT = "worthwhile/tender/1"
WITH_IDS = ("lots", "outcomes", "requirements", "community_benefits", "indicators", "questions", "declarations")


@dataclass(frozen=True, kw_only=True)
class Tender(Record):
    """A tender. What is left out is not stated yet; it never counts as no."""

    format: str = described(f"Write format: {FORMAT}")
    buyer: TenderBuyer = described("Who buys")
    commenced_on: date | None = described(
        "Day on which the procurement began, which chooses the law, such as 2026-04-01", default=None
    )
    subject: TenderSubject = described("What is bought")
    route: TenderRoute | None = described("The law and the way to choose a provider", default=None)
    value: TenderValue | None = described("What it is estimated to be worth", default=None)
    term: TenderTerm | None = described("How long it runs", default=None)
    lots: tuple[Lot, ...] | None = listed("Parts that may be won by themselves")
    lots_reasons: str | None = words("Why it is not divided into lots")
    outcomes: tuple[TenderOutcome, ...] | None = listed("Changes that it is to bring about")
    requirements: tuple[Requirement, ...] | None = listed("What the service must do or be")
    community_benefits: tuple[CommunityBenefit, ...] | None = listed("Clauses on social value and community benefits")
    social_value: SocialValue | None = described("How social value is asked for", default=None)
    co_design: CoDesign | None = described("Who shaped the service", default=None)
    participation: Participation | None = described("What bidders must be and have", default=None)
    questions: tuple[Question, ...] | None = listed("Questions to bidders")
    declarations: tuple[Declaration, ...] | None = listed("Declarations, each made once")
    award: TenderAward | None = described("How the winner is found", default=None)
    indicators: tuple[Indicator, ...] | None = listed("What the contract is followed by")
    indicators_unsuitable: str | None = words("Why you decided that indicators would not suit this contract")
    indicator_cost: Decimal | None = described(
        "What collecting them costs, of the value, as a fraction: 0.10 for 10%", default=None, rate=True
    )
    timetable: Timetable | None = described("When things happen", default=None)
    terms: TenderTerms | None = described("The terms of the contract", default=None)
    documents: tuple[TenderDocument, ...] | None = listed("The documents of the pack")
    brief: Brief | None = described("How the main brief reads", default=None)
    portal: Portal | None = described("Where bids are handed in", default=None)
    gates: Gates | None = described("What the buyer has to have done before", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        given = values.get("format", FORMAT)
        wrong = [] if given == FORMAT else [Problem("format", f"Write {FORMAT}. You gave {given!r}.")]
        return [
            *wrong,
            *(problem for name in WITH_IDS for problem in repeated_problems(values, name)),
            *_law_problems(values),
            *_lot_problems(values),
            *_pointing_problems(values),
        ]


def read_tender(data: object) -> Tender:
    """A tender from plain data as YAML or JSON gives it. Raises InvalidInput with every problem."""
    return read(Tender, data, what="the tender")


def _law_problems(values: Mapping[str, Any]) -> list[Problem]:
    """A law that is not one of the buyer's nation."""
    buyer, route = values.get("buyer"), values.get("route")
    nation, regime = getattr(buyer, "nation", None), getattr(route, "regime", None)
    if nation is None or regime is None or may_hold(regime, nation):
        return []
    return [Problem("route.regime", why_not(regime, nation))]


def _lot_problems(values: Mapping[str, Any]) -> list[Problem]:
    lots = [lot.id for lot in values.get("lots") or ()]
    return [
        problem
        for name in ("outcomes", "requirements", "questions")
        for position, one in enumerate(values.get(name) or ())
        for at, lot in enumerate(one.lots)
        for problem in reference_problems(f"{name}[{position}].lots[{at}]", lot, lots, what="lot")
    ]


def _pointing_problems(values: Mapping[str, Any]) -> list[Problem]:
    """Criteria, declarations, outcomes and indicators that are named and not there."""
    award = values.get("award")
    criteria = [] if award is None else [c.id for c in award.criteria or ()]
    criteria += [] if award is None else [sub.id for c in award.criteria or () for sub in c.sub_criteria]
    declarations, outcomes, indicators = (
        [one.id for one in values.get(name) or ()] for name in ("declarations", "outcomes", "indicators")
    )
    pointers = (
        ("questions", "criterion", criteria, "criterion"),
        ("questions", "declaration", declarations, "declaration"),
        ("indicators", "outcome", outcomes, "outcome"),
        ("community_benefits", "outcome", outcomes, "outcome"),
        ("community_benefits", "indicator", indicators, "indicator"),
    )
    return [
        problem
        for part, field, allowed, what in pointers
        for position, one in enumerate(values.get(part) or ())
        for problem in reference_problems(f"{part}[{position}].{field}", getattr(one, field), allowed, what=what)
    ]
