"""Points against price, a small chart for each formula: what a pound less is worth under each."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from worthwhile.engines.scoring import FORMULAS, Formula, PriceCurve, shown
from worthwhile.exchange.charts import table
from worthwhile.exchange.charts.chart import Chart
from worthwhile.exchange.charts.small_multiples import Column, Panel, small_multiples

# The name where it is too long for half a telephone.
SHORT = {Formula.SPREAD: "Highest to lowest price"}


def price_curve_chart(curves: Sequence[PriceCurve], *, weight: Fraction) -> Chart | None:
    """A panel a formula, a column a price from the lowest bid to the highest. None where there are no points."""
    panels = [
        Panel(
            name=str(curve.formula),
            note=SHORT.get(curve.formula, FORMULAS[curve.formula].name),
            columns=[
                Column(
                    at=f"£{shown(price, 0)}",
                    share=None if points is None or not weight else float(points / weight),
                    figure="" if points is None else shown(points, 1),
                )
                for price, points in zip(curve.prices, curve.points, strict=True)
            ],
        )
        for curve in curves
    ]
    return small_multiples(
        panels,
        id="price-curves",
        title=f"Points for price under each formula, where price weighs {shown(weight)}",
        table=_table(curves),
        key=("From the lowest price of the bids, at the left, to the highest, at the right.",),
        each="price",
    )


def _table(curves: Sequence[PriceCurve]) -> table.Table:
    prices = curves[0].prices if curves else ()
    return table.Table(
        caption="Points for price",
        columns=(
            table.Column(heading="Price", numeric=True),
            *(table.Column(heading=str(curve.formula), numeric=True) for curve in curves),
        ),
        rows=tuple(
            (f"£{shown(price)}", *("none" if (found := curve.points[at]) is None else shown(found) for curve in curves))
            for at, price in enumerate(prices)
        ),
    )
