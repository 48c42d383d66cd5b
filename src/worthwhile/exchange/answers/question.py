"""What a buyer asks about social value, and what the bidder chooses to promise in reply."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from worthwhile.kernel.dates import FIRST_YEAR, LAST_YEAR
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described, read

FORMAT = "worthwhile/social-value-question/1"
MOST_PROMISES = 50


class Service(StrEnum):
    """Whether a commitment is what the contract buys anyway, or comes on top of it."""

    CORE = "core"
    ADDITIONAL = "additional"


class Content(StrEnum):
    """What a part of an answer tells."""

    ACTIVITIES = "activities"
    CHANGES = "changes"
    MEASUREMENT = "measurement"
    TIMETABLE = "timetable"
    RESPONSIBILITY = "responsibility"
    EVIDENCE = "evidence"


@dataclass(frozen=True, kw_only=True)
class Heading(Record):
    """A heading that the buyer gives, and what of ours belongs under it."""

    heading: str = described("The heading as the buyer words it")
    covers: tuple[Content, ...] = described(
        "What to tell under it; where left out, the words of the heading decide", default=()
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return _blank_problems(values, "heading")


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """A step of the project plan."""

    by: date = described("Day by which it is done, such as 2026-06-30")
    what: str = described("What is done by then")


@dataclass(frozen=True, kw_only=True)
class Promise(Record):
    """An outcome of the case that is promised under this contract."""

    outcome: str = described("Id of the outcome in the case")
    service: Service = described("core: what the contract buys anyway; additional: on top of it, for this contract")
    quantity: Decimal | None = described(
        "How many are promised, at most the high end of the case; the case's central quantity where left out",
        default=None,
        above=0,
    )
    share: Decimal | None = described(
        "Share of the case's central quantity that is promised, in place of quantity", default=None, rate=True
    )
    counted_in: str = described("What the number counts, such as people", default="")
    by: date | None = described("Day by which it is reached, such as 2028-03-31", default=None)
    responsible: str = described("Who is responsible for it, by role", default="")
    because: str = described("Why it answers the outcome that the buyer asks for, in a sentence", default="")
    adds: str = described("For an additional commitment: what you do beyond the service, in a sentence", default="")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = []
        if values.get("quantity") is not None and values.get("share") is not None:
            problems.append(Problem("share", "Give quantity or share, not both."))
        if values.get("share") == 0:
            problems.append(Problem("share", "A share of 0 promises nothing. Leave the promise out."))
        return problems


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Record):
    """The buyer's question, its limits, and the commitments with which to answer it."""

    format: str = described(f"Write format: {FORMAT}")
    question: str = described("The question as the buyer words it")
    outcome_asked: str = described("The social-value outcome that the buyer asks for, in the buyer's words")
    buyer: str = described("Who buys")
    contract_start: date = described("First day of the contract, such as 2026-04-01")
    contract_months: int = described("Length of the contract in months, without extensions", minimum=1, maximum=600)
    word_limit: int | None = described("Most words allowed", default=None, minimum=1, maximum=1_000_000)
    structure: tuple[Heading, ...] = described(
        "Headings that the buyer gives, in order; where left out, a method statement and project plan",
        default=(),
        longest=40,
    )
    promises: tuple[Promise, ...] = described("What is promised", longest=MOST_PROMISES)
    milestones: tuple[Milestone, ...] = described("Steps of the project plan", default=(), longest=100)
    responsible: str = described("Who is responsible for all commitments that name nobody else, by role", default="")
    reporting: str = described("How and how often you will report to the buyer, in a sentence", default="")
    table: bool = described("Whether the commitments stand in a table too", default=True)
    quote_ratio: bool = described(
        "Whether to quote social value for money put in, as a range; many questions are scored on commitments alone",
        default=False,
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return [
            *_format_problems(values),
            *_blank_problems(values, "question", "outcome_asked", "buyer"),
            *_promise_problems(values),
            *_date_problems(values),
        ]

    @property
    def contract_end(self) -> date:
        """The last day of the contract."""
        months = self.contract_start.month - 1 + self.contract_months
        year, month = self.contract_start.year + months // 12, months % 12 + 1
        last_day = calendar.monthrange(year, month)[1]
        if self.contract_start.day > last_day:
            # A month from 31 January ends with February.
            return date(year, month, last_day)
        return date(year, month, self.contract_start.day) - timedelta(days=1)


def read_question(data: object) -> QuestionAsked:
    """A question from plain data as YAML or JSON gives it. Raises InvalidInput with every problem."""
    return read(QuestionAsked, data, what="the question")


def _format_problems(values: Mapping[str, Any]) -> list[Problem]:
    given = values.get("format", FORMAT)
    return [] if given == FORMAT else [Problem("format", f"Write {FORMAT}. You gave {given!r}.")]


def _blank_problems(values: Mapping[str, Any], *names: str) -> list[Problem]:
    return [
        Problem(name, "This is empty. Copy it from the buyer's documents.")
        for name in names
        if name in values and not values[name].strip()
    ]


def _promise_problems(values: Mapping[str, Any]) -> list[Problem]:
    promises = values.get("promises")
    if promises is None:
        return []
    if not promises:
        return [Problem("promises", "Promise at least one outcome of the case. You gave an empty list.")]
    counts = Counter(promise.outcome for promise in promises)
    return [
        Problem("promises", f"Promise each outcome once: {name} stands {count} times.")
        for name, count in counts.items()
        if count > 1
    ]


def _date_problems(values: Mapping[str, Any]) -> list[Problem]:
    start = values.get("contract_start")
    if start is None:
        return []
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        allowed = f"Enter a date in the years {FIRST_YEAR} to {LAST_YEAR}. You gave {start}."
        return [Problem("contract_start", allowed)]
    promised = [(f"promises[{n}].by", promise.by) for n, promise in enumerate(values.get("promises") or ())]
    steps = [(f"milestones[{n}].by", step.by) for n, step in enumerate(values.get("milestones") or ())]
    too_early = [
        Problem(path, f"Enter a day of the contract, which starts on {start}. You gave {day}.")
        for path, day in promised
        if day is not None and day < start
    ]
    return too_early + [
        Problem(path, f"Enter a date in the years {FIRST_YEAR} to {LAST_YEAR}. You gave {day}.")
        for path, day in (*promised, *steps)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR and day >= start
    ]
