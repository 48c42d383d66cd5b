"""Printed wellbeing values and distributional weights against their own formulas."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.valuation.audit.finding import Comparison, compared
from worthwhile.engines.valuation.audit.published import PublishedFigures, PublishedWeight, PublishedWellbeing
from worthwhile.engines.valuation.working import number_text

THOUSANDTH = Decimal("0.001")


def wellbeing_comparisons(published: PublishedFigures) -> Iterator[Comparison]:
    """Each wellbeing sum: points × people × years × worth of one."""
    for item in published.wellby:
        units = item.points * item.people * item.years
        parts = (item.points, item.people, item.years, item.value_of_one)
        yield compared(
            figure=f"wellby.{item.label}",
            label=item.label,
            working=" × ".join(number_text(part) for part in parts),
            printed=item.published,
            recomputed=units * item.value_of_one,
            would_need=_needed_points(item),
        )


def _needed_points(item: PublishedWellbeing) -> tuple[str, ...]:
    each = item.people * item.years * item.value_of_one
    if each == 0:
        return ()
    needed = (item.published.value / each).quantize(Decimal("0.0001"))
    return (f"{number_text(needed)} points in place of {number_text(item.points)}",)


def weight_comparisons(published: PublishedFigures) -> Iterator[Comparison]:
    """Each weight against (mean income / income) to the power of the elasticity, and each weighted value."""
    for item in published.weights:
        ratio = item.mean_income / item.income
        weight = ratio**item.elasticity
        yield compared(
            figure=f"weights.{item.group}.weight",
            label=f"Group {item.group}, weight",
            working=f"({number_text(item.mean_income)} ÷ {number_text(item.income)}) to the power {item.elasticity}",
            printed=item.weight,
            recomputed=weight,
            would_need=_needed_elasticity(item, ratio),
        )
        if item.value is not None and item.benefit is not None:
            yield compared(
                figure=f"weights.{item.group}.value",
                label=f"Group {item.group}, weighted value",
                working=f"{number_text(item.benefit)} × {number_text(weight.quantize(THOUSANDTH))}",
                printed=item.value,
                recomputed=item.benefit * weight,
                spare=abs(item.benefit) * item.weight.half,
                other_ways=(("the weight as printed", item.benefit * item.weight.value),),
            )


def _needed_elasticity(item: PublishedWeight, ratio: Decimal) -> tuple[str, ...]:
    if ratio == 1 or item.weight.value <= 0:
        return ()
    needed = (item.weight.value.ln() / ratio.ln()).quantize(THOUSANDTH)
    return (f"an elasticity of {number_text(needed)} in place of {number_text(item.elasticity)}",)
