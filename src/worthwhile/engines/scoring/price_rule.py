"""How price is judged: the formula, its published parameters, and what each formula needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.scoring.formulas import FORMULAS, Formula
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described

# What a lot may state for itself in place of the whole procurement.
BY_LOT = ("benchmark", "price_cap", "fixed_price")
_PARAMETERS = (
    "weight", "weight_range", "benchmark", "pounds_per_point", "quality_base", "quality_floor", "price_cap",
    "fixed_price",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class WeightRange(Record):
    """The weights that the buyer would have found as right: the award is tried with all of them."""

    low: Decimal = described("Lowest weight that would have been found as right", minimum=0, maximum=100)
    high: Decimal = described("Highest weight that would have been found as right", minimum=0, maximum=100)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        low, high = values.get("low"), values.get("high")
        if low is None or high is None or low <= high:
            return []
        return [Problem("low", f"Enter a number of at most the highest, {high}. You gave {low}.")]


@dataclass(frozen=True, kw_only=True)
class PriceRule(Record):
    """The price formula and its parameters. All of them are published with the tender, and prices are pounds."""

    formula: Formula = described("Price formula: PF-4, PF-5, PF-6 or PF-7")
    weight: Decimal | None = described(
        "Weight of price in per cent, for formulas that give points", default=None, above=0, maximum=100
    )
    weight_range: WeightRange | None = described(
        "Other weights of price that would have been found as right", default=None
    )
    benchmark: Decimal | None = described("PF-6: published budget or benchmark in pounds", default=None, above=0)
    pounds_per_point: Decimal | None = described(
        "PF-5: pounds that one more quality point is worth to the buyer", default=None, above=0
    )
    quality_base: Decimal | None = described(
        "PF-5: quality points, of 100, at which a price is taken as it is", default=None, minimum=0, maximum=100
    )
    quality_floor: Decimal | None = described(
        "Fewest quality points, of 100, that a bid must earn to be ranked", default=None, minimum=0, maximum=100
    )
    price_cap: Decimal | None = described("Highest price in pounds that can be ranked", default=None, above=0)
    fixed_price: Decimal | None = described("PF-7: the price that is paid, in pounds", default=None, above=0)
    reproduce: bool = described(
        "true only to reproduce somebody's evaluation with a formula that is not offered", default=False
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        formula = values.get("formula")
        if formula is None:
            return []
        return [*_unused_problems(formula, values), *_missing_problems(formula, values), *_value_problems(values)]


def missing_by_lot(rule: PriceRule) -> tuple[str, ...]:
    """The parameters that the formula needs and that every lot must state, as the rule itself does not."""
    return tuple(name for name in FORMULAS[rule.formula].needs if name in BY_LOT and getattr(rule, name) is None)


def refusal(rule: PriceRule) -> str:
    """Why no award may stand on this rule; empty where one may, or where it only reproduces one."""
    because = FORMULAS[rule.formula].refused_because
    if not because or rule.reproduce:
        return ""
    return (
        f"{rule.formula} ({FORMULAS[rule.formula].name}) is not offered: {because} "
        "To reproduce an evaluation that was made with it, write reproduce: true."
    )


def uses(formula: Formula, name: str) -> bool:
    """Whether a formula takes this parameter."""
    return name in FORMULAS[formula].needs or name in FORMULAS[formula].takes


def _unused_problems(formula: Formula, values: Mapping[str, Any]) -> list[Problem]:
    return [
        Problem(name, f"{formula} does not use this. Leave it out, or choose a formula that does.")
        for name in _PARAMETERS
        if values.get(name) is not None and not uses(formula, name)
    ]


def _missing_problems(formula: Formula, values: Mapping[str, Any]) -> list[Problem]:
    """What may stand with each lot instead is looked for where the lots are."""
    return [
        Problem(name, f"{formula} needs this, published with the tender. {_about(name)}.")
        for name in FORMULAS[formula].needs
        if name not in BY_LOT and name in values and values[name] is None
    ]


def _about(name: str) -> str:
    return str(PriceRule.__dataclass_fields__[name].metadata["text"])


def _value_problems(values: Mapping[str, Any]) -> list[Problem]:
    problems = []
    if values["formula"] is Formula.PER_QUALITY_POINT and values.get("quality_floor") == 0:
        problems.append(
            Problem(
                "quality_floor",
                "Enter a floor above 0. PF-4 divides by quality points, and without a floor it rewards the least.",
            )
        )
    if values["formula"].is_offered and values.get("reproduce"):
        problems.append(Problem("reproduce", f"Leave this out: {values['formula']} is offered without it."))
    chosen, weight = values.get("weight_range"), values.get("weight")
    if chosen is not None and weight is not None and not chosen.low <= weight <= chosen.high:
        problems.append(Problem("weight_range", f"Give a range that holds the weight, {weight}."))
    return problems
