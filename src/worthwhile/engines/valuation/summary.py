"""Totals and views over the priced outcomes that count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ZERO, ratio_of, total
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.prepare import PreparedInput
from worthwhile.engines.valuation.result import FiscalView, OutcomeResult, WorthView, YearResult
from worthwhile.engines.valuation.vocabulary import Kind


def counted_only(outcomes: Iterable[OutcomeResult]) -> tuple[OutcomeResult, ...]:
    """The outcomes that count: one of each overlap group."""
    return tuple(outcome for outcome in outcomes if outcome.counted)


def present_value_by(outcomes: Iterable[OutcomeResult], key: Callable[[OutcomeResult], str]) -> Mapping[str, Decimal]:
    """Present value of the counted outcomes summed by a property, largest first."""
    sums: dict[str, Decimal] = {}
    for outcome in counted_only(outcomes):
        sums[key(outcome)] = sums.get(key(outcome), ZERO) + outcome.present_value
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def fiscal_view(case: ImpactCase, outcomes: Iterable[OutcomeResult], inputs: PreparedInput) -> FiscalView:
    """The fiscal outcomes by budget, beside what each public budget pays in cash: who pays and who saves."""
    fiscal = [outcome for outcome in counted_only(outcomes) if outcome.kind is Kind.FISCAL]
    costs = _public_costs(case, inputs)
    value, cost = total(o.present_value for o in fiscal), total(costs.values())
    return FiscalView(
        present_value=value,
        cashable_present_value=total(o.cashable_present_value for o in fiscal),
        by_agency=present_value_by(fiscal, lambda o: o.agency.value),
        cashable_by_agency=_cashable_by_agency(fiscal),
        cost_present_value=cost,
        cost_by_agency=costs,
        ratio=ratio_of(value, cost),
    )


def _public_costs(case: ImpactCase, inputs: PreparedInput) -> Mapping[str, Decimal]:
    costs: dict[str, Decimal] = {}
    for line in case.inputs:
        if line.cash and line.agency is not None and line.agency.is_public:
            worth = total(amount * inputs.factors[year] for year, amount in enumerate(line.values))
            costs[line.agency.value] = costs.get(line.agency.value, ZERO) + worth
    return costs


def _cashable_by_agency(fiscal: Iterable[OutcomeResult]) -> Mapping[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for outcome in fiscal:
        sums[outcome.agency.value] = sums.get(outcome.agency.value, ZERO) + outcome.cashable_present_value
    return sums


def worth_view(outcomes: Iterable[OutcomeResult], kind: Kind) -> WorthView:
    """The outcomes of one kind, by who gains."""
    of_kind = [outcome for outcome in counted_only(outcomes) if outcome.kind is kind]
    return WorthView(
        present_value=total(o.present_value for o in of_kind),
        by_stakeholder=present_value_by(of_kind, stakeholder_of),
    )


def stakeholder_of(outcome: OutcomeResult) -> str:
    """Who gains, or the words for nobody named."""
    return outcome.stakeholder or "not stated"


def year_results(
    case: ImpactCase,
    value_by_year: tuple[Decimal, ...],
    present_value_by_year: tuple[Decimal, ...],
    inputs: PreparedInput,
) -> tuple[YearResult, ...]:
    """Every case year to the horizon, and beyond it where inputs go on."""
    years, running = [], ZERO
    for index, spent in enumerate(inputs.by_year):
        net = value_by_year[index] if index < len(value_by_year) else ZERO
        worth = present_value_by_year[index] if index < len(present_value_by_year) else ZERO
        spent_now = spent * inputs.factors[index]
        running += worth - spent_now
        years.append(
            YearResult(
                year=index + 1,
                starts_on=_anniversary(case.period.start, index),
                net=net,
                present_value=worth,
                inputs=spent,
                inputs_present_value=spent_now,
                cumulative_present_value=running,
            )
        )
    return tuple(years)


def _anniversary(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:  # 29 February in a year without one
        return start.replace(year=start.year + years, day=28)
