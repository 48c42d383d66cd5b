"""Small charts beside each other: one scale, and every figure readable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.exchange.charts.placed import beyond_the_edges, overlapping_texts, placed_texts
from worthwhile.exchange.charts.small_multiples import Column, Panel, small_multiples
from worthwhile.exchange.charts.table import Column as TableColumn
from worthwhile.exchange.charts.table import Table

TABLE = Table(caption="Shares", columns=(TableColumn(heading="Year"),), rows=(("2025",),))
SHARES = st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=15)


def _panel(shares: list[float | None], name: str = "North East") -> Panel:
    columns = [
        Column(at=str(2010 + place), share=share, figure="too few" if share is None else f"{share:.0%}")
        for place, share in enumerate(shares)
    ]
    return Panel(name=name, columns=columns)


def _heights(svg: str) -> list[float]:
    return [float(part.split('height="')[1].split('"')[0]) for part in svg.split("<rect ")[2:]]


@given(st.lists(SHARES, min_size=1, max_size=5))
def test_no_text_leaves_the_drawing(panels: list[list[float | None]]) -> None:
    chart = small_multiples([_panel(shares) for shares in panels], id="a", title="A", table=TABLE, key=["All of them."])
    assert chart is None or beyond_the_edges(chart.svg) == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=15))
def test_figures_and_years_do_not_lie_over_each_other(shares: list[float]) -> None:
    chart = small_multiples([_panel(list(shares))], id="a", title="A", table=TABLE)
    assert chart is not None
    assert overlapping_texts(chart.svg) == []


def test_all_panels_share_one_scale() -> None:
    chart = small_multiples([_panel([0.2]), _panel([0.4], "South")], id="a", title="A", table=TABLE)
    assert chart is not None
    small, large = _heights(chart.svg)
    assert abs(large - 2 * small) < 0.1


def test_a_year_with_too_few_has_a_dash_and_no_column() -> None:
    chart = small_multiples([_panel([0.5, None, 0.5])], id="a", title="A", table=TABLE)
    assert chart is not None
    assert len(_heights(chart.svg)) == 2
    assert "–" in {text.what for text in placed_texts(chart.svg)}


def test_years_that_have_no_room_are_told_by_the_first_and_the_last() -> None:
    chart = small_multiples([_panel([0.5] * 15), _panel([0.5] * 15, "South")], id="a", title="A", table=TABLE)
    assert chart is not None
    years = [text.what for text in placed_texts(chart.svg) if text.what.startswith("20")]
    assert years == ["2010", "2024", "2010", "2024"]


def test_nothing_is_drawn_where_nothing_is_known() -> None:
    assert small_multiples([_panel([None, None])], id="a", title="A", table=TABLE) is None
