"""What a bid says and promises, its price apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.exchange.tender.fields import blank_problems, words
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class BidAnswer(Record):
    """The answer to a question of the tender."""

    question: str = described("Id of the question in the tender")
    text: str = described("The answer")
    written_from: tuple[str, ...] = described(
        "Facts and impact cases it was written from, as the bidder calls them", default=(), longest=100
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "question")


@dataclass(frozen=True, kw_only=True)
class PromisedOutcome(Record):
    """A change that the bidder promises to bring about. What is awarded becomes an outcome of the contract."""

    outcome: str = described("Id of the outcome in the tender, or one of your own")
    name: str = described("The change, such as Less lonely")
    who_for: str | None = words("Who gains")
    baseline: Decimal | None = described("Where people are today", default=None)
    target: Decimal | None = described("Where they will be", default=None)
    unit: str | None = words("What baseline and target count, such as people or points of SWEMWBS")
    by: date | None = described("By when, such as 2026-04-01", default=None)
    measured_by: str | None = words("How it is measured, with which measure")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "outcome", "name")


@dataclass(frozen=True, kw_only=True)
class SocialValueOffered(Record):
    """What an impact case says the promise is worth: a range, with the fingerprint of the case it comes from."""

    case_title: str = described("Title of the impact case")
    low: Decimal = described("Social value, low, in pounds")
    central: Decimal = described("Social value, central, in pounds")
    high: Decimal = described("Social value, high, in pounds")
    case_hash: str = described("Fingerprint of the case: SHA-256, 64 digits")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = blank_problems(values, "case_title")
        if values.get("case_hash") is not None and not _HASH.fullmatch(values["case_hash"]):
            problems.append(Problem("case_hash", "Write the 64 digits 0-9 and a-f of a SHA-256."))
        low, central, high = (values.get(name) for name in ("low", "central", "high"))
        if None not in (low, central, high) and not low <= central <= high:  # type: ignore[operator]
            told = f"Low, central and high have to rise. You gave {low}, {central} and {high}."
            problems.append(Problem("central", told))
        return problems


@dataclass(frozen=True, kw_only=True)
class ConditionAnswered(Record):
    """What the bidder says to a condition of participation."""

    condition: str = described("Id of the condition in the tender")
    met: bool = described("Whether the bidder meets it: true or false")
    words: str | None = described("How, or why not", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "condition")
