"""A map of tiles: every name and figure is inside its tile, and nothing depends on a shade."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.exchange.charts.placed import beyond_the_edges, overlapping_texts
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.tile_map import Tile, tile_map

TABLE = Table(caption="Shares", columns=(Column(heading="Area"),), rows=(("North",),))
PLACES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=12, unique=True)


def _tile(place: tuple[int, int], share: float | None, name: str = "North East") -> Tile:
    return Tile(name=name, column=place[0], row=place[1], share=share, figure="–" if share is None else f"{share:.0%}")


@given(PLACES, st.floats(0, 1))
def test_no_text_leaves_the_drawing_or_lies_over_another(places: list[tuple[int, int]], share: float) -> None:
    chart = tile_map([_tile(place, share) for place in places], id="a", title="A", table=TABLE, key=["Share of all."])
    assert chart is not None
    assert (beyond_the_edges(chart.svg), overlapping_texts(chart.svg)) == ([], [])


def test_a_long_name_is_shortened_and_the_description_has_all_of_it() -> None:
    name = "Bournemouth, Christchurch and Poole with everything around them"
    chart = tile_map([_tile((column, 0), 0.5, name) for column in range(6)], id="a", title="A", table=TABLE)
    assert chart is not None
    assert overlapping_texts(chart.svg) == []
    assert name in chart.description


def test_a_larger_share_has_a_longer_bar_and_an_unknown_one_has_none() -> None:
    def bars(share: float | None) -> list[str]:
        other = _tile((1, 0), 0.1)
        chart = tile_map([_tile((0, 0), share), other], id="a", title="A", table=TABLE)
        assert chart is not None
        return chart.svg.split("<rect ")[2:]

    def width(bar: str) -> float:
        return float(bar.split('width="')[1].split('"')[0])

    assert len(bars(None)) == 1
    assert width(bars(0.9)[0]) > width(bars(0.4)[0]) > width(bars(0.0)[0]) > 0


def test_tiles_stand_as_on_the_grid_without_empty_rows_before_them() -> None:
    low = tile_map([_tile((7, 9), 0.5)], id="a", title="A", table=TABLE)
    first = tile_map([_tile((0, 0), 0.5)], id="a", title="A", table=TABLE)
    assert low is not None
    assert first is not None
    assert low.svg == first.svg


def test_nothing_is_drawn_where_no_tile_has_a_figure() -> None:
    assert tile_map([_tile((0, 0), None)], id="a", title="A", table=TABLE) is None
