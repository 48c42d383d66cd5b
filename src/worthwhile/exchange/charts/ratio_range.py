"""The result as a range, small enough for a first page."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.result import Spread, ValuationResult
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar, Mark, Row, draw_rows
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.words import ratio_text, whole_money

TITLE = "The result as a range"


def ratio_range(result: ValuationResult) -> Chart | None:
    """A bar over nine in ten of the draws with the middle and 1 marked; None where there is no range."""
    found = result.uncertainty
    if found is None or found.ratio is None or not found.ranged or not result.outcomes:
        return None
    low, middle, high, one = _texts(found.ratio, result.currency)
    row = Row(
        label="Nine in ten draws",
        figure=f"{low} to {high}",
        bars=(Bar(start=float(found.ratio.p5), end=float(found.ratio.p95), tone=Tone.VALUE),),
        left=low,
        right=high,
    )
    return draw(
        id="ww-range",
        title=TITLE,
        description=f"A bar from {low} to {high}. Its middle is {middle}. {one}, as much as was put in, is marked.",
        drawing=draw_rows(
            [row],
            marks=[Mark(at=float(found.ratio.p50)), Mark(at=1, dashed=True)],
            key=[f"Solid line: {middle}, the middle. Dashed line: {one}, as put in."],
        ),
        table=_table(result, found.ratio, found.present_value),
    )


def _texts(spread: Spread, currency: str) -> list[str]:
    return [ratio_text(figure, currency) for figure in (spread.p5, spread.p50, spread.p95, Decimal(1))]


def _table(result: ValuationResult, ratio: Spread, value: Spread) -> Table:
    currency = result.currency
    return Table(
        caption="Low and high: 5 in 100 draws are lower, 5 in 100 higher",
        columns=(
            Column(heading="Result", width=2),
            *(Column(heading=name, numeric=True) for name in ("Low", "Middle", "High", "All central")),
        ),
        rows=(
            ("Ratio", *(ratio_text(figure, currency) for figure in (ratio.p5, ratio.p50, ratio.p95, result.ratio))),
            (
                "Present value, rounded",
                *(whole_money(figure, currency) for figure in (value.p5, value.p50, value.p95, result.present_value)),
            ),
        ),
    )
