"""A bid as the panel judged it, and the people who did."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.scoring.criterion import identifier_problems
from worthwhile.engines.scoring.vocabulary import Role
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described

_HASH = re.compile(r"[0-9a-f]{64}")


def blank_problems(values: Mapping[str, Any], *names: str) -> list[Problem]:
    """A field that must say something and is empty."""
    return [
        Problem(name, "Write it out: this may not be empty.")
        for name in names
        if name in values and not values[name].strip()
    ]


@dataclass(frozen=True, kw_only=True)
class Assessor(Record):
    """Somebody on the panel."""

    id: str = described("Short name, one word, such as a1")
    name: str = described("Name or office", default="")
    role: Role = described("assessor, or moderator, who leads to a consensus and cannot score", default=Role.ASSESSOR)
    criteria: tuple[str, ...] = described(
        "Ids of the criteria and parts that they score; all where left out", default=()
    )
    recused_from: tuple[str, ...] = described("Bidders whose bids they may not score", default=())

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return identifier_problems(values)


@dataclass(frozen=True, kw_only=True)
class Bidder(Record):
    """Somebody who bids."""

    id: str = described("Short name, one word, such as A")
    name: str = described("Name of the bidder", default="")
    group: str = described("Name of the group of companies it belongs to", default="")
    most_lots: int | None = described("Most lots that it says it can carry", default=None, minimum=1)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return identifier_problems(values)

    @property
    def title(self) -> str:
        """The name, or the id where it has none."""
        return self.name or self.id


@dataclass(frozen=True, kw_only=True)
class ScoreGiven(Record):
    """What one assessor gave a bid for one criterion, alone, and why."""

    criterion: str = described("Id of the criterion, or of its part")
    assessor: str = described("Id of the assessor")
    score: Decimal = described("A score of the scale")
    reason: str = described("Why, in words that the bidder can be given")
    evidence: str = described("Where in the bid it stands, such as section 4, page 12", default="")
    set_aside: str = described(
        "Why it does not count, where it was set aside after others' scores were seen; left out for every other",
        default="",
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "reason")


@dataclass(frozen=True, kw_only=True)
class Consensus(Record):
    """What the panel settled on together. It stands beside the single scores and replaces none."""

    criterion: str = described("Id of the criterion, or of its part")
    score: Decimal = described("A score of the scale")
    reason: str = described("Why, in words that the bidder can be given")
    moderator: str = described("Id of the moderator who led to it", default="")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "reason")


@dataclass(frozen=True, kw_only=True)
class ConditionJudged(Record):
    """Whether the bid meets a condition."""

    condition: str = described("Id of the condition")
    met: bool = described("Whether the bid meets it")
    reason: str = described("Why not, where it does not", default="")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        if values.get("met") is False and not str(values.get("reason", "")).strip():
            return [Problem("reason", "Say why the condition is not met.")]
        return []


@dataclass(frozen=True, kw_only=True)
class Labour(Record):
    """What the work takes, over the whole contract, for the labour floor of the price."""

    hours: Decimal = described("Hours of paid work", minimum=0)
    wage: Decimal = described("Wage in pounds an hour", minimum=0)
    on_costs: Decimal = described("On-costs as a share of wages, such as 0.25", minimum=0, maximum=5)
    travel: Decimal = described("Travel in pounds", minimum=0)
    overhead: Decimal = described("Overhead in pounds", minimum=0)
    source: str = described("Where these come from, such as the bid's price schedule", default="")


@dataclass(frozen=True, kw_only=True)
class Bid(Record):
    """One bid, for one lot where there are lots."""

    bidder: str = described("Id of the bidder")
    lot: str = described("Id of the lot; left out where there are none", default="")
    sealed_hash: str = described("SHA-256 of the sealed bid as received, 64 digits", default="")
    price: Decimal | None = described("Price in pounds", default=None, minimum=0)
    no_price: str = described(
        "Why the bid has no price to compare, such as that it gives none: it is then not ranked, and the others are",
        default="",
    )
    set_aside: str = described(
        "Why the bid is not ranked, such as withdrawn, or the decision on an abnormally low price", default=""
    )
    conditions: tuple[ConditionJudged, ...] = described("Conditions, each met or not", default=(), longest=200)
    scores: tuple[ScoreGiven, ...] = described("What each assessor gave, alone", default=(), longest=10_000)
    consensus: tuple[Consensus, ...] = described("What the panel settled on together", default=(), longest=1_000)
    labour: Labour | None = described("What the work takes, for the labour floor", default=None)
    denominator: Decimal | None = described("PF-8: denominator of the bid's features", default=None, above=0)
    life_cycle_cost: Decimal | None = described("PF-8: cost over the life in pounds", default=None, minimum=0)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = []
        given = values.get("sealed_hash")
        if given and not _HASH.fullmatch(given):
            problems.append(Problem("sealed_hash", "Write the 64 digits 0-9 and a-f of a SHA-256, or leave it out."))
        if values.get("price") is not None and values.get("no_price", "").strip():
            problems.append(Problem("no_price", f"Leave this out: the price is {values['price']}."))
        return problems
