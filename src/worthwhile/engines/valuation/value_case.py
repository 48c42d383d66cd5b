"""The main question: what is this case worth, as a range, with its working?"""

from __future__ import annotations

import decimal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from worthwhile import __version__
from worthwhile.engines.valuation.arithmetic import ZERO, exact, printed, ratio_of, total
from worthwhile.engines.valuation.bank import agency_of, kind_of, level_of
from worthwhile.engines.valuation.beside import distributional_weight, optimism_view, weighted_view
from worthwhile.engines.valuation.break_even import break_evens
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.checks import find_checks
from worthwhile.engines.valuation.importance import importance_rows
from worthwhile.engines.valuation.levers import Totals
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.overlap import counted_instead
from worthwhile.engines.valuation.parameters import ValuationParameters
from worthwhile.engines.valuation.payback import payback_months
from worthwhile.engines.valuation.prepare import PreparedCase, PreparedOutcome, prepare
from worthwhile.engines.valuation.ranges import as_list
from worthwhile.engines.valuation.result import (
    OutcomeResult,
    Ratio,
    UnpricedOutcome,
    ValuationResult,
)
from worthwhile.engines.valuation.sensitivity import one_at_a_time
from worthwhile.engines.valuation.simulation import simulate
from worthwhile.engines.valuation.summary import (
    counted_only,
    fiscal_view,
    present_value_by,
    stakeholder_of,
    worth_view,
    year_results,
)
from worthwhile.engines.valuation.terms import gross, last_year, net_by_year, net_in_year, present_value
from worthwhile.engines.valuation.used_parameters import used_parameters
from worthwhile.engines.valuation.vocabulary import Kind, Status, Timing
from worthwhile.engines.valuation.working import first_year_impact, number_text, outcome_steps
from worthwhile.kernel.money import money_text
from worthwhile.kernel.working import Step

Progress = Callable[[int, int], None]
DEFAULT_DRAWS = 10_000
DEFAULT_SEED = 1


@dataclass(frozen=True, kw_only=True)
class Central:
    """The central totals at one timing; ``instead`` says which outcome counts in place of another."""

    prepared: PreparedCase
    values: Mapping[str, Decimal]
    instead: Mapping[str, str]
    investment: Decimal

    @property
    def present_value(self) -> Decimal:
        return total(value for name, value in self.values.items() if name not in self.instead)

    @property
    def ratio(self) -> Ratio:
        return ratio_of(self.present_value, self.investment, self.prepared.case.conventions.rounding)


@dataclass(frozen=True, kw_only=True)
class Core(Central):
    """The central totals at the case's own timing, with each outcome told in full."""

    outcomes: tuple[OutcomeResult, ...]


def value_case(
    *,
    case: ImpactCase,
    parameters: ValuationParameters,
    draws: int = DEFAULT_DRAWS,
    rng: np.random.Generator | None = None,
    seed: int | None = None,
    progress: Progress | None = None,
) -> ValuationResult:
    """Value an impact case.

    Money in the result is in ``case.currency`` at prices of ``case.price_year``, unrounded. ``draws`` of 0
    leaves the simulation out. Give ``rng`` or ``seed`` (1 where neither is given); ``seed`` is recorded in
    the result. ``progress`` is told (draws done, draws wanted).

    Raises InvalidInput with every problem of the case. Method: docs/methods, after the SROI Guide's stages
    and HM Treasury's Green Book.
    """
    if rng is None:
        seed = DEFAULT_SEED if seed is None else seed
        rng = np.random.default_rng(seed)
    with decimal.localcontext(exact()):
        core = _core(_central(case, parameters, None))
        result = _assemble(core, case, parameters)
        if draws > 0:
            uncertainty = simulate(
                prepared=core.prepared,
                counted=frozenset(o.id for o in counted_only(core.outcomes)),
                draws=draws,
                rng=rng,
                seed=seed,
                progress=progress,
            )
            result = replace(result, uncertainty=uncertainty)
        return replace(result, checks=find_checks(prepared=core.prepared, result=result))


def _central(case: ImpactCase, parameters: ValuationParameters, timing: Timing | None) -> Central:
    prepared = prepare(case=case, parameters=parameters, timing=timing)
    values = {item.terms.id: present_value(item.terms) for item in prepared.outcomes}
    return Central(
        prepared=prepared,
        values=values,
        instead=counted_instead([item.outcome for item in prepared.outcomes], values),
        investment=printed(prepared.inputs.present_value, case.conventions.rounding),
    )


def _core(central: Central) -> Core:
    return Core(
        prepared=central.prepared,
        values=central.values,
        instead=central.instead,
        investment=central.investment,
        outcomes=tuple(_outcome_result(item, central) for item in central.prepared.outcomes),
    )


def _outcome_result(item: PreparedOutcome, central: Central) -> OutcomeResult:
    prepared, instead, investment = central.prepared, central.instead, central.investment
    case, outcome, terms = prepared.case, item.outcome, item.terms
    value, units = central.values[outcome.id], total(terms.units)
    weight = distributional_weight(case, outcome, prepared.parameters)
    kind = kind_of(outcome, prepared.parameters)
    beyond = range(prepared.horizon + 1, last_year(terms) + 1)
    return OutcomeResult(
        id=outcome.id,
        name=outcome.title,
        stakeholder=outcome.stakeholder,
        level=level_of(outcome, prepared.parameters),
        agency=agency_of(outcome, prepared.parameters),
        kind=kind,
        status=outcome.status,
        units=units,
        unit_value=terms.value[0],
        gross=gross(terms),
        impact=first_year_impact(terms),
        net_by_year=net_by_year(terms),
        present_value=value,
        cashable_present_value=value * outcome.cashable if kind is Kind.FISCAL else ZERO,
        counted=outcome.id not in instead,
        counted_instead=instead.get(outcome.id),
        cost_per_unit=investment / units if units else None,
        distributional_weight=weight,
        weighted_present_value=None if weight is None else value * weight,
        dropped=total(net_in_year(terms, year) for year in beyond),
        steps=outcome_steps(item, case.currency, str(case.price_year) if case.price_year else None),
    )


def _assemble(core: Core, case: ImpactCase, parameters: ValuationParameters) -> ValuationResult:
    prepared, outcomes, inputs = core.prepared, core.outcomes, core.prepared.inputs
    counted = counted_only(outcomes)
    rounding = case.conventions.rounding
    cash = printed(inputs.cash_present_value, rounding)
    net_values = tuple(total(o.net_by_year[year] for o in counted) for year in range(prepared.horizon))
    discounted = _discounted_by_year(prepared, {o.id for o in counted})
    net_present_value = core.present_value - core.investment
    totals = Totals(by_outcome={o.id: o.present_value for o in counted}, investment=core.investment)
    return ValuationResult(
        title=case.title,
        organisation=case.organisation,
        currency=case.currency,
        price_year=str(case.price_year) if case.price_year else None,
        horizon_years=prepared.horizon,
        timing=case.discounting.timing,
        gross=total(o.gross for o in counted),
        net_year_1=net_values[0],
        present_value=core.present_value,
        investment_present_value=core.investment,
        investment_cash_present_value=cash,
        net_present_value=net_present_value,
        ratio=core.ratio,
        ratio_cash=ratio_of(core.present_value, cash, rounding),
        net_ratio=ratio_of(net_present_value, core.investment, rounding),
        ratio_by_timing={timing.value: _central(case, parameters, timing).ratio for timing in Timing},
        payback_months=payback_months(value_by_year=net_values, investment=total(inputs.by_year)),
        payback_discounted_months=payback_months(value_by_year=discounted, investment=core.investment),
        by_level=present_value_by(outcomes, lambda o: o.level.value),
        by_kind=present_value_by(outcomes, lambda o: o.kind.value),
        by_agency=present_value_by(outcomes, lambda o: o.agency.value),
        by_stakeholder=present_value_by(outcomes, stakeholder_of),
        by_year=year_results(case, net_values, discounted, inputs),
        outcomes=outcomes,
        held=_unpriced(case, Status.HELD, parameters),
        pending=_unpriced(case, Status.PENDING, parameters),
        fiscal=fiscal_view(case, outcomes, inputs),
        economic=worth_view(outcomes, Kind.ECONOMIC),
        wellbeing=worth_view(outcomes, Kind.WELLBEING),
        weighted=weighted_view(case, outcomes, core.investment, parameters),
        optimism=optimism_view(case, outcomes, inputs),
        importance=importance_rows(case=case),
        uncertainty=None,
        sensitivity=one_at_a_time(prepared=prepared, totals=totals),
        break_evens=break_evens(prepared=prepared, totals=totals),
        checks=(),
        steps=_steps(core, case),
        parameters=used_parameters(prepared),
        engine_version=__version__,
        data_vintage=parameters.vintage,
        conventions=_conventions(case),
    )


def _discounted_by_year(prepared: PreparedCase, counted: set[str]) -> tuple[Decimal, ...]:
    rows = [(item.terms, net_by_year(item.terms)) for item in prepared.outcomes if item.terms.id in counted]
    return tuple(
        total(printed(nets[year] * terms.factors[year], terms.rounding) for terms, nets in rows)
        for year in range(prepared.horizon)
    )


def _unpriced(case: ImpactCase, status: Status, parameters: ValuationParameters) -> tuple[UnpricedOutcome, ...]:
    return tuple(_unpriced_outcome(outcome, parameters) for outcome in case.outcomes if outcome.status is status)


def _unpriced_outcome(outcome: Outcome, parameters: ValuationParameters) -> UnpricedOutcome:
    evidence = outcome.evidence
    amount = outcome.intake if outcome.intake is not None else outcome.quantity
    return UnpricedOutcome(
        id=outcome.id,
        name=outcome.title,
        stakeholder=outcome.stakeholder,
        level=level_of(outcome, parameters),
        agency=agency_of(outcome, parameters),
        quantity=() if amount is None else as_list(amount),
        method=evidence.method if evidence else "",
        source=evidence.source if evidence else "",
        strength=evidence.strength if evidence else None,
        notes=outcome.notes,
    )


def _steps(core: Core, case: ImpactCase) -> tuple[Step, ...]:
    """The working of the totals; each outcome carries its own."""
    currency = case.currency
    value, put_in = money_text(core.present_value, currency), money_text(core.investment, currency)
    counted = counted_only(core.outcomes)
    by_year = " + ".join(
        f"{money_text(amount, currency)} × {factor:.6f}"
        for amount, factor in zip(core.prepared.inputs.by_year, core.prepared.inputs.factors, strict=True)
        if amount
    )
    steps = [
        Step(
            label="Present value of outcomes",
            formula=" + ".join(f"{money_text(o.present_value, currency)} ({o.name})" for o in counted) or "no outcomes",
            result=core.present_value,
            unit=currency,
        ),
        Step(
            label="Present value of inputs",
            formula=f"{by_year}, each year spent at its start" if by_year else "nothing put in",
            result=core.investment,
            unit=currency,
            sources=tuple(line.source for line in case.inputs if line.source),
        ),
        Step(
            label="Net present value",
            formula=f"{value} - {put_in}",
            result=core.present_value - core.investment,
            unit=currency,
        ),
    ]
    if core.ratio is not None:
        steps.append(
            Step(
                label="Social value for each £1" if currency == "GBP" else "Social value for each 1 put in",
                formula=f"{value} ÷ {put_in}",
                result=core.ratio,
                unit="ratio",
            )
        )
    return tuple(steps)


def _conventions(case: ImpactCase) -> Mapping[str, str]:
    """The choices without which the ratio cannot be worked out again."""
    chosen, discounting = case.conventions, case.discounting
    if discounting.schedule is not None:
        rate = discounting.schedule.value
    elif discounting.rates is not None:
        rate = ", ".join(number_text(r) for r in discounting.rates)
    else:
        rate = number_text(discounting.rate or ZERO)
    return {
        "discount rate": rate,
        "timing": discounting.timing.value,
        "deductions": chosen.deductions.value,
        "drop-off": chosen.drop_off.value,
        "past years": chosen.past_years.value,
        "rounding": chosen.rounding.value,
        "uprating": "gdp-deflator" if case.is_uprated else "none",
        "price year": str(case.price_year) if case.price_year else "as entered",
    }
