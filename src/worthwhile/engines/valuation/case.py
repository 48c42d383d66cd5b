"""An impact case as its author states it: what went in, what changed, on which conventions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.outcome import MOST_YEARS, Outcome, one_rate_problems
from worthwhile.engines.valuation.ranges import Range, range_problems
from worthwhile.engines.valuation.vocabulary import (
    Agency,
    CaseKind,
    Deductions,
    DropOffRule,
    PastYears,
    Rounding,
    ScheduleName,
    Status,
    Timing,
    Uprating,
    UpratingBeyond,
)
from worthwhile.kernel.dates import Period, PriceYear
from worthwhile.kernel.problems import Problem, did_you_mean
from worthwhile.kernel.records import Record, described, read

FORMAT = "worthwhile/impact-case/1"
MOST_LINES = 2000


@dataclass(frozen=True, kw_only=True)
class Discounting(Record):
    """How later years count less. ``timing`` has no default: published studies differ on it."""

    rate: Decimal | None = described("Rate per year, such as 0.035", default=None, rate=True)
    schedule: ScheduleName | None = described("Published schedule, in place of a rate", default=None)
    rates: tuple[Decimal, ...] | None = described("Rate of each case year, in place of a rate", default=None, rate=True)
    timing: Timing = described(
        "Choose when in a year value falls, as there is no default: start (year 1 undiscounted), "
        "mid (half a year) or end (one year)"
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return one_rate_problems(values)


@dataclass(frozen=True, kw_only=True)
class Conventions(Record):
    """The choices that published studies make differently."""

    deductions: Deductions = described("How deductions combine", default=Deductions.MULTIPLICATIVE)
    drop_off: DropOffRule = described("How an outcome fades", default=DropOffRule.FROM_YEAR_2)
    past_years: PastYears = described("Whether past years are carried forward", default=PastYears.NONE)
    rounding: Rounding = described("Whether printed steps are rounded before further use", default=Rounding.NONE)


@dataclass(frozen=True, kw_only=True)
class InputRanges(Record):
    """The ranges of one input."""

    values: Range | None = described("Low and high lists, as long as the values", default=None)


@dataclass(frozen=True, kw_only=True)
class Input(Record):
    """What the work costs, by year from year 1, in prices of the case's price year."""

    name: str = described("What is put in")
    stakeholder: str = described("Who puts it in", default="")
    agency: Agency | None = described("Whose budget it comes from", default=None)
    values: tuple[Decimal, ...] = described("Amount of each year, as a list from year 1", minimum=0, longest=MOST_YEARS)
    cash: bool = described("Whether it is money; false for volunteer time and other gifts in kind", default=True)
    ranges: InputRanges = described("Low and high of the amounts", default=InputRanges())
    source: str = described("Where the figures come from", default="")
    confidence: str | None = described("Grade in the case's optimism-bias table", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = []
        if values.get("values") == ():
            problems.append(Problem("values", "Enter the amount of each year. You gave an empty list."))
        ranges = values.get("ranges")
        if ranges is not None and ranges.values is not None and values.get("values"):
            found = range_problems("values", values["values"], ranges.values)
            problems += [problem.within("ranges.values") for problem in found]
        return problems


@dataclass(frozen=True, kw_only=True)
class Correlation(Record):
    """Two ranged parameters that move together."""

    between: tuple[str, ...] = described("Two parameters, such as [less-lonely.quantity, volunteers.quantity]")
    rank: Decimal = described("Rank correlation from -1 to 1", minimum=-1, maximum=1)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        between = values.get("between")
        if between is not None and (len(between) != 2 or between[0] == between[1]):
            return [Problem("between", "Name two different parameters, such as less-lonely.quantity.")]
        return []


@dataclass(frozen=True, kw_only=True)
class OptimismBias(Record):
    """Corrections by confidence grade, from the guidance that the user follows; none are supplied."""

    costs: Mapping[str, Decimal] = described("Share by which costs of each grade are raised", empty=True)
    benefits: Mapping[str, Decimal] = described("Share by which benefits of each grade are lowered", empty=True)
    source: str = described("Where the percentages come from", default="")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = []
        for name, highest in (("costs", Decimal(10)), ("benefits", Decimal(1))):
            for grade, share in (values.get(name) or {}).items():
                if not 0 <= share <= highest:
                    problems.append(
                        Problem(f"{name}.{grade}", f"Enter a fraction from 0 to {highest}. You gave {share}.")
                    )
        return problems


@dataclass(frozen=True, kw_only=True)
class ImpactCase(Record):
    """An impact case. See the format page for each field."""

    format: str = described(f"Write format: {FORMAT}")
    title: str = described("Name of the case")
    organisation: str = described("Whose work it is", default="")
    kind: CaseKind = described("Forecast or evaluative", default=CaseKind.FORECAST)
    period: Period = described("First and last day; year 1 is the 12 months from the first")
    currency: str = described("Three-letter code of the currency", default="GBP")
    price_year: PriceYear | None = described("Results are in prices of this year", default=None)
    uprating: Uprating | None = described("Whether values are carried to the price year", default=None)
    uprating_beyond: UpratingBeyond | None = described("What to do past the last published year", default=None)
    discounting: Discounting = described("Give a rate or schedule, and the timing (it has no default)")
    conventions: Conventions = described("Choices that published studies make differently", default=Conventions())
    horizon_years: int | None = described(
        "Years counted; later ones are dropped", default=None, minimum=1, maximum=MOST_YEARS
    )
    inputs: tuple[Input, ...] = described("What the work costs", default=(), longest=MOST_LINES)
    outcomes: tuple[Outcome, ...] = described("List what changes, for whom", longest=MOST_LINES)
    correlations: tuple[Correlation, ...] = described("Ranged parameters that move together", default=())
    answers: Mapping[str, str] = described("Written reasons for checks, by code", empty=True)
    mean_income: Decimal | None = described(
        "Mean equivalised yearly income, for distributional weights", default=None, above=0
    )
    optimism_bias: OptimismBias | None = described("Corrections by confidence grade, shown beside", default=None)
    notes: str = described("Anything a reader should know", default="")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return [
            *_format_problems(values),
            *_uprating_problems(values),
            *_outcome_problems(values),
            *_deduction_problems(values),
            *_grade_problems(values),
        ]

    @property
    def is_uprated(self) -> bool:
        """Whether values are carried to the price year: as stated, else where pounds of a price year are wanted."""
        if self.uprating is None:
            return self.price_year is not None and self.currency == "GBP"
        return self.uprating is Uprating.GDP_DEFLATOR

    @property
    def priced(self) -> tuple[Outcome, ...]:
        """The outcomes that carry a price, in the order given."""
        return tuple(outcome for outcome in self.outcomes if outcome.status is Status.PRICED)


def read_case(data: object) -> ImpactCase:
    """An impact case from plain data as YAML or JSON gives it.

    Raises InvalidInput with every problem, each with the field's path.
    """
    return read(ImpactCase, data, what="the impact case")


def _format_problems(values: Mapping[str, Any]) -> list[Problem]:
    problems = []
    if values.get("format", FORMAT) != FORMAT:
        problems.append(Problem("format", f"Write {FORMAT}. You gave {values['format']!r}."))
    currency = values.get("currency", "GBP")
    if len(currency) != 3 or not currency.isalpha() or not currency.isupper():
        problems.append(Problem("currency", f"Enter a three-letter code such as GBP. You gave {currency!r}."))
    return problems


def _uprating_problems(values: Mapping[str, Any]) -> list[Problem]:
    if values.get("uprating") is not Uprating.GDP_DEFLATOR:
        return _unstated_uprating_problems(values)
    problems = []
    if "price_year" in values and values["price_year"] is None:
        problems.append(Problem("price_year", "This is missing. Say in which year's prices you want the result."))
    if values.get("currency", "GBP") != "GBP":
        problems.append(
            Problem("uprating", "The deflator is for pounds. Write uprating: none and enter values in one price year.")
        )
    return problems


def _unstated_uprating_problems(values: Mapping[str, Any]) -> list[Problem]:
    """Where nothing is said, pounds are carried by the deflator; another currency must say that nothing is."""
    currency, wanted = values.get("currency", "GBP"), values.get("price_year")
    if values.get("uprating", Uprating.NONE) is not None or currency == "GBP" or wanted is None:
        return []
    others = [o.id for o in values.get("outcomes") or () if o.value_year not in (None, wanted)]
    if not others:
        return []
    message = (
        f"The deflator is for pounds, and the case is in {currency}. Enter the values of {', '.join(others)} in prices "
        f"of {wanted}, or write uprating: none to take them as they stand."
    )
    return [Problem("uprating", message)]


def _outcome_problems(values: Mapping[str, Any]) -> list[Problem]:
    outcomes = values.get("outcomes")
    if outcomes is None:
        return []
    if not outcomes:
        return [Problem("outcomes", "Enter at least one outcome. You gave an empty list.")]
    counts = Counter(outcome.id for outcome in outcomes)
    problems = [
        Problem("outcomes", f"Give each outcome its own id: {name} is used {count} times.")
        for name, count in counts.items()
        if count > 1
    ]
    for index, outcome in enumerate(outcomes):
        problems += [
            Problem(
                f"outcomes[{index}].shares_change_with",
                f"There is no outcome {other!r}.{did_you_mean(other, counts)}"
                if other != outcome.id
                else f"Name other outcomes; {other!r} is this one.",
            )
            for other in outcome.shares_change_with
            if other not in counts or other == outcome.id
        ]
    return problems


def _deduction_problems(values: Mapping[str, Any]) -> list[Problem]:
    conventions = values.get("conventions")
    if conventions is None or conventions.deductions is not Deductions.SUBTRACTIVE:
        return []
    problems = []
    for index, outcome in enumerate(values.get("outcomes") or ()):
        total = sum(
            (getattr(outcome, n) or Decimal(0) for n in ("deadweight", "displacement", "attribution")), Decimal(0)
        )
        if total > 1:
            problems.append(
                Problem(
                    f"outcomes[{index}]",
                    f"Deadweight, displacement and attribution add up to {total}. With subtractive deductions they may "
                    "not pass 1. Lower them or use conventions.deductions: multiplicative.",
                )
            )
    return problems


def _grade_problems(values: Mapping[str, Any]) -> list[Problem]:
    problems = []
    bias = values.get("optimism_bias")
    for side, lines in (("costs", "inputs"), ("benefits", "outcomes")):
        grades = getattr(bias, side) if bias is not None else {}
        for index, line in enumerate(values.get(lines) or ()):
            if line.confidence is not None and line.confidence not in grades:
                known = f"Known grades are: {', '.join(grades)}." if grades else "The table is empty."
                problems.append(
                    Problem(
                        f"{lines}[{index}].confidence",
                        f"Grade {line.confidence!r} is not in optimism_bias.{side}. {known} "
                        "Add the percentage that your guidance gives for it.",
                    )
                )
    return problems
