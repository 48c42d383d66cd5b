"""Discount factors by case year.

``F(0) = 1`` and ``F(n) = F(n-1) / (1 + r_n)``. Case year y is multiplied by ``F(y-1)`` (start), ``F(y)``
(end) or ``F(y-1) / (1 + r_y) ** 0.5`` (mid). Inputs always use ``F(y-1)``. Where an evaluative case carries
past years forward, a year up to the end of its period is multiplied by the growth from that year to the
last year of the period, and discounting begins afresh after it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE
from worthwhile.engines.valuation.case import Discounting
from worthwhile.engines.valuation.outcome import OutcomeDiscounting
from worthwhile.engines.valuation.parameters import Schedule, ValuationParameters
from worthwhile.engines.valuation.vocabulary import PastYears, Timing
from worthwhile.kernel.problems import InvalidInput, Problem

Rates = Callable[[int], Decimal]


@dataclass(frozen=True, kw_only=True)
class Curve:
    """Discount factors for case years 1 to n, as ``factors[year - 1]``, and where the rates come from."""

    factors: tuple[Decimal, ...]
    words: str
    parameters: tuple[str, ...]


def discount_curve(
    *,
    discounting: Discounting | OutcomeDiscounting,
    timing: Timing,
    years: int,
    past_years: PastYears = PastYears.NONE,
    period_years: int = 0,
    parameters: ValuationParameters,
) -> Curve:
    """Factors for case years 1 to ``years``.

    Raises InvalidInput where a list of rates is shorter than the years that need one.
    """
    carried = period_years if past_years is PastYears.COMPOUND else 0
    rates, words, used = _rates(discounting, max(years, carried), parameters)
    # A list holds the rate of each case year; a rate or a schedule counts from the end of the years carried.
    ahead: Rates = (lambda year: rates(year + carried)) if discounting.rates is not None else rates
    base = _chain(ahead, max(0, years - carried))
    factors = []
    for year in range(1, years + 1):
        if year <= carried:
            factors.append(_growth(rates, year, carried))
        else:
            factors.append(_timed(base, ahead, year - carried, timing))
    carried_words = f", years 1 to {carried} carried forward to year {carried}" if carried else ""
    return Curve(factors=tuple(factors), words=f"{words}, timing {timing}{carried_words}", parameters=used)


def input_curve(*, discounting: Discounting, years: int, parameters: ValuationParameters) -> Curve:
    """Factors for inputs: spent at the start of each year, whatever the timing of outcomes."""
    return discount_curve(discounting=discounting, timing=Timing.START, years=years, parameters=parameters)


def rates_problems(discounting: Discounting | OutcomeDiscounting, years: int) -> list[Problem]:
    """What is wrong with a list of rates that must reach ``years``."""
    if discounting.rates is None or len(discounting.rates) >= years:
        return []
    message = f"Give a rate for each of the {years} years. You gave {len(discounting.rates)}."
    return [Problem("discounting.rates", message)]


def schedule_rate(schedule: Schedule, year: int) -> Decimal:
    """The rate of a published schedule for a year from now."""
    for band in schedule.bands:
        if band.last is None or year <= band.last:
            return band.rate
    raise LookupError(f"{schedule.id} has no rate for year {year}")


def _rates(
    discounting: Discounting | OutcomeDiscounting, years: int, parameters: ValuationParameters
) -> tuple[Rates, str, tuple[str, ...]]:
    if discounting.schedule is not None:
        schedule = parameters.schedules[discounting.schedule.value]
        return (lambda year: schedule_rate(schedule, year)), schedule.label, (schedule.id,)
    if discounting.rates is not None:
        listed = discounting.rates
        if problems := rates_problems(discounting, years):
            raise InvalidInput(problems)
        return (lambda year: listed[year - 1]), f"rates by year {', '.join(map(str, listed))}", ()
    rate = discounting.rate if discounting.rate is not None else Decimal(0)
    return (lambda year: rate), f"{rate} a year", ()


def _chain(rates: Rates, years: int) -> tuple[Decimal, ...]:
    chain = [ONE]
    for year in range(1, years + 1):
        chain.append(chain[-1] / (ONE + rates(year)))
    return tuple(chain)


def _timed(base: tuple[Decimal, ...], rates: Rates, year: int, timing: Timing) -> Decimal:
    if timing is Timing.START:
        return base[year - 1]
    if timing is Timing.END:
        return base[year]
    return base[year - 1] / (ONE + rates(year)).sqrt()


def _growth(rates: Rates, year: int, last: int) -> Decimal:
    factor = ONE
    for later in range(year + 1, last + 1):
        factor *= ONE + rates(later)
    return factor
