"""An outcome of an impact case: a change for someone, its quantity, worth and deductions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.parameters import UprateRule
from worthwhile.engines.valuation.ranges import Numbers, Ranges, range_problems
from worthwhile.engines.valuation.vocabulary import (
    RANGED_PARAMETERS,
    Agency,
    Deduction,
    FromBank,
    Kind,
    Level,
    ScheduleName,
    Status,
    Timing,
)
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.problems import Problem, did_you_mean
from worthwhile.kernel.records import Record, described

MOST_YEARS = 500
IDENTIFIER = re.compile(r"^[a-z0-9][a-z0-9_-]*$")


@dataclass(frozen=True, kw_only=True)
class Evidence(Record):
    """What is known about a change, and how."""

    method: str = described("How the change was measured", default="")
    sample: int | None = described("People measured", default=None, minimum=0)
    population: int | None = described("People who could have been measured", default=None, minimum=0)
    attrition: Decimal | None = described("Share lost between the two measurements", default=None, rate=True)
    source: str = described("Where the evidence is kept", default="")
    strength: int | None = described(
        "0 assumed, 1 opinion of staff, 2 users' report after, 3 measured before and after, "
        "4 with a comparison, 5 controlled study",
        default=None,
        minimum=0,
        maximum=5,
    )
    follow_up_months: Decimal | None = described(
        "Months from the start of the change to the last measurement of it", default=None, minimum=0
    )


@dataclass(frozen=True, kw_only=True)
class OutcomeDiscounting(Record):
    """Discounting of one outcome where it differs from the case's."""

    rate: Decimal | None = described("Rate per year", default=None, rate=True)
    schedule: ScheduleName | None = described("Published schedule", default=None)
    rates: tuple[Decimal, ...] | None = described("Rate of each case year, from year 1", default=None, rate=True)
    timing: Timing | None = described("When in a year value falls; the case's where left out", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return one_rate_problems(values)


def one_rate_problems(values: Mapping[str, Any]) -> list[Problem]:
    """Exactly one of a rate, a schedule and a list of rates is given."""
    names = ("rate", "schedule", "rates")
    if any(name not in values for name in names):
        return []
    given = [name for name in names if values[name] is not None]
    if len(given) == 1:
        return []
    found = f"You gave {' and '.join(given)}." if given else "You gave none of them."
    return [Problem("", f"Give exactly one of rate, schedule or rates. {found}")]


@dataclass(frozen=True, kw_only=True)
class Outcome(Record):
    """A change for someone. Rates are fractions; ``value`` is the worth of one unit for one year."""

    id: str = described("Short name of the outcome: small letters, digits, - and _")
    name: str = described("The change, as the people who gain would say it", default="")
    stakeholder: str = described("Who gains", default="")
    level: Level | None = described("Individual, social or environmental", default=None)
    agency: Agency | None = described("Whose gain it is", default=None)
    kind: Kind | None = described("What sort of worth it has; the value bank's where value_ref is given", default=None)
    cashable: Decimal = described(
        "Share of a fiscal value that becomes a saving in cash", default=Decimal(0), rate=True
    )
    status: Status = described("Priced, held (never priced) or pending (not yet evidenced)", default=Status.PRICED)
    quantity: Decimal | tuple[Decimal, ...] | None = described(
        "Units that change and last duration_years, or a list by year from starts_in_year",
        default=None,
        minimum=0,
        longest=MOST_YEARS,
    )
    intake: tuple[Decimal, ...] | None = described(
        "New units in each year, each with its own duration and drop-off",
        default=None,
        minimum=0,
        longest=MOST_YEARS,
    )
    value: Decimal | tuple[Decimal, ...] | None = described(
        "Worth of one unit for one year, or for carbon a list by year from starts_in_year",
        default=None,
        longest=MOST_YEARS,
    )
    value_ref: str | None = described("Code of a figure in the value bank, in place of value", default=None)
    value_year: PriceYear | None = described("Price year of value", default=None)
    uprate: UprateRule | None = described("Carried to the price year by prices or as wellbeing", default=None)
    duration_years: Decimal | None = described(
        "Years it lasts from starts_in_year; a fraction counts the last year in part",
        default=None,
        above=0,
        maximum=MOST_YEARS,
    )
    starts_in_year: int = described("Case year in which it starts", default=1, minimum=1, maximum=MOST_YEARS)
    deadweight: Decimal | None = described("Share that would have happened anyway", default=None, rate=True)
    displacement: Decimal | None = described("Share moved from elsewhere, not made", default=None, rate=True)
    attribution: Decimal | None = described("Share of the change due to others", default=None, rate=True)
    drop_off: Decimal | None = described("Share that fades each year", default=None, rate=True)
    net_of: tuple[Deduction, ...] = described(
        "Deductions already taken off the quantity, such as by a comparison group; they are not taken off again",
        default=(),
    )
    importance: Decimal | None = described(
        "How much the change matters to those who gain, from 0 to 10, as they say; never turned into money",
        default=None,
        minimum=0,
        maximum=10,
    )
    discounting: OutcomeDiscounting | None = described("Where it differs from the case's", default=None)
    shares_change_with: tuple[str, ...] = described(
        "Ids of outcomes that may describe the same change in the same people", default=()
    )
    ranges: Ranges = described("Low and high of each parameter", default=Ranges())
    evidence: Evidence | None = described("What is known about the change, and how", default=None)
    sources: Mapping[str, str] = described("Where the value, the quantity and each deduction come from", empty=True)
    group_income: Decimal | None = described(
        "Equivalised yearly income of the people who gain, for distributional weights", default=None, above=0
    )
    confidence: str | None = described("Grade in the case's optimism-bias table", default=None)
    notes: str = described("Anything a reader should know", default="")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return [
            *_identifier_problems(values),
            *_amount_problems(values),
            *_value_problems(values),
            *_list_problems(values),
            *_net_of_problems(values),
            *_source_problems(values),
            *_range_problems(values),
        ]

    @property
    def title(self) -> str:
        """The name, or the id where none is given."""
        return self.name or self.id

    def central(self, parameter: str) -> Numbers | None:
        """The central value of a ranged parameter as the case states it, None where left out."""
        found: Numbers | None = getattr(self, parameter)
        return found


def _identifier_problems(values: Mapping[str, Any]) -> list[Problem]:
    given = values.get("id")
    if given is None or IDENTIFIER.fullmatch(given):
        return []
    return [Problem("id", f"Use small letters, digits, - and _ such as less-lonely. You gave {given!r}.")]


def _amount_problems(values: Mapping[str, Any]) -> list[Problem]:
    if "quantity" not in values or "intake" not in values or values.get("status") != Status.PRICED:
        return []
    given = [name for name in ("quantity", "intake") if values[name] is not None]
    if len(given) == 2:
        return [Problem("intake", "Give quantity or intake, not both.")]
    if not given:
        missing = "This is missing. Enter how many change, or make the status held or pending."
        return [Problem("quantity", missing)]
    if values[given[0]] == ():
        return [Problem(given[0], "Enter at least one number. You gave an empty list.")]
    return []


def _value_problems(values: Mapping[str, Any]) -> list[Problem]:
    if "value" not in values or "value_ref" not in values or values.get("status") != Status.PRICED:
        return []
    value, value_ref = values["value"], values["value_ref"]
    if value is None and value_ref is None:
        return [
            Problem(
                "value",
                "This is missing. Enter what one unit is worth for one year, or value_ref to "
                "take a figure from the value bank, or make the status held (real, but never priced).",
            )
        ]
    problems = []
    if value is not None and value_ref is not None:
        problems.append(Problem("value_ref", "Give value or value_ref, not both."))
    if value_ref is not None and values.get("value_year") is not None:
        problems.append(Problem("value_year", f"Leave this out: the value bank knows the price year of {value_ref}."))
    if isinstance(value, tuple) and values.get("kind", Kind.CARBON) != Kind.CARBON:
        problems.append(Problem("value", "Enter one number: a list by year is for outcomes of kind carbon only."))
    if value == ():
        problems.append(Problem("value", "Enter at least one number. You gave an empty list."))
    return problems


def _list_problems(values: Mapping[str, Any]) -> list[Problem]:
    """A quantity listed by year is valued for that one year: it has no duration and no drop-off."""
    if not isinstance(values.get("quantity"), tuple):
        return []
    problems = []
    if values.get("duration_years") is not None:
        problems.append(
            Problem("duration_years", "Leave this out: a quantity listed by year is valued for that one year each.")
        )
    if values.get("drop_off"):
        problems.append(
            Problem("drop_off", "Leave this out: a quantity listed by year already says how many remain each year.")
        )
    return problems


def _net_of_problems(values: Mapping[str, Any]) -> list[Problem]:
    """What is off the quantity already may not be taken off again."""
    return [
        Problem(
            deduction.value,
            f"net_of says that the quantity is already net of {deduction.value}. "
            f"Leave {deduction.value} out, or take it out of net_of.",
        )
        for deduction in values.get("net_of") or ()
        if values.get(deduction.value)
    ]


def _source_problems(values: Mapping[str, Any]) -> list[Problem]:
    allowed = (*RANGED_PARAMETERS, "cashable", "group_income")
    return [
        Problem(f"sources.{key}", f"Name one of: {', '.join(allowed)}.{did_you_mean(key, allowed)}")
        for key in values.get("sources") or {}
        if key not in allowed
    ]


def _range_problems(values: Mapping[str, Any]) -> list[Problem]:
    ranges = values.get("ranges")
    if ranges is None or values.get("status") != Status.PRICED:
        return []
    problems: list[Problem] = []
    for name in RANGED_PARAMETERS:
        stated = getattr(ranges, name)
        if stated is None or name not in values:
            continue
        where = f"ranges.{name}"
        if isinstance(stated, FromBank):
            if values.get("value_ref") is None:
                problems.append(Problem(where, "bank needs value_ref. Give low and high instead."))
            continue
        central = values[name]
        if central is None and name == "value" and values.get("value_ref"):
            continue
        if central is None:
            problems.append(Problem(where, f"There is a range but no {name}. Enter the central value too."))
            continue
        problems += [problem.within(where) for problem in range_problems(name, central, stated)]
    return problems
