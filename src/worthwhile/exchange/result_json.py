"""The result as others read it: money as strings with two places, ratios as numbers with six."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.arithmetic import round_ratio
from worthwhile.engines.valuation.result import (
    BreakEven,
    Check,
    FiscalView,
    ImportanceRow,
    OptimismView,
    OutcomeResult,
    Sensitivity,
    Spread,
    Uncertainty,
    UnpricedOutcome,
    UsedParameter,
    ValuationResult,
    WeightedView,
    WorthView,
    YearResult,
)
from worthwhile.engines.valuation.working import EIGHT_PLACES
from worthwhile.exchange.plain_data import plain_number
from worthwhile.kernel.money import round_money, rounded_half_up
from worthwhile.kernel.working import Step

FORMAT = "worthwhile/impact-result/1"


def result_data(result: ValuationResult, *, case_hash: str) -> dict[str, Any]:
    """The result in the shape that ``worthwhile impact value --json`` prints."""
    return {
        "format": FORMAT,
        "title": result.title,
        "organisation": result.organisation,
        "currency": result.currency,
        "price_year": result.price_year,
        "horizon_years": result.horizon_years,
        "conventions": dict(result.conventions),
        **_totals(result),
        **_breakdowns(result),
        "outcomes": [_outcome(outcome) for outcome in result.outcomes],
        "held": [_unpriced(outcome) for outcome in result.held],
        "pending": [_unpriced(outcome) for outcome in result.pending],
        **_views(result),
        "uncertainty": _uncertainty(result.uncertainty),
        "sensitivity": [_sensitivity(row) for row in result.sensitivity],
        "break_even": [_break_even(row) for row in result.break_evens],
        "checks": [check_data(check) for check in result.checks],
        "steps": [step_data(step) for step in result.steps],
        "parameters": [_parameter(used) for used in result.parameters],
        "engine_version": result.engine_version,
        "data_vintage": dict(result.data_vintage),
        "case_hash": case_hash,
    }


def _totals(result: ValuationResult) -> dict[str, Any]:
    return {
        "gross": money(result.gross),
        "net_year_1": money(result.net_year_1),
        "present_value": money(result.present_value),
        "investment_present_value": money(result.investment_present_value),
        "investment_cash_present_value": money(result.investment_cash_present_value),
        "net_present_value": money(result.net_present_value),
        "ratio": ratio(result.ratio),
        "ratio_cash": ratio(result.ratio_cash),
        "net_ratio": ratio(result.net_ratio),
        "ratio_by_timing": {timing: ratio(value) for timing, value in result.ratio_by_timing.items()},
        "cost_per_unit": [_cost_per_unit(outcome) for outcome in result.outcomes if outcome.counted],
        "payback_months": _months(result.payback_months),
        "payback_discounted_months": _months(result.payback_discounted_months),
    }


def _breakdowns(result: ValuationResult) -> dict[str, Any]:
    return {
        "by_level": moneys(result.by_level),
        "by_kind": moneys(result.by_kind),
        "by_agency": moneys(result.by_agency),
        "by_stakeholder": moneys(result.by_stakeholder),
        "by_year": [_year(year) for year in result.by_year],
    }


def _views(result: ValuationResult) -> dict[str, Any]:
    return {
        "fiscal": _fiscal(result.fiscal),
        "economic": _worth(result.economic),
        "wellbeing": _worth(result.wellbeing),
        "weighted": _weighted(result.weighted),
        "optimism_bias": _optimism(result.optimism),
        "importance": [_importance(row) for row in result.importance],
    }


def money(amount: Decimal) -> str:
    """A decimal string with two places, half up."""
    return f"{round_money(amount):f}"


def moneys(amounts: Mapping[str, Decimal]) -> dict[str, str]:
    """Money by name."""
    return {name: money(amount) for name, amount in amounts.items()}


def ratio(value: Decimal | None) -> float | None:
    """A number with at most six places."""
    rounded = round_ratio(value)
    return None if rounded is None else float(rounded)


def _months(value: Decimal | None) -> float | None:
    return None if value is None else float(round_money(value))


def _numbers(values: tuple[Decimal, ...]) -> Any:
    """One number, or a list where the parameter is one."""
    return plain_number(values[0]) if len(values) == 1 else [plain_number(value) for value in values]


def _cost_per_unit(outcome: OutcomeResult) -> dict[str, Any]:
    cost = None if outcome.cost_per_unit is None else money(outcome.cost_per_unit)
    return {"id": outcome.id, "name": outcome.name, "units": plain_number(outcome.units), "cost_per_unit": cost}


def _year(year: YearResult) -> dict[str, Any]:
    return {
        "year": year.year,
        "starts_on": year.starts_on.isoformat(),
        "net": money(year.net),
        "present_value": money(year.present_value),
        "inputs": money(year.inputs),
        "inputs_present_value": money(year.inputs_present_value),
        "cumulative_present_value": money(year.cumulative_present_value),
    }


def _outcome(outcome: OutcomeResult) -> dict[str, Any]:
    weight = outcome.distributional_weight
    return {
        "id": outcome.id,
        "name": outcome.name,
        "stakeholder": outcome.stakeholder,
        "level": outcome.level.value,
        "agency": outcome.agency.value,
        "kind": outcome.kind.value,
        "status": outcome.status.value,
        "counted": outcome.counted,
        "counted_instead": outcome.counted_instead,
        "units": plain_number(outcome.units),
        "unit_value": money(outcome.unit_value),
        "gross": money(outcome.gross),
        "impact": money(outcome.impact),
        "net_by_year": [money(net) for net in outcome.net_by_year],
        "present_value": money(outcome.present_value),
        "cashable_present_value": money(outcome.cashable_present_value),
        "distributional_weight": None if weight is None else ratio(weight),
        "dropped_after_horizon": money(outcome.dropped),
        "steps": [step_data(step) for step in outcome.steps],
    }


def _unpriced(outcome: UnpricedOutcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "name": outcome.name,
        "stakeholder": outcome.stakeholder,
        "level": outcome.level.value,
        "agency": outcome.agency.value,
        "quantity": None if not outcome.quantity else _numbers(outcome.quantity),
        "method": outcome.method,
        "source": outcome.source,
        "strength": outcome.strength,
        "notes": outcome.notes,
    }


def _fiscal(view: FiscalView) -> dict[str, Any]:
    return {
        "present_value": money(view.present_value),
        "cashable_present_value": money(view.cashable_present_value),
        "by_agency": moneys(view.by_agency),
        "cashable_by_agency": moneys(view.cashable_by_agency),
        "cost_present_value": money(view.cost_present_value),
        "cost_by_agency": moneys(view.cost_by_agency),
        "ratio": ratio(view.ratio),
    }


def _worth(view: WorthView) -> dict[str, Any]:
    return {"present_value": money(view.present_value), "by_stakeholder": moneys(view.by_stakeholder)}


def _weighted(view: WeightedView | None) -> dict[str, Any] | None:
    if view is None:
        return None
    return {
        "present_value": money(view.present_value),
        "ratio": ratio(view.ratio),
        "elasticity": plain_number(view.elasticity),
        "steps": [step_data(step) for step in view.steps],
    }


def _optimism(view: OptimismView | None) -> dict[str, Any] | None:
    if view is None:
        return None
    return {
        "present_value": money(view.present_value),
        "investment_present_value": money(view.investment_present_value),
        "ratio": ratio(view.ratio),
        "source": view.source,
        "steps": [step_data(step) for step in view.steps],
    }


def _importance(row: ImportanceRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "stakeholder": row.stakeholder,
        "status": row.status.value,
        "units": plain_number(row.units),
        "units_after_deductions": ratio(row.units_kept),
        "importance": plain_number(row.importance),
        "weight": ratio(row.weight),
        "share": ratio(row.share),
    }


def _uncertainty(found: Uncertainty | None) -> dict[str, Any] | None:
    if found is None:
        return None
    value = found.present_value
    return {
        "draws": found.draws,
        "seed": found.seed,
        "ratio": None if found.ratio is None else _spread(found.ratio),
        "present_value": {name: money(getattr(value, name)) for name in ("p5", "p50", "p95", "mean")},
        "probability_ratio_above_1": ratio(found.probability_ratio_above_1),
        "standard_error": ratio(found.standard_error),
        "standard_error_present_value": money(found.standard_error_present_value),
        "standard_error_probability": ratio(found.standard_error_probability),
        "floored_draws": found.floored_draws,
        "ranged": list(found.ranged),
    }


def _spread(spread: Spread) -> dict[str, float | None]:
    return {name: ratio(getattr(spread, name)) for name in ("p5", "p50", "p95", "mean")}


def _sensitivity(row: Sensitivity) -> dict[str, Any]:
    return {
        "parameter": row.parameter,
        "label": row.label,
        "central": _numbers(row.central),
        "low": _numbers(row.low),
        "high": _numbers(row.high),
        "ratio_at_low": ratio(row.ratio_at_low),
        "ratio_at_high": ratio(row.ratio_at_high),
        "present_value_at_low": money(row.present_value_at_low),
        "present_value_at_high": money(row.present_value_at_high),
        "break_even": None if row.break_even is None else _rounded(row.break_even),
    }


def _break_even(row: BreakEven) -> dict[str, Any]:
    return {
        "parameter": row.parameter,
        "label": row.label,
        "central": _numbers(row.central),
        "break_even": None if row.break_even is None else _rounded(row.break_even),
        "because": row.because,
    }


def _rounded(values: tuple[Decimal, ...]) -> Any:
    """Solved numbers to eight places: more would be noise."""
    return _numbers(tuple(rounded_half_up(value, EIGHT_PLACES) for value in values))


def check_data(check: Check) -> dict[str, Any]:
    """A check as JSON."""
    return {
        "code": check.code,
        "severity": check.severity.value,
        "outcome": check.outcome,
        "message": check.message,
        "evidence": check.evidence,
        "suggestion": check.suggestion,
        "answer": check.answer,
    }


def step_data(step: Step) -> dict[str, Any]:
    """A line of working as JSON: money to two places, anything else to six."""
    is_money = len(step.unit) == 3 and step.unit.isupper()
    return {
        "label": step.label,
        "formula": step.formula,
        "result": money(step.result) if is_money else ratio(step.result),
        "unit": step.unit,
        "parameters": list(step.parameters),
        "sources": list(step.sources),
    }


def _parameter(used: UsedParameter) -> dict[str, Any]:
    return {
        "id": used.id,
        "label": used.label,
        "value": plain_number(used.value),
        "unit": used.unit,
        "valid_from": used.valid_from.isoformat(),
        "source": used.source,
        "licence": used.licence,
    }
