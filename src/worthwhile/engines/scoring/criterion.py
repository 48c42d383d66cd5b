"""What bids are judged on beside price: criteria with weights, pass marks and parts, and conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from worthwhile.engines.scoring.price_rule import WeightRange
from worthwhile.engines.scoring.vocabulary import IDENTIFIER, PRICE, CriterionKind
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described

WHOLE = Decimal(100)


def identifier_problems(values: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with an id: it stands in paths, tables and results, so it is one plain word."""
    given = values.get("id")
    if given is None or (IDENTIFIER.fullmatch(given) and given != PRICE):
        return []
    kept = " “price” is kept for the price itself." if given == PRICE else ""
    return [Problem("id", f"Write one word of letters, digits, - and _, such as staffing. You gave {given!r}.{kept}")]


@dataclass(frozen=True, kw_only=True)
class SubCriterion(Record):
    """A part of a criterion that is scored by itself."""

    id: str = described("Short name, one word, such as rota")
    name: str = described("Name as published", default="")
    weight: Decimal = described(
        "Share of its criterion in per cent; those of one criterion add up to 100, or to its weight",
        above=0,
        maximum=100,
    )
    pass_mark: Decimal | None = described("Lowest score that can be ranked", default=None, minimum=0)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return identifier_problems(values)

    @property
    def title(self) -> str:
        """The name, or the id where it has none."""
        return self.name or self.id


@dataclass(frozen=True, kw_only=True)
class Criterion(Record):
    """One thing that bids are judged on. Where it has parts, they are scored and it is not."""

    id: str = described("Short name, one word, such as quality")
    name: str = described("Name as published", default="")
    kind: CriterionKind = described("quality or social-value", default=CriterionKind.QUALITY)
    weight: Decimal = described("Weight in per cent, as published", above=0, maximum=100)
    weight_range: WeightRange | None = described("Other weights that would have been found as right", default=None)
    pass_mark: Decimal | None = described("Lowest score that can be ranked", default=None, minimum=0)
    sub_criteria: tuple[SubCriterion, ...] = described("Parts that are scored by themselves", default=(), longest=50)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = identifier_problems(values)
        parts = values.get("sub_criteria") or ()
        total = sum((part.weight for part in parts), Decimal(0))
        chosen, weight = values.get("weight_range"), values.get("weight")
        if parts and total not in (WHOLE, weight):
            advice = "Make the weights of the parts add up to 100, or to the weight of their criterion."
            problems.append(Problem("sub_criteria", f"{advice} They add up to {total}."))
        if chosen is not None and weight is not None and not chosen.low <= weight <= chosen.high:
            problems.append(Problem("weight_range", f"Give a range that holds the weight, {weight}."))
        return problems

    @property
    def title(self) -> str:
        """The name, or the id where it has none."""
        return self.name or self.id

    @property
    def leaves(self) -> tuple[Criterion | SubCriterion, ...]:
        """What is scored: its parts, or itself where it has none."""
        return self.sub_criteria or (self,)

    def share_of(self, part: Criterion | SubCriterion) -> Fraction:
        """What a part, or the criterion itself where it has none, counts of the criterion: a fraction of 1, exact."""
        if not self.sub_criteria:
            return Fraction(1)
        return Fraction(part.weight) / Fraction(sum((one.weight for one in self.sub_criteria), Decimal(0)))

    @property
    def with_parts(self) -> tuple[Criterion | SubCriterion, ...]:
        """Itself and then its parts: everything that has an id."""
        return (self, *self.sub_criteria)


@dataclass(frozen=True, kw_only=True)
class Condition(Record):
    """Something a bid meets or does not. It shuts out only where the tender said so."""

    id: str = described("Short name, one word, such as insurance")
    name: str = described("The condition as published", default="")
    disqualifying: bool = described("Whether the tender says that a bid which does not meet it is out", default=False)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return identifier_problems(values)

    @property
    def title(self) -> str:
        """The name, or the id where it has none."""
        return self.name or self.id
