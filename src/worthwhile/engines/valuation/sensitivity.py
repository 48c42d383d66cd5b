"""What the result hangs on: each parameter moved alone, and the value at which the ratio is 1."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE, ZERO, ratio_of, total
from worthwhile.engines.valuation.discounting import discount_curve, input_curve
from worthwhile.engines.valuation.prepare import TERM_OF, PreparedCase, PreparedOutcome
from worthwhile.engines.valuation.result import BreakEven, Sensitivity
from worthwhile.engines.valuation.terms import Amount, Terms, present_value
from worthwhile.engines.valuation.working import number_text

LABELS = {
    "quantity": "quantity",
    "intake": "intake",
    "value": "value of one unit",
    "deadweight": "deadweight",
    "displacement": "displacement",
    "attribution": "attribution",
    "drop_off": "drop-off",
    "duration_years": "duration in years",
}
RATES = ("deadweight", "displacement", "attribution", "drop_off")
BISECTIONS = 80


@dataclass(frozen=True, kw_only=True)
class Lever:
    """A parameter that can be moved alone: the terms it changes (several for a shared bank value).

    Numbers are those of the terms; ``stated`` turns them into the unit in which the case file states them
    (a value in prices of its own year).
    """

    parameter: str
    label: str
    name: str
    terms: tuple[Terms, ...]
    central: tuple[Decimal, ...]
    low: tuple[Decimal, ...] | None
    high: tuple[Decimal, ...] | None
    uprating: Decimal = ONE

    def stated(self, numbers: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
        """The numbers as the case file would state them."""
        return numbers if self.uprating == ONE else tuple(number / self.uprating for number in numbers)


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Central present values of the counted outcomes and of what was put in."""

    by_outcome: dict[str, Decimal]
    investment: Decimal

    @property
    def present_value(self) -> Decimal:
        return total(self.by_outcome.values())

    def with_terms(self, changed: tuple[Terms, ...]) -> Decimal:
        """The present value when these outcomes have other terms."""
        return self.present_value + total(present_value(terms) - self.by_outcome[terms.id] for terms in changed)


def one_at_a_time(*, prepared: PreparedCase, totals: Totals) -> tuple[Sensitivity, ...]:
    """Every ranged parameter at its low and its high, the widest swing first.

    Which outcome of an overlap group counts is not chosen anew.
    """
    rows = [_moved(lever, totals) for lever in _levers(prepared, totals) if lever.low is not None]
    rows += [_inputs_moved(prepared, totals, index) for index in range(len(prepared.inputs.ranges))]
    return tuple(sorted(rows, key=lambda row: (-row.swing, row.parameter)))


def break_evens(*, prepared: PreparedCase, totals: Totals) -> tuple[BreakEven, ...]:
    """For every parameter, the value at which present value equals what was put in."""
    if totals.investment == 0:
        return ()
    levers = (_break_even(lever, totals) for lever in _levers(prepared, totals))
    return (*levers, _cost_break_even(totals), *_rate_break_even(prepared, totals))


def _levers(prepared: PreparedCase, totals: Totals) -> Iterator[Lever]:
    counted = [outcome for outcome in prepared.outcomes if outcome.terms.id in totals.by_outcome]
    seen: set[str] = set()
    for item in counted:
        for name in _parameters_of(item):
            key, sharing = _sharing(item, name, counted)
            if key in seen:
                continue
            seen.add(key)
            term = TERM_OF[name]
            stated = next((r for r in item.terms.ranges if r.term == term), None)
            yield Lever(
                parameter=key,
                label=_label(item, name, key, alone=len(sharing) == 1),
                name=name,
                terms=tuple(other.terms for other in sharing),
                central=item.terms.term(term),
                low=stated.low if stated else None,
                high=stated.high if stated else None,
                uprating=item.uprating.factor if name == "value" else ONE,
            )


def _label(item: PreparedOutcome, name: str, key: str, *, alone: bool) -> str:
    words = LABELS[name]
    if name == "value" and item.uprating.parameters and item.unit_value.year is not None:
        words += f" ({item.unit_value.year} prices)"
    return f"{item.outcome.title if alone else key}: {words}"


def _parameters_of(item: PreparedOutcome) -> list[str]:
    amount = "intake" if item.terms.amount is Amount.INTAKE else "quantity"
    fixed = item.terms.amount is Amount.BY_YEAR
    lasting = [] if fixed else ["drop_off", "duration_years"]
    return [amount, "value", "deadweight", "displacement", "attribution", *lasting]


def _sharing(item: PreparedOutcome, name: str, counted: list[PreparedOutcome]) -> tuple[str, list[PreparedOutcome]]:
    """The parameter's name, and the outcomes that move with it: one bank value is one parameter."""
    own = f"{item.outcome.id}.{name}"
    bank = item.unit_value.bank
    if name != "value" or bank is None:
        return own, [item]
    same = [other for other in counted if other.unit_value.bank is not None and other.unit_value.bank.code == bank.code]
    return (own if len(same) == 1 else f"value-bank/{bank.code}"), same


def _set(lever: Lever, numbers: tuple[Decimal, ...]) -> tuple[Terms, ...]:
    return tuple(terms.with_term(TERM_OF[lever.name], numbers) for terms in lever.terms)


def _moved(lever: Lever, totals: Totals) -> Sensitivity:
    assert lever.low is not None
    assert lever.high is not None
    at_low, at_high = (totals.with_terms(_set(lever, numbers)) for numbers in (lever.low, lever.high))
    return Sensitivity(
        parameter=lever.parameter,
        label=lever.label,
        central=lever.stated(lever.central),
        low=lever.stated(lever.low),
        high=lever.stated(lever.high),
        ratio_at_low=ratio_of(at_low, totals.investment),
        ratio_at_high=ratio_of(at_high, totals.investment),
        present_value_at_low=at_low,
        present_value_at_high=at_high,
        break_even=_stated_break_even(lever, totals) if totals.investment else None,
    )


def _inputs_moved(prepared: PreparedCase, totals: Totals, index: int) -> Sensitivity:
    ranged = prepared.inputs.ranges[index]
    factors = prepared.inputs.factors

    def worth(numbers: tuple[Decimal, ...]) -> Decimal:
        return total(n * f for n, f in zip(numbers, factors, strict=True))

    others = totals.investment - worth(ranged.central)
    value = totals.present_value
    named = [line.name for line in prepared.case.inputs]
    position = int(ranged.draw.removeprefix("inputs[").split("]")[0])
    needed = value - others
    central = worth(ranged.central)
    return Sensitivity(
        parameter=ranged.draw,
        label=f"Cost: {named[position]}",
        central=ranged.central,
        low=ranged.low,
        high=ranged.high,
        ratio_at_low=ratio_of(value, others + worth(ranged.low)),
        ratio_at_high=ratio_of(value, others + worth(ranged.high)),
        present_value_at_low=value,
        present_value_at_high=value,
        break_even=tuple(n * needed / central for n in ranged.central) if central and needed >= 0 else None,
    )


def _break_even(lever: Lever, totals: Totals) -> BreakEven:
    numbers = _stated_break_even(lever, totals)
    return BreakEven(
        parameter=lever.parameter,
        label=lever.label,
        central=lever.stated(lever.central),
        break_even=numbers,
        because=_because(lever, totals, numbers),
    )


def _because(lever: Lever, totals: Totals, numbers: tuple[Decimal, ...] | None) -> str:
    above = totals.present_value >= totals.investment
    if numbers is None:
        side = "above" if above else "below"
        return f"No possible {LABELS[lever.name]} takes the ratio to 1: it stays {side}."
    shown, central = (number_text(_places(n)) for n in (numbers[0], lever.stated(lever.central)[0]))
    first = " in the first year (later years in proportion)" if len(numbers) > 1 else ""
    return f"The ratio is 1 when {LABELS[lever.name]} is {shown}{first}; the case says {central}."


def _places(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.0001"))


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


def _stated_break_even(lever: Lever, totals: Totals) -> tuple[Decimal, ...] | None:
    numbers = _break_even_numbers(lever, totals)
    return None if numbers is None else lever.stated(numbers)


def _break_even_numbers(lever: Lever, totals: Totals) -> tuple[Decimal, ...] | None:
    def gap(numbers: tuple[Decimal, ...]) -> Decimal:
        return totals.with_terms(_set(lever, numbers)) - totals.investment

    if lever.name == "duration_years":
        longest = max(len(terms.factors) - terms.start + 1 for terms in lever.terms)
        return _bisected(lambda x: gap((x,)), Decimal("0.000001"), Decimal(max(longest, 1)))
    if lever.name in RATES:
        return _bisected(lambda x: gap((x,)), ZERO, ONE)
    return _scaled(lever, gap)


def _scaled(lever: Lever, gap: Callable[[tuple[Decimal, ...]], Decimal]) -> tuple[Decimal, ...] | None:
    """Present value is linear in quantity and value: solve for the multiple of the central numbers."""
    at_zero = gap(tuple(ZERO for _ in lever.central))
    slope = gap(lever.central) - at_zero
    if slope == 0:
        return None
    multiple = -at_zero / slope
    if multiple < 0:
        return None
    return tuple(number * multiple for number in lever.central)


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
