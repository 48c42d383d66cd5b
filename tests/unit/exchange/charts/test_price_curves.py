"""Points against price as small charts."""

from __future__ import annotations

from fractions import Fraction

from worthwhile.engines.scoring import price_curves
from worthwhile.exchange.charts.price_curves import price_curve_chart

BIDS = [Fraction(60_000), Fraction(100_000), Fraction(140_000)]


def test_each_formula_has_a_panel_and_a_column_of_the_table() -> None:
    curves = price_curves(bids=BIDS, weight=Fraction(50), benchmark=Fraction(120_000))
    chart = price_curve_chart(curves, weight=Fraction(50))
    assert chart is not None
    assert [column.heading for column in chart.table.columns] == ["Price", "PF-1", "PF-2", "PF-3", "PF-6"]
    assert chart.table.rows[0] == ("£60,000", "50", "45", "50", "50")
    assert chart.table.rows[-1] == ("£140,000", "21.43", "5", "0", "16.67")
    assert "with a column a price" in chart.description
    assert "PF-1: 21.4 at £140,000" in chart.description


def test_a_formula_without_points_is_told_as_none() -> None:
    curves = price_curves(bids=[Fraction(0), Fraction(10)], weight=Fraction(50), benchmark=None)
    chart = price_curve_chart(curves, weight=Fraction(50))
    assert chart is not None
    assert {row[1] for row in chart.table.rows} == {"none"}


def test_there_is_no_chart_where_there_is_nothing_to_draw() -> None:
    assert price_curve_chart((), weight=Fraction(50)) is None
