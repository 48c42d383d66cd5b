"""Bars of figures that are said in words."""

from __future__ import annotations

from tests.unit.exchange.charts.placed import beyond_the_edges, overlapping_texts, placed_texts
from worthwhile.exchange.charts.counted_bars import Counted, counted_bars
from worthwhile.exchange.charts.table import Column, Table

TABLE = Table(caption="Bids", columns=(Column(heading="Bids"),), rows=(("1",),))
ITEMS = [
    Counted(label="1", size=30.0, figure="30 (75%)"),
    Counted(label="2", size=10.0, figure="10 (25%)"),
    Counted(label="3", size=None, figure="too few"),
]


def test_each_bar_has_its_label_and_its_figure_in_words() -> None:
    chart = counted_bars(ITEMS, id="a", title="A", table=TABLE)
    assert chart is not None
    assert {"1", "30 (75%)", "too few"} <= {text.what for text in placed_texts(chart.svg)}
    assert (beyond_the_edges(chart.svg), overlapping_texts(chart.svg)) == ([], [])


def test_bars_are_as_long_as_their_sizes() -> None:
    chart = counted_bars(ITEMS, id="a", title="A", table=TABLE)
    assert chart is not None
    widths = [float(part.split('width="')[1].split('"')[0]) for part in chart.svg.split("<rect ")[2:]]
    assert len(widths) == 2
    assert abs(widths[0] - 3 * widths[1]) < 0.1


def test_the_whole_is_marked_where_bars_are_parts_of_it() -> None:
    parts = [Counted(label="VCSEs", size=0.25, figure="10 (25%)")]
    free, whole = (counted_bars(parts, id="a", title="A", table=TABLE, most=most) for most in (None, 1.0))
    assert free is not None
    assert whole is not None
    assert "stroke-dasharray" in whole.svg
    assert "stroke-dasharray" not in free.svg


def test_nothing_is_drawn_where_all_are_nought() -> None:
    assert counted_bars([Counted(label="1", size=0.0, figure="0")], id="a", title="A", table=TABLE) is None
