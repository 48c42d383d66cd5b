"""What the result hangs on: each ranged parameter at its low and its high, others central."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ratio_of, total
from worthwhile.engines.valuation.break_even import stated_break_even
from worthwhile.engines.valuation.levers import Lever, Totals, levers, ranged_terms
from worthwhile.engines.valuation.prepare import PreparedCase
from worthwhile.engines.valuation.result import Sensitivity
from worthwhile.engines.valuation.terms import TermRange


def one_at_a_time(*, prepared: PreparedCase, totals: Totals) -> tuple[Sensitivity, ...]:
    """Every ranged parameter at its low and its high, the widest swing first.

    Which outcome of an overlap group counts is not chosen anew.
    """
    rows = [_moved(lever, lever.range, totals) for lever in levers(prepared, totals) if lever.range is not None]
    rows += [_inputs_moved(prepared, totals, index) for index in range(len(prepared.inputs.ranges))]
    return tuple(sorted(rows, key=lambda row: (-row.swing, row.parameter)))


def _moved(lever: Lever, shown: TermRange, totals: Totals) -> Sensitivity:
    at_low = totals.with_terms(ranged_terms(lever, lambda stated: stated.low))
    at_high = totals.with_terms(ranged_terms(lever, lambda stated: stated.high))
    return Sensitivity(
        parameter=lever.parameter,
        label=lever.label,
        central=lever.central_stated,
        low=lever.stated(shown.low),
        high=lever.stated(shown.high),
        ratio_at_low=ratio_of(at_low, totals.investment),
        ratio_at_high=ratio_of(at_high, totals.investment),
        present_value_at_low=at_low,
        present_value_at_high=at_high,
        break_even=stated_break_even(lever, totals) if totals.investment else None,
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
