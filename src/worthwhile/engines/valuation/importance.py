"""How much changes matter to the people who live them: the value map without money.

The second sheet of the SROI Network's value map weighs outcomes by importance instead of a proxy. The
weights order and compare changes within one case; they are never added to money and never discounted.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ZERO, total
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.ranges import as_list
from worthwhile.engines.valuation.result import ImportanceRow
from worthwhile.engines.valuation.terms import share_left
from worthwhile.engines.valuation.vocabulary import Deductions


def importance_rows(*, case: ImpactCase) -> tuple[ImportanceRow, ...]:
    """Every outcome with an importance and a quantity, heaviest first; empty where none has both.

    ``weight`` = units after deadweight, displacement and attribution x importance. Priced, held and pending
    outcomes stand side by side, each marked.
    """
    weights = {outcome.id: _weight(outcome, case.conventions.deductions) for outcome in case.outcomes}
    whole = total(weight for weight in weights.values() if weight is not None)
    rows = [_row(outcome, weights, whole, case) for outcome in case.outcomes if weights[outcome.id] is not None]
    return tuple(sorted(rows, key=lambda row: (-row.weight, row.id)))


def _row(outcome: Outcome, weights: Mapping[str, Decimal | None], whole: Decimal, case: ImpactCase) -> ImportanceRow:
    weight = weights[outcome.id] or ZERO
    units = _units(outcome)
    return ImportanceRow(
        id=outcome.id,
        name=outcome.title,
        stakeholder=outcome.stakeholder,
        status=outcome.status,
        units=units,
        units_kept=units * _kept(outcome, case.conventions.deductions),
        importance=outcome.importance or ZERO,
        weight=weight,
        share=weight / whole if whole else ZERO,
    )


def _weight(outcome: Outcome, rule: Deductions) -> Decimal | None:
    if outcome.importance is None or (outcome.quantity is None and outcome.intake is None):
        return None
    return _units(outcome) * _kept(outcome, rule) * outcome.importance


def _units(outcome: Outcome) -> Decimal:
    amount = outcome.intake if outcome.intake is not None else outcome.quantity
    return ZERO if amount is None else total(as_list(amount))


def _kept(outcome: Outcome, rule: Deductions) -> Decimal:
    return share_left(rule, outcome.deadweight or ZERO, outcome.displacement or ZERO, outcome.attribution or ZERO)
