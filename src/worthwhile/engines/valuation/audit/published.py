"""The figures that somebody published, keyed as the product's own result is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from worthwhile.engines.valuation.audit.printed import Printed
from worthwhile.kernel.problems import Problem, did_you_mean
from worthwhile.kernel.records import Record, described, read

FORMAT = "worthwhile/published-figures/1"


class Summed(StrEnum):
    """Which figure of its lines a subtotal sums."""

    GROSS = "gross"
    IMPACT = "impact"
    PRESENT_VALUE = "present_value"


@dataclass(frozen=True, kw_only=True)
class PublishedLine(Record):
    """One row of a published table. Percentages are fractions and taken as exact."""

    id: str = described("The row's name; an outcome's id in the case where there is one")
    quantity: Decimal | None = described("Units, as printed", default=None)
    unit_value: Decimal | None = described("Worth of one unit, as printed", default=None)
    gross: Printed | None = described("Quantity times value", default=None)
    deadweight: Decimal | None = described("Deadweight printed on the row", default=None, rate=True)
    displacement: Decimal | None = described("Displacement printed on the row", default=None, rate=True)
    attribution: Decimal | None = described("Attribution printed on the row", default=None, rate=True)
    drop_off: Decimal | None = described("Drop-off printed on the row", default=None, rate=True)
    multiplier: Printed | None = described("Share kept after deductions, where printed as one number", default=None)
    impact: Printed | None = described("The first year's value after deductions", default=None)
    net_by_year: tuple[Printed, ...] = described("Value of each case year, before discounting", default=())
    present_value: Printed | None = described("Discounted value of all years", default=None)


@dataclass(frozen=True, kw_only=True)
class PublishedYear(Record):
    """One year of a published table."""

    year: int = described("Case year, from 1", minimum=1, maximum=1000)
    net: Printed | None = described("Value before discounting", default=None)
    present_value: Printed | None = described("Value after discounting or carrying forward", default=None)
    inputs: Printed | None = described("What was put in that year", default=None)
    ratio: Printed | None = described("The year's value for each 1 put in", default=None)
    factor: Printed | None = described("Factor from net to present value", default=None)
    rate: Decimal | None = described("Rate stated for carrying this year's value one year on", default=None)


@dataclass(frozen=True, kw_only=True)
class PublishedSubtotal(Record):
    """A sum of rows, of other subtotals, or of amounts."""

    name: str = described("What the sum is called")
    total: Printed = described("The sum as printed")
    lines: tuple[str, ...] = described("Ids of rows or names of subtotals that it sums", default=())
    amounts: tuple[Printed, ...] = described("The amounts, where they are not rows of outcomes", default=())
    figure: Summed = described("Which figure of the rows it sums", default=Summed.IMPACT)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        if "lines" in values and "amounts" in values and bool(values["lines"]) == bool(values["amounts"]):
            return [Problem("lines", "Give either lines (names of rows) or amounts.")]
        return []


@dataclass(frozen=True, kw_only=True)
class PublishedWeight(Record):
    """A distributional weight: (mean income / group income) to the power of the elasticity."""

    group: str = described("Whose weight it is")
    income: Decimal = described("Income of the group", above=0)
    mean_income: Decimal = described("Mean income", above=0)
    elasticity: Decimal = described("Elasticity of the marginal worth of income", above=0, maximum=10)
    weight: Printed = described("The weight as printed")
    benefit: Decimal | None = described("Benefit before weighting", default=None)
    value: Printed | None = described("Benefit after weighting, as printed", default=None)


@dataclass(frozen=True, kw_only=True)
class PublishedWellbeing(Record):
    """A wellbeing sum: points of life satisfaction × people × years × worth of one."""

    label: str = described("What it values")
    points: Decimal = described("Change in points of life satisfaction")
    people: Decimal = described("People", default=Decimal(1))
    years: Decimal = described("Years", default=Decimal(1))
    value_of_one: Decimal = described("Worth of one point for one person and year")
    published: Printed = described("The value as printed")


@dataclass(frozen=True, kw_only=True)
class PublishedRatio(Record):
    """A ratio for which only the two totals are printed."""

    label: str = described("Whose ratio it is")
    value: Printed = described("Total value as printed")
    investment: Printed = described("Total put in as printed")
    ratio: Printed = described("The ratio as printed")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        investment = values.get("investment")
        if investment is not None and investment.value <= 0:
            return [Problem("investment", "Enter a number above 0; there is no ratio without it.")]
        return []


@dataclass(frozen=True, kw_only=True)
class PublishedFigures(Record):
    """What was published about a case: as much or as little of it as was printed."""

    format: str = described(f"Write format: {FORMAT}", default=FORMAT)
    source: str = described("Where the figures were published", default="")
    gross: Printed | None = described("Quantity times value of all outcomes", default=None)
    net_year_1: Printed | None = described("Value of case year 1 after deductions", default=None)
    present_value: Printed | None = described("Total present value", default=None)
    investment_present_value: Printed | None = described("Present value of all inputs", default=None)
    ratio: Printed | None = described("Value for each 1 put in", default=None)
    net_present_value: Printed | None = described("Present value less inputs", default=None)
    payback_months: Printed | None = described("Months until the value has paid for the inputs", default=None)
    by_year: tuple[PublishedYear, ...] = described("Figures of each year", default=())
    outcomes: tuple[PublishedLine, ...] = described("Rows of the published table", default=())
    subtotals: tuple[PublishedSubtotal, ...] = described("Sums of rows", default=())
    weights: tuple[PublishedWeight, ...] = described("Distributional weights", default=())
    wellby: tuple[PublishedWellbeing, ...] = described("Wellbeing sums", default=())
    ratios: tuple[PublishedRatio, ...] = described("Ratios with their two totals", default=())
    notes: str = described("Anything a reader should know", default="")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return [*_format_problems(values), *_repeat_problems(values), *_subtotal_problems(values)]

    def totals(self) -> Iterator[tuple[str, str, Printed]]:
        """The printed figures of the whole case: key, what it is called, figure."""
        for key, label in TOTALS.items():
            figure = getattr(self, key)
            if figure is not None:
                yield key, label, figure


TOTALS = {
    "gross": "Gross value",
    "net_year_1": "Value of year 1",
    "present_value": "Present value",
    "investment_present_value": "Present value of inputs",
    "ratio": "Ratio",
    "net_present_value": "Net present value",
    "payback_months": "Payback in months",
}


def read_published(data: object) -> PublishedFigures:
    """Published figures from plain data as YAML or JSON gives it.

    Raises InvalidInput with every problem, each with the field's path.
    """
    return read(PublishedFigures, data, what="the published figures")


def _format_problems(values: Mapping[str, Any]) -> list[Problem]:
    if values.get("format", FORMAT) == FORMAT:
        return []
    return [Problem("format", f"Write {FORMAT}, or leave it out. You gave {values['format']!r}.")]


def _repeat_problems(values: Mapping[str, Any]) -> list[Problem]:
    problems = []
    for name, of in (("outcomes", "id"), ("by_year", "year"), ("subtotals", "name")):
        seen: set[object] = set()
        for index, row in enumerate(values.get(name) or ()):
            key = getattr(row, of)
            if key in seen:
                problems.append(Problem(f"{name}[{index}].{of}", f"{key} stands twice. Give each row its own {of}."))
            seen.add(key)
    return problems


def _subtotal_problems(values: Mapping[str, Any]) -> list[Problem]:
    subtotals = values.get("subtotals") or ()
    problems = []
    for index, subtotal in enumerate(subtotals):
        known = {
            line.id for line in values.get("outcomes") or () if getattr(line, subtotal.figure.value) is not None
        } | {other.name for other in subtotals if other.name != subtotal.name}
        problems += [
            Problem(
                f"subtotals[{index}].lines[{place}]",
                f"No row or subtotal {name!r} has a printed {subtotal.figure}.{did_you_mean(name, known)}",
            )
            for place, name in enumerate(subtotal.lines)
            if name not in known
        ]
    return problems
