"""From a case and the reference figures to the terms that the arithmetic runs on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE, ZERO, printed, total
from worthwhile.engines.valuation.bank import UnitValue, bank_problems, unit_value
from worthwhile.engines.valuation.case import Discounting, ImpactCase
from worthwhile.engines.valuation.discounting import Curve, discount_curve, input_curve, rates_problems
from worthwhile.engines.valuation.outcome import Outcome, OutcomeDiscounting
from worthwhile.engines.valuation.overlap import shared_change_groups
from worthwhile.engines.valuation.parameters import ValuationParameters
from worthwhile.engines.valuation.ranges import Range, as_list
from worthwhile.engines.valuation.terms import Amount, TermRange, Terms, last_year
from worthwhile.engines.valuation.uprating import (
    NO_UPRATING,
    PriceYearNotPublished,
    UpratingFactor,
    uprating_factor,
)
from worthwhile.engines.valuation.vocabulary import FromBank, PastYears, Status, Timing
from worthwhile.kernel.problems import InvalidInput, Problem

# The case's name of a ranged parameter, and the term it decides.
TERM_OF = {
    "quantity": "units",
    "intake": "units",
    "value": "value",
    "deadweight": "deadweight",
    "displacement": "displacement",
    "attribution": "attribution",
    "drop_off": "drop_off",
    "duration_years": "duration",
}


@dataclass(frozen=True, kw_only=True)
class PreparedOutcome:
    """A priced outcome with its terms and everything its working needs."""

    outcome: Outcome
    terms: Terms
    unit_value: UnitValue
    uprating: UpratingFactor
    curve: Curve


@dataclass(frozen=True, kw_only=True)
class PreparedInput:
    """The inputs of the case, summed by year, undiscounted; ``ranges`` hold one draw for each ranged input."""

    by_year: tuple[Decimal, ...]
    cash_by_year: tuple[Decimal, ...]
    factors: tuple[Decimal, ...]
    ranges: tuple[TermRange, ...]

    @property
    def present_value(self) -> Decimal:
        """All inputs, non-cash included."""
        return total(amount * factor for amount, factor in zip(self.by_year, self.factors, strict=True))

    @property
    def cash_present_value(self) -> Decimal:
        """The inputs that are money."""
        return total(amount * factor for amount, factor in zip(self.cash_by_year, self.factors, strict=True))


@dataclass(frozen=True, kw_only=True)
class PreparedCase:
    """A case ready to be worked out. ``horizon`` is in case years."""

    case: ImpactCase
    parameters: ValuationParameters
    horizon: int
    outcomes: tuple[PreparedOutcome, ...]
    inputs: PreparedInput


def prepare(*, case: ImpactCase, parameters: ValuationParameters, timing: Timing | None = None) -> PreparedCase:
    """Resolve values, prices and discount factors; ``timing`` overrides the case's and every outcome's.

    Raises InvalidInput with every problem found in references, price years and lists.
    """
    problems = bank_problems(case, parameters)
    if problems:
        raise InvalidInput(problems)
    upratings: dict[str, UpratingFactor] = {}
    for index, outcome in enumerate(case.outcomes):
        if outcome.status is not Status.PRICED:
            continue
        try:
            upratings[outcome.id] = _uprating(case, unit_value(outcome, parameters), parameters)
        except PriceYearNotPublished as error:
            problems.append(Problem(f"outcomes[{index}].value_year", str(error)))
    if problems:
        raise InvalidInput(problems)
    plain = {o.id: _terms(case, o, unit_value(o, parameters), upratings[o.id], ()) for o in case.priced}
    horizon = _horizon(case, plain)
    problems = [*_length_problems(case, plain, horizon), *_rates_problems(case, horizon)]
    if problems:
        raise InvalidInput(problems)
    outcomes = tuple(
        _prepared_outcome(case, o, upratings[o.id], horizon, timing, parameters) for o in _with_whole_groups(case)
    )
    return PreparedCase(
        case=case,
        parameters=parameters,
        horizon=horizon,
        outcomes=outcomes,
        inputs=_inputs(case, horizon, parameters),
    )


def _uprating(case: ImpactCase, value: UnitValue, parameters: ValuationParameters) -> UpratingFactor:
    if not case.is_uprated or case.price_year is None or value.year is None:
        return NO_UPRATING
    return uprating_factor(
        given=value.year,
        wanted=case.price_year,
        rule=value.rule,
        parameters=parameters,
        beyond=case.uprating_beyond,
    )


def _horizon(case: ImpactCase, plain: dict[str, Terms]) -> int:
    """The years counted: as stated, else as far as any outcome may reach, the high of its duration included."""
    if case.horizon_years is not None:
        return case.horizon_years
    return max([1, *(last_year(_longest(terms)) for terms in plain.values())])


def _longest(terms: Terms) -> Terms:
    """The outcome at the high end of its duration."""
    highs = [ranged.high for ranged in terms.ranges if ranged.term == "duration"]
    return terms.with_term("duration", highs[0]) if highs else terms


def _length_problems(case: ImpactCase, plain: dict[str, Terms], horizon: int) -> list[Problem]:
    """A list of values by year must reach as far as the outcome does."""
    problems = []
    for index, outcome in enumerate(case.outcomes):
        if outcome.id not in plain or not isinstance(outcome.value, tuple):
            continue
        terms = plain[outcome.id]
        needed = min(last_year(terms), horizon) - terms.start + 1
        if len(outcome.value) < needed:
            message = f"Give a value for each of the {needed} years it lasts. You gave {len(outcome.value)}."
            problems.append(Problem(f"outcomes[{index}].value", message))
    return problems


def _rates_problems(case: ImpactCase, horizon: int) -> list[Problem]:
    """A list of rates must reach as far as what it discounts."""
    years = max(horizon, case.period.years if case.conventions.past_years is PastYears.COMPOUND else 0)
    problems = rates_problems(case.discounting, max([years, *(len(line.values) for line in case.inputs)]))
    for index, outcome in enumerate(case.outcomes):
        if outcome.status is Status.PRICED and outcome.discounting is not None:
            problems += [found.within(f"outcomes[{index}]") for found in rates_problems(outcome.discounting, years)]
    return problems


def _with_whole_groups(case: ImpactCase) -> tuple[Outcome, ...]:
    """The priced outcomes, each naming every other priced one of its group.

    Two may be joined through an outcome that is held or pending, which is not there when the group is counted.
    """
    groups = {name: group for group in shared_change_groups(case.outcomes) for name in group}
    priced = {outcome.id for outcome in case.priced}
    return tuple(
        replace(outcome, shares_change_with=tuple(sorted(groups.get(outcome.id, frozenset()) & priced - {outcome.id})))
        for outcome in case.priced
    )


def _prepared_outcome(
    case: ImpactCase,
    outcome: Outcome,
    uprating: UpratingFactor,
    horizon: int,
    timing: Timing | None,
    parameters: ValuationParameters,
) -> PreparedOutcome:
    own = outcome.discounting
    discounting: Discounting | OutcomeDiscounting = own if own is not None else case.discounting
    chosen = timing or (own.timing if own is not None else None) or case.discounting.timing
    curve = discount_curve(
        discounting=discounting,
        timing=chosen,
        years=horizon,
        past_years=case.conventions.past_years,
        period_years=case.period.years,
        parameters=parameters,
    )
    value = unit_value(outcome, parameters)
    return PreparedOutcome(
        outcome=outcome,
        terms=_terms(case, outcome, value, uprating, curve.factors),
        unit_value=value,
        uprating=uprating,
        curve=curve,
    )


def _terms(
    case: ImpactCase,
    outcome: Outcome,
    value: UnitValue,
    uprating: UpratingFactor,
    factors: tuple[Decimal, ...],
) -> Terms:
    rounding = case.conventions.rounding
    if outcome.intake is not None:
        amount, units = Amount.INTAKE, outcome.intake
    else:
        assert outcome.quantity is not None
        amount = Amount.BY_YEAR if isinstance(outcome.quantity, tuple) else Amount.LASTING
        units = as_list(outcome.quantity)
    return Terms(
        id=outcome.id,
        amount=amount,
        units=units,
        value=tuple(printed(number * uprating.factor, rounding) for number in value.numbers),
        start=outcome.starts_in_year,
        duration=outcome.duration_years if outcome.duration_years is not None else ONE,
        deadweight=outcome.deadweight or ZERO,
        displacement=outcome.displacement or ZERO,
        attribution=outcome.attribution or ZERO,
        drop_off=outcome.drop_off or ZERO,
        factors=factors,
        deductions=case.conventions.deductions,
        drop_off_rule=case.conventions.drop_off,
        rounding=rounding,
        ranges=_ranges(outcome, value, uprating),
    )


def _ranges(outcome: Outcome, value: UnitValue, uprating: UpratingFactor) -> tuple[TermRange, ...]:
    found = []
    for name, term in TERM_OF.items():
        stated = getattr(outcome.ranges, name)
        if stated is None:
            continue
        scale = uprating.factor if term == "value" else ONE
        if isinstance(stated, FromBank):
            stated = _bank_range(value)
        central = value.numbers if term == "value" else as_list(getattr(outcome, name))
        found.append(
            TermRange(
                term=term,
                low=tuple(number * scale for number in as_list(stated.low)),
                central=tuple(number * scale for number in central),
                high=tuple(number * scale for number in as_list(stated.high)),
                distribution=stated.distribution,
                # One value-bank figure is one draw, however many outcomes use it.
                draw=f"value-bank/{value.bank.code}" if term == "value" and value.bank else f"{outcome.id}.{name}",
            )
        )
    return tuple(found)


def _bank_range(value: UnitValue) -> Range:
    """The published range; bank_problems has refused a bank value without one."""
    assert value.bank is not None
    assert value.bank.low is not None
    assert value.bank.high is not None
    return Range(low=value.bank.low, high=value.bank.high)


def _inputs(case: ImpactCase, horizon: int, parameters: ValuationParameters) -> PreparedInput:
    years = max([horizon, *(len(line.values) for line in case.inputs)])
    curve = input_curve(discounting=case.discounting, years=years, parameters=parameters)
    ranges = tuple(
        TermRange(
            term="inputs",
            low=_padded(as_list(line.ranges.values.low), years),
            central=_padded(line.values, years),
            high=_padded(as_list(line.ranges.values.high), years),
            distribution=line.ranges.values.distribution,
            draw=f"inputs[{index}].values",
        )
        for index, line in enumerate(case.inputs)
        if line.ranges.values is not None
    )
    return PreparedInput(
        by_year=_summed([line.values for line in case.inputs], years),
        cash_by_year=_summed([line.values for line in case.inputs if line.cash], years),
        factors=curve.factors,
        ranges=ranges,
    )


def _padded(values: tuple[Decimal, ...], years: int) -> tuple[Decimal, ...]:
    return values + (ZERO,) * (years - len(values))


def _summed(lines: list[tuple[Decimal, ...]], years: int) -> tuple[Decimal, ...]:
    return tuple(total(line[year] for line in lines if year < len(line)) for year in range(years))
