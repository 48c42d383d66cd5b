"""Printed totals, subtotals and ratios against the printed figures they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_DOWN, Decimal

from worthwhile.engines.valuation.arithmetic import total
from worthwhile.engines.valuation.audit.finding import Comparison, compared
from worthwhile.engines.valuation.audit.printed import Printed
from worthwhile.engines.valuation.audit.published import TOTALS, PublishedFigures, PublishedSubtotal, Summed
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.working import number_text

MOST_SHOWN = 8


def sum_comparisons(published: PublishedFigures, case: ImpactCase) -> Iterator[Comparison]:
    """Subtotals, totals of rows and of years, the net present value, and every ratio with its two totals."""
    yield from _subtotals(published)
    yield from _totals_of_rows(published, case)
    yield from _totals_of_years(published, case)
    yield from _net_present_value(published)
    yield from _ratios(published)


def quotient(*, figure: str, label: str, value: Printed, investment: Printed, ratio: Printed) -> Comparison:
    """A printed ratio against its two printed totals."""
    found = value.value / investment.value
    return compared(
        figure=figure,
        label=label,
        working=f"{number_text(value.value)} ÷ {number_text(investment.value)}",
        printed=ratio,
        recomputed=found,
        spare=_quotient_spare(value, investment),
        other_ways=_other_ratios(value, investment, ratio),
    )


def _other_ratios(value: Printed, investment: Printed, ratio: Printed) -> Iterator[tuple[str, Decimal]]:
    """Readings under which a ratio that does not follow from its totals would be right."""
    found = value.value / investment.value
    yield "the inputs taken off the value first (net ratio)", found - 1
    if ratio.value == found.quantize(Decimal(1).scaleb(_exponent(ratio)), rounding=ROUND_DOWN):
        yield "rounding down, not to the nearest", ratio.value
    rounded = (_to_last_digit(value), _to_last_digit(investment))
    if ratio.holds(found, spare=_quotient_spare(*rounded)):
        shown = " and ".join(f"{number_text(total_.half * 2)}" for total_ in rounded)
        yield f"totals that were rounded (to the nearest {shown})", ratio.value


def _to_last_digit(printed: Printed) -> Printed:
    """The figure taken as rounded to its last digit that is not 0: 605,000 to the nearest 1,000.

    A figure of one digit, such as 300, is taken as it stands: rounding it would explain almost any ratio.
    """
    digits = printed.value.normalize().as_tuple()
    exponent = digits.exponent
    assert isinstance(exponent, int)
    if len(digits.digits) == 1:
        return printed
    return Printed(printed.value, max(printed.half, Decimal("0.5").scaleb(exponent)))


def _exponent(printed: Printed) -> int:
    exponent = printed.value.as_tuple().exponent
    return min(0, exponent) if isinstance(exponent, int) else 0


def _quotient_spare(value: Printed, investment: Printed) -> Decimal:
    """How far rounding of the two totals may have moved their ratio."""
    found = value.value / investment.value
    least = investment.value - investment.half
    if least <= 0:
        return Decimal(0)
    return (value.half + abs(found) * investment.half) / least


def _subtotals(published: PublishedFigures) -> Iterator[Comparison]:
    named = {subtotal.name: subtotal.total for subtotal in published.subtotals}
    for subtotal in published.subtotals:
        rows = _figures(published, subtotal.figure)
        known = {**rows, **{name: sum_ for name, sum_ in named.items() if name != subtotal.name}}
        if subtotal.lines:
            parts = [(name, known[name]) for name in subtotal.lines]
        else:
            parts = [(f"amount {place}", amount) for place, amount in enumerate(subtotal.amounts, start=1)]
        yield _sum(
            f"subtotals.{subtotal.name}", subtotal.name, subtotal.total, parts, spare_rows=_others(subtotal, rows)
        )


def _figures(published: PublishedFigures, figure: Summed) -> dict[str, Printed]:
    found = {line.id: getattr(line, figure.value) for line in published.outcomes}
    return {name: printed for name, printed in found.items() if printed is not None}


def _others(subtotal: PublishedSubtotal, rows: Mapping[str, Printed]) -> dict[str, Printed]:
    return {name: printed for name, printed in rows.items() if name not in subtotal.lines} if subtotal.lines else {}


def _sum(
    figure: str,
    label: str,
    printed: Printed,
    parts: list[tuple[str, Printed]],
    *,
    spare_rows: Mapping[str, Printed] | None = None,
) -> Comparison:
    whole = total(part.value for _, part in parts)
    shown = " + ".join(number_text(part.value) for _, part in parts[:MOST_SHOWN])
    return compared(
        figure=figure,
        label=label,
        working=shown if len(parts) <= MOST_SHOWN else f"{shown} + {len(parts) - MOST_SHOWN} more",
        printed=printed,
        recomputed=whole,
        spare=total(part.half for _, part in parts),
        other_ways=_swaps(whole, parts, spare_rows or {}),
    )


def _swaps(
    whole: Decimal, parts: list[tuple[str, Printed]], spare_rows: Mapping[str, Printed]
) -> Iterator[tuple[str, Decimal]]:
    """What the sum would be with one row left out, one put in, or one in place of another."""
    for name, part in parts:
        yield f"leaving out {name}", whole - part.value
        yield f"counting {name} twice", whole + part.value
    for other, extra in spare_rows.items():
        yield f"putting in {other}", whole + extra.value
        for name, part in parts:
            yield f"{other} in place of {name}", whole - part.value + extra.value


def _totals_of_rows(published: PublishedFigures, case: ImpactCase) -> Iterator[Comparison]:
    """Totals against rows, where every priced outcome has its row and no row is unknown."""
    priced = {outcome.id for outcome in case.priced}
    sums = [("gross", Summed.GROSS), ("present_value", Summed.PRESENT_VALUE)]
    if all(outcome.starts_in_year == 1 for outcome in case.priced):
        sums.append(("net_year_1", Summed.IMPACT))
    for key, figure in sums:
        printed, rows = getattr(published, key), _figures(published, figure)
        if printed is not None and set(rows) == priced and len(rows) > 1:
            yield _sum(key, f"{TOTALS[key]}, sum of rows", printed, list(rows.items()))


def _totals_of_years(published: PublishedFigures, case: ImpactCase) -> Iterator[Comparison]:
    """Totals against years, where the years run from 1 to the horizon without a gap."""
    years = sorted(row.year for row in published.by_year)
    reaches = case.horizon_years is None or len(years) == case.horizon_years
    if years != list(range(1, len(years) + 1)) or len(years) < max(2, case.period.years) or not reaches:
        return
    for key, name in (("present_value", "present_value"), ("investment_present_value", "inputs")):
        printed = getattr(published, key)
        parts = [(f"year {row.year}", getattr(row, name)) for row in published.by_year]
        if printed is not None and all(part is not None for _, part in parts):
            yield _sum(key, f"{TOTALS[key]}, sum of years", printed, parts)


def _net_present_value(published: PublishedFigures) -> Iterator[Comparison]:
    printed, value, inputs = (
        published.net_present_value,
        published.present_value,
        published.investment_present_value,
    )
    if printed is not None and value is not None and inputs is not None:
        yield compared(
            figure="net_present_value",
            label=TOTALS["net_present_value"],
            working=f"{number_text(value.value)} - {number_text(inputs.value)}",
            printed=printed,
            recomputed=value.value - inputs.value,
            spare=value.half + inputs.half,
        )


def _ratios(published: PublishedFigures) -> Iterator[Comparison]:
    for figure, label, value, investment, ratio in _ratio_parts(published):
        if value is not None and investment is not None and ratio is not None and investment.value > 0:
            yield quotient(figure=figure, label=label, value=value, investment=investment, ratio=ratio)


def _ratio_parts(
    published: PublishedFigures,
) -> Iterable[tuple[str, str, Printed | None, Printed | None, Printed | None]]:
    yield "ratio", "Ratio", published.present_value, published.investment_present_value, published.ratio
    for row in published.by_year:
        value = row.present_value if row.present_value is not None else row.net
        yield f"by_year.{row.year}.ratio", f"Year {row.year}, ratio", value, row.inputs, row.ratio
    for item in published.ratios:
        yield f"ratios.{item.label}", f"{item.label}, ratio", item.value, item.investment, item.ratio
