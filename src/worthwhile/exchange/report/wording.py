"""Sentences and words that several parts of a report use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from worthwhile.engines.valuation.case import Discounting, ImpactCase
from worthwhile.engines.valuation.outcome import OutcomeDiscounting
from worthwhile.engines.valuation.result import Spread, Uncertainty, ValuationResult
from worthwhile.engines.valuation.vocabulary import Deductions, Kind, ScheduleName, Timing
from worthwhile.exchange.charts.words import numbers_text, percent_text, ratio_text, whole_money
from worthwhile.kernel.money import money_text
from worthwhile.kernel.working import Step

KINDS = {
    Kind.WELLBEING: "Wellbeing",
    Kind.ECONOMIC: "Economic",
    Kind.FISCAL: "Fiscal",
    Kind.CARBON: "Carbon",
}
SCHEDULES = {
    ScheduleName.STANDARD: "the Green Book standard schedule",
    ScheduleName.HEALTH: "the Green Book health schedule",
    ScheduleName.LOW: "the Green Book low-rate schedule, meant as a sensitivity test",
}
TIMINGS = {
    Timing.START: "the value of year 1 is not discounted",
    Timing.MID: "value is taken to fall in the middle of each year",
    Timing.END: "value is taken to fall at the end of each year",
}
TIMING_NAMES = {
    Timing.START: "Start of the year (year 1 not discounted)",
    Timing.MID: "Middle of the year",
    Timing.END: "End of the year",
}
DEDUCTIONS = {
    Deductions.MULTIPLICATIVE: "deductions are multiplied, each taken from what the one before leaves",
    Deductions.SUBTRACTIVE: "deductions are added up and taken off together",
}
STRENGTHS = (
    "0, assumed",
    "1, opinion of staff",
    "2, users' report afterwards",
    "3, measured before and after",
    "4, measured with a comparison",
    "5, controlled study",
)


def has_ranges(result: ValuationResult) -> bool:
    """Whether the result was simulated from at least one range."""
    return bool(result.outcomes) and result.uncertainty is not None and bool(result.uncertainty.ranged)


def one_unit(currency: str) -> str:
    """``£1``, ``IDR 1``."""
    return money_text(Decimal(1), currency, places=0)


def headline(result: ValuationResult) -> str:
    """The result in one sentence: a range wherever the case gives ranges."""
    found = result.uncertainty
    if not result.outcomes:
        return "No outcome of this case has a price, so there is no value to set against what was put in."
    if result.ratio is None:
        return f"No cost is entered, so there is no ratio. {_value_sentence(result)}"
    if found is None or found.ratio is None or not has_ranges(result):
        return (
            f"For every {one_unit(result.currency)} put in: {ratio_text(result.ratio, result.currency)} of social "
            "value. This is a single figure and not a range, because the case gives no ranges."
        )
    return f"For every {one_unit(result.currency)} put in, {_between(found.ratio, result.currency)}."


def _between(spread: Spread, currency: str) -> str:
    low, middle, high = (ratio_text(figure, currency) for figure in (spread.p5, spread.p50, spread.p95))
    if low == high:
        return f"about {middle} of social value, as the ranges given hardly move it"
    return f"between {low} and {high} of social value, with {middle} in the middle"


def _value_sentence(result: ValuationResult) -> str:
    found = result.uncertainty
    if found is None or not has_ranges(result):
        return (
            f"The present value of the outcomes is {money_text(result.present_value, result.currency)}: a single "
            "figure and not a range, because the case gives no ranges."
        )
    spread = found.present_value
    low, middle, high = (whole_money(figure, result.currency) for figure in (spread.p5, spread.p50, spread.p95))
    return f"The present value of the outcomes is between {low} and {high}, with {middle} in the middle."


def chance_text(found: Uncertainty) -> str:
    """The share of draws above 1; never rounded to a certainty that the draws do not show."""
    share = found.probability_ratio_above_1
    assert share is not None
    if share in (0, 1):
        return "all" if share else "none"
    if Decimal("0.995") <= share < 1:
        return "more than 99%"
    if 0 < share < Decimal("0.005"):
        return "less than 1%"
    return percent_text(share)


def rate_words(discounting: Discounting | OutcomeDiscounting) -> str:
    """The discount rate in words."""
    if discounting.schedule is not None:
        return SCHEDULES[discounting.schedule]
    if discounting.rates is not None:
        return f"{', '.join(_rate(rate) for rate in discounting.rates)} in years 1 to {len(discounting.rates)}"
    return f"{_rate(discounting.rate or Decimal(0))} a year"


def _rate(rate: Decimal) -> str:
    return f"{numbers_text((rate * 100,))}%"


def convention_words(case: ImpactCase, result: ValuationResult) -> str:
    """The conventions that the central ratio stands on, in one sentence."""
    prices = f"prices of {result.price_year}" if result.price_year else "prices as entered"
    years = "1 year" if result.horizon_years == 1 else f"{result.horizon_years} years"
    return (
        f"In {prices}, over {years}, discounted at {rate_words(case.discounting)}; {TIMINGS[result.timing]}; "
        f"{DEDUCTIONS[case.conventions.deductions]}."
    )


def step_result(step: Step, currency: str) -> str:
    """The result of a line of working with its unit."""
    if step.unit == currency:
        return money_text(step.result, currency)
    if step.unit == "ratio":
        return f"{step.result:.6f}"
    return f"{numbers_text((step.result,))} {step.unit}".strip()


def day_text(day: date) -> str:
    """``1 April 2022``."""
    return f"{day.day} {day:%B %Y}"


def months_text(months: Decimal | None) -> str:
    """How long until value has paid for what was put in."""
    if months is None:
        return "Never within the years counted"
    return f"{months:.1f} months"


def strength_text(strength: int | None) -> str:
    """The grade of evidence in words."""
    return "Not stated" if strength is None else STRENGTHS[strength]


def joined(parts: list[str], *, by: str = "; ") -> str:
    """The parts that say something."""
    return by.join(part for part in parts if part)
