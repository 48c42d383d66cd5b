"""When things happen, what there is to read, and what the buyer has to have done before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Any

from worthwhile.exchange.tender.fields import blank_problems, clock_problems, listed, words, yes_no
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described

ORDER = ("publish", "questions_until", "answers_by", "deadline", "award_expected", "standstill_ends")
EDITABLE = frozenset({"docx", "odt", "xlsx", "ods", "rtf", "web"})


class ShortPeriodReason(StrEnum):
    """Why the time to bid is shorter than usual."""

    NONE = "none"
    URGENCY = "urgency"
    PLANNED_NOTICE = "qualifying-planned-notice"
    PRE_SELECTED = "pre-selected"
    DYNAMIC_MARKET = "dynamic-market"
    NEGOTIATED = "negotiated-period"


@dataclass(frozen=True, kw_only=True)
class Timetable(Record):
    """When things happen."""

    publish: date | None = described("Published, such as 2026-04-01", default=None)
    questions_until: date | None = described("Last day for questions, such as 2026-04-01", default=None)
    answers_by: date | None = described("Last day on which answers are given, such as 2026-04-01", default=None)
    consortium_by: date | None = described("By when partners find one another, such as 2026-04-01", default=None)
    deadline: date | None = described("Last day for bids, such as 2026-04-01", default=None)
    deadline_time: str | None = described("Time of that day in quotes, such as “14:00”", default=None)
    award_expected: date | None = described("The award is expected, such as 2026-04-01", default=None)
    standstill_ends: date | None = described("Last day of the standstill, such as 2026-04-01", default=None)
    short_period_reason: ShortPeriodReason | None = described("Why the time is shorter than usual", default=None)
    sent_electronically: bool | None = yes_no("Whether bids are handed in electronically")
    all_documents_from_start: bool | None = yes_no("Whether all documents are there from the first day")
    same_time_for_all: bool | None = yes_no("Whether every bidder has the same time")
    answers_to_all: bool | None = yes_no("Whether every answer goes to every bidder")
    late_change_extends: bool | None = yes_no("Whether a late change extends the time")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        dated = [(name, values[name]) for name in ORDER if values.get(name)]
        late = [
            Problem(later, f"This is before {earlier.replace('_', ' ')}, {first}. You gave {then}.")
            for (earlier, first), (later, then) in pairwise(dated)
            if then < first
        ]
        return [*late, *clock_problems(values, "deadline_time")]


@dataclass(frozen=True, kw_only=True)
class TenderDocument(Record):
    """A document of the pack."""

    title: str = described("Its title")
    file: str | None = words("Its file name")
    format: str | None = words("docx, odt, xlsx, pdf or web")
    pages: Decimal | None = described("How many pages it has", default=None, minimum=0)
    to_fill_in: bool | None = yes_no("Whether bidders fill it in")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "title")


@dataclass(frozen=True, kw_only=True)
class Brief(Record):
    """How the main brief reads."""

    reading_grade: Decimal | None = described("Reading grade of the main brief", default=None, minimum=0)
    acronyms_defined: bool | None = yes_no("Whether every acronym is explained")


@dataclass(frozen=True, kw_only=True)
class Portal(Record):
    """Where bids are handed in."""

    address: str | None = words("Its address")
    fee: Decimal | None = described(
        "What it costs to bid or to use it; 0 where nothing, in pounds", default=None, minimum=0
    )
    accessible: bool | None = yes_no("Whether it is accessible to disabled people")
    interoperable: bool | None = yes_no("Whether it works with common software")


@dataclass(frozen=True, kw_only=True)
class MarketEngagement(Record):
    """Talks with the market before the tender."""

    held: bool | None = yes_no("Whether they were held")
    notice: str | None = words("The notice that announced them")
    why_no_notice: str | None = words("Why there was none")


@dataclass(frozen=True, kw_only=True)
class Gates(Record):
    """What the buyer has to have done before it publishes."""

    conflicts_assessed_on: date | None = described(
        "Conflicts of interest were assessed, such as 2026-04-01", default=None
    )
    barriers_considered: bool | None = yes_no("Whether barriers to small enterprises were considered")
    barriers_removed: tuple[str, ...] | None = listed("Barriers removed or reduced")
    social_value_considered_on: date | None = described("Social value was considered, such as 2026-04-01", default=None)
    social_value_consulted: bool | None = yes_no("Whether consulting on it was considered")
    market_engagement: MarketEngagement | None = described("Talks with the market", default=None)
