"""Results shown beside the main one, never instead: distributional weights and optimism bias."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE, ratio_of, total
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.parameters import ValuationParameters
from worthwhile.engines.valuation.prepare import PreparedInput
from worthwhile.engines.valuation.result import OptimismView, OutcomeResult, WeightedView
from worthwhile.engines.valuation.summary import counted_only
from worthwhile.engines.valuation.working import number_text
from worthwhile.kernel.money import money_text
from worthwhile.kernel.working import Step


def elasticity_of(parameters: ValuationParameters) -> Decimal:
    """How fast the worth of a pound falls as income rises (Green Book: 1.3)."""
    return parameters.wellbeing_elasticity.values[-1].value


def distributional_weight(case: ImpactCase, outcome: Outcome, parameters: ValuationParameters) -> Decimal | None:
    """(mean income / income of the group) to the power of the elasticity; None where incomes are not given."""
    if case.mean_income is None or outcome.group_income is None:
        return None
    return (case.mean_income / outcome.group_income) ** elasticity_of(parameters)


def weighted_view(
    case: ImpactCase, outcomes: Iterable[OutcomeResult], investment: Decimal, parameters: ValuationParameters
) -> WeightedView | None:
    """The total with weights where given and 1 elsewhere; None where no outcome has a weight."""
    counted = counted_only(outcomes)
    if case.mean_income is None or all(o.distributional_weight is None for o in counted):
        return None
    value = total(
        o.weighted_present_value if o.weighted_present_value is not None else o.present_value for o in counted
    )
    elasticity = elasticity_of(parameters)
    incomes = {outcome.id: outcome.group_income for outcome in case.outcomes}
    steps = tuple(
        Step(
            label=f"{o.name}: distributional weight",
            formula=(
                f"({money_text(case.mean_income, case.currency)} ÷ {money_text(incomes[o.id] or ONE, case.currency)}) "
                f"to the power {number_text(elasticity)}"
            ),
            result=o.distributional_weight,
            unit="weight",
            parameters=(parameters.wellbeing_elasticity.id,),
        )
        for o in counted
        if o.distributional_weight is not None
    )
    return WeightedView(present_value=value, ratio=ratio_of(value, investment), elasticity=elasticity, steps=steps)


def optimism_view(case: ImpactCase, outcomes: Iterable[OutcomeResult], inputs: PreparedInput) -> OptimismView | None:
    """Costs raised and benefits lowered by the case's own table; None where the table is empty."""
    bias = case.optimism_bias
    if bias is None or not (bias.costs or bias.benefits):
        return None
    stated = {outcome.id: outcome for outcome in case.outcomes}
    steps: list[Step] = []
    value = total(
        _corrected(o.present_value, o.name, -_share(bias.benefits, stated[o.id].confidence), case.currency, steps)
        for o in counted_only(outcomes)
    )
    investment = total(
        _corrected(
            total(amount * inputs.factors[year] for year, amount in enumerate(line.values)),
            line.name,
            _share(bias.costs, line.confidence),
            case.currency,
            steps,
        )
        for line in case.inputs
    )
    return OptimismView(
        present_value=value,
        investment_present_value=investment,
        ratio=ratio_of(value, investment),
        source=bias.source,
        steps=tuple(steps),
    )


def _share(table: Mapping[str, Decimal], grade: str | None) -> Decimal:
    return table.get(grade, Decimal(0)) if grade is not None else Decimal(0)


def _corrected(amount: Decimal, name: str, share: Decimal, currency: str, steps: list[Step]) -> Decimal:
    corrected = amount * (ONE + share)
    if share:
        steps.append(
            Step(
                label=f"{name}: corrected for optimism bias",
                formula=f"{money_text(amount, currency)} × (1 {'+' if share > 0 else '-'} {number_text(abs(share))})",
                result=corrected,
                unit=currency,
            )
        )
    return corrected
