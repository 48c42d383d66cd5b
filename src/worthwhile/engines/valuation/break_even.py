"""The value of each parameter at which present value equals what was put in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE, ZERO, total
from worthwhile.engines.valuation.discounting import discount_curve, input_curve
from worthwhile.engines.valuation.levers import LABELS, Lever, Totals, levers, moved_terms
from worthwhile.engines.valuation.prepare import PreparedCase
from worthwhile.engines.valuation.result import BreakEven
from worthwhile.engines.valuation.vocabulary import RATE_PARAMETERS
from worthwhile.engines.valuation.working import number_text
from worthwhile.kernel.money import rounded_half_up

BISECTIONS = 80


def break_evens(*, prepared: PreparedCase, totals: Totals) -> tuple[BreakEven, ...]:
    """For every parameter, the value at which present value equals what was put in."""
    if totals.investment == 0:
        return ()
    found = (_break_even(lever, totals) for lever in levers(prepared, totals))
    return (*found, _cost_break_even(totals), *_rate_break_even(prepared, totals))


def _break_even(lever: Lever, totals: Totals) -> BreakEven:
    numbers = stated_break_even(lever, totals)
    return BreakEven(
        parameter=lever.parameter,
        label=lever.label,
        central=lever.central_stated,
        break_even=numbers,
        because=_because(lever, totals, numbers),
    )


def _because(lever: Lever, totals: Totals, numbers: tuple[Decimal, ...] | None) -> str:
    above = totals.present_value >= totals.investment
    if numbers is None:
        side = "above" if above else "below"
        # A longer duration than the years counted is not tried: the case would have to count more years.
        within = " within the years counted" if lever.name == "duration_years" else ""
        return f"No possible {LABELS[lever.name]}{within} takes the ratio to 1: it stays {side}."
    shown, central = (number_text(_places(n)) for n in (numbers[0], lever.central_stated[0]))
    first = " in the first year (later years in proportion)" if len(numbers) > 1 else ""
    return f"The ratio is 1 when {LABELS[lever.name]} is {shown}{first}; the case says {central}."


def _places(number: Decimal) -> Decimal:
    return rounded_half_up(number, Decimal("0.0001"))


def _cost_break_even(totals: Totals) -> BreakEven:
    value = totals.present_value
    return BreakEven(
        parameter="inputs",
        label="Everything put in",
        central=(totals.investment,),
        break_even=(value,) if value > 0 else None,
        because="The ratio is 1 when everything put in has the present value of the outcomes."
        if value > 0
        else "The outcomes are worth nothing or less, so no cost takes the ratio to 1.",
    )


def _rate_break_even(prepared: PreparedCase, totals: Totals) -> tuple[BreakEven, ...]:
    """The discount rate at which the ratio is 1, where the case states one rate."""
    case = prepared.case
    if case.discounting.rate is None or prepared.horizon == 1:
        return ()
    found = _bisected(lambda rate: _gap_at_rate(prepared, totals, rate), ZERO, ONE)
    because = (
        f"The ratio is 1 at a discount rate of {number_text(_places(found[0]))} a year."
        if found
        else "No discount rate from 0 to 1 takes the ratio to 1."
    )
    return (
        BreakEven(
            parameter="discounting.rate",
            label="Discount rate",
            central=(case.discounting.rate,),
            break_even=found,
            because=because,
        ),
    )


def _gap_at_rate(prepared: PreparedCase, totals: Totals, rate: Decimal) -> Decimal:
    """Present value less investment when the case's own rate is another; outcomes with a rate of their own keep it."""
    case, inputs = prepared.case, prepared.inputs
    discounting = replace(case.discounting, rate=rate)
    curve = discount_curve(
        discounting=discounting,
        timing=case.discounting.timing,
        years=prepared.horizon,
        past_years=case.conventions.past_years,
        period_years=case.period.years,
        parameters=prepared.parameters,
    )
    spent = input_curve(discounting=discounting, years=len(inputs.by_year), parameters=prepared.parameters)
    investment = total(amount * factor for amount, factor in zip(inputs.by_year, spent.factors, strict=True))
    moved = (
        replace(item.terms, factors=curve.factors)
        for item in prepared.outcomes
        if item.terms.id in totals.by_outcome and item.outcome.discounting is None
    )
    return totals.with_terms(tuple(moved)) - investment


def stated_break_even(lever: Lever, totals: Totals) -> tuple[Decimal, ...] | None:
    """The parameter's value at which the ratio is 1, as the case file would state it; None where there is none."""
    numbers = _break_even_numbers(lever, totals)
    return None if numbers is None else lever.stated(numbers)


def _break_even_numbers(lever: Lever, totals: Totals) -> tuple[Decimal, ...] | None:
    def gap(numbers: tuple[Decimal, ...]) -> Decimal:
        return totals.with_terms(moved_terms(lever, numbers)) - totals.investment

    if lever.name == "duration_years":
        longest = max(len(terms.factors) - terms.start + 1 for terms in lever.terms)
        return _bisected(lambda x: gap((x,)), Decimal("0.000001"), Decimal(max(longest, 1)))
    if lever.name in RATE_PARAMETERS:
        return _bisected(lambda x: gap((x,)), ZERO, ONE)
    return _scaled(lever, gap)


def _scaled(lever: Lever, gap: Callable[[tuple[Decimal, ...]], Decimal]) -> tuple[Decimal, ...] | None:
    """Present value is linear in quantity and value: solve for the multiple of the central numbers."""
    # Nothing can be scaled up from 0, so a parameter that is 0 throughout is moved from 1.
    base = lever.central if any(lever.central) else tuple(ONE for _ in lever.central)
    at_zero = gap(tuple(ZERO for _ in base))
    slope = gap(base) - at_zero
    if slope == 0:
        return None
    multiple = -at_zero / slope
    if multiple < 0:
        return None
    return tuple(number * multiple for number in base)


def _bisected(gap: Callable[[Decimal], Decimal], low: Decimal, high: Decimal) -> tuple[Decimal, ...] | None:
    """The point where the gap changes sign; present value is monotone in every rate and in duration."""
    at_low, at_high = gap(low), gap(high)
    if at_low == 0:
        return (low,)
    if at_high == 0:
        return (high,)
    if (at_low > 0) == (at_high > 0):
        return None
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        if (gap(middle) > 0) == (at_low > 0):
            low = middle
        else:
            high = middle
    return ((low + high) / 2,)
