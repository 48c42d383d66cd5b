"""Printed yearly factors and stated rates against the factors that the printed figures imply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE
from worthwhile.engines.valuation.audit.finding import Comparison, compared
from worthwhile.engines.valuation.audit.printed import Printed
from worthwhile.engines.valuation.audit.published import PublishedFigures, PublishedYear
from worthwhile.engines.valuation.working import number_text

PLACES = Decimal("0.00001")


def carried_comparisons(published: PublishedFigures) -> Iterator[Comparison]:
    """For each year: net × factor = value carried, and the stated rates against the factor that was applied."""
    rates = {row.year: row.rate for row in published.by_year if row.rate is not None}
    for row in published.by_year:
        if row.net is not None and row.present_value is not None and row.factor is not None:
            yield _factor(row, row.net, row.present_value, row.factor)
        if row.rate is not None:
            yield from _rate(row, rates)


def _factor(row: PublishedYear, net: Printed, value: Printed, factor: Printed) -> Comparison:
    return compared(
        figure=f"by_year.{row.year}.present_value",
        label=f"Year {row.year}, net × factor",
        working=f"{number_text(net.value)} × {number_text(factor.value)}",
        printed=value,
        recomputed=net.value * factor.value,
        spare=net.half * abs(factor.value) + factor.half * abs(net.value),
    )


def _rate(row: PublishedYear, rates: Mapping[int, Decimal]) -> Iterator[Comparison]:
    """The factor applied is printed, or the value after over the value before."""
    applied = row.factor or _implied(row)
    if applied is None:
        return
    chain = [rates[year] for year in range(row.year, max(rates) + 1) if year in rates]
    stated = ONE
    for rate in chain:
        stated *= ONE + rate
    yield compared(
        figure=f"by_year.{row.year}.factor",
        label=f"Year {row.year}, factor from the stated rates",
        working=" × ".join(f"(1 + {number_text(rate)})" for rate in chain),
        printed=applied,
        recomputed=stated,
    )


def _implied(row: PublishedYear) -> Printed | None:
    if row.net is None or row.present_value is None or row.net.value == 0:
        return None
    return Printed((row.present_value.value / row.net.value).quantize(PLACES), PLACES / 2)
