"""The spread of the simulated ratio."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reported_case import DRAWS, ranged, with_outcomes, without_inputs, without_ranges
from tests.unit.exchange.charts.placed import placed_texts
from worthwhile.engines.valuation.result import Histogram
from worthwhile.exchange.charts import ratio_distribution
from worthwhile.exchange.charts.canvas import WIDTH
from worthwhile.exchange.charts.distribution import MOST_BINS, Label, coarser, in_lanes, round_figures
from worthwhile.exchange.charts.words import ratio_text


def test_the_percentiles_and_one_are_written_in_the_drawing() -> None:
    _, result = ranged()
    chart = ratio_distribution(result)
    assert chart is not None
    assert result.uncertainty is not None
    spread = result.uncertainty.ratio
    assert spread is not None
    marked = [ratio_text(figure, "GBP") for figure in (spread.p5, spread.p50, spread.p95, Decimal(1))]
    assert [figure for figure in marked if f">{figure}: " not in chart.svg] == []


def test_the_table_counts_every_draw() -> None:
    chart = ratio_distribution(ranged()[1])
    assert chart is not None
    assert sum(int(row[1]) for row in chart.table.rows[:-1]) == DRAWS


@pytest.mark.parametrize("bins", [1, 24, 25, 40, 100])
def test_joined_bins_keep_every_draw_and_both_ends(bins: int) -> None:
    fine = Histogram(edges=tuple(Decimal(edge) for edge in range(bins + 1)), counts=(3,) * bins)
    coarse = coarser(fine)
    assert len(coarse.counts) <= MOST_BINS
    assert (sum(coarse.counts), coarse.edges[0], coarse.edges[-1]) == (3 * bins, 0, bins)
    assert len(coarse.edges) == len(coarse.counts) + 1


def test_there_is_no_chart_without_ranges() -> None:
    assert ratio_distribution(without_ranges()[1]) is None


def test_there_is_no_chart_of_a_ratio_where_nothing_was_put_in() -> None:
    assert ratio_distribution(without_inputs()[1]) is None


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.9, 2.9, ["1.0", "1.5", "2.0", "2.5"]),
        (1, 43, ["10", "20", "30", "40"]),
        (-1.1, 1.1, ["-1", "-0.5", "0", "0.5", "1"]),
    ],
)
def test_a_scale_is_marked_with_round_figures(low: float, high: float, expected: list[str]) -> None:
    assert round_figures(low, high) == [Decimal(figure) for figure in expected]


def test_figures_of_a_very_short_scale_are_told_apart() -> None:
    hardly = {"id": "a", "quantity": 1_000_000, "value": 1, "ranges": {"quantity": {"low": 999_990, "high": 1_000_010}}}
    one = {"id": "b", "quantity": 1, "value": -908_000}
    chart = ratio_distribution(with_outcomes(hardly, one)[1])
    assert chart is not None
    lowest = max(text.foot for text in placed_texts(chart.svg))
    ticks = [text.what for text in placed_texts(chart.svg) if text.foot == lowest]
    assert len(ticks) > 2
    assert len(set(ticks)) == len(ticks)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([10, 20, 30, 40], [10, 20, 30, 40]),  # all right of their lines, the leftmost on top
        ([10, 330, 350, 380], [380, 350, 330, 10]),  # those near the right edge left of theirs, the rightmost on top
        ([350, 360, 370, 380], [380, 370, 360, 350]),
    ],
)
def test_labels_stand_in_lanes_so_that_none_lies_over_a_line(places: list[float], expected: list[float]) -> None:
    lanes = in_lanes([Label(x, "£1.00: half lower", False) for x in places])
    assert [label.x for label in lanes] == expected
    assert [
        (label.x, above.x) for lane, label in enumerate(lanes) for above in lanes[: lane + 1] if label.is_over(above.x)
    ] == []


@given(places=st.lists(st.floats(0, WIDTH), min_size=4, max_size=4), letters=st.integers(1, 40))
def test_every_label_stands_within_the_edges(places: list[float], letters: int) -> None:
    lanes = in_lanes([Label(x, "8" * letters, False) for x in sorted(places)])
    assert sorted(label.x for label in lanes) == sorted(places)
    assert all(label.begins >= 0 and label.begins + label.width <= WIDTH + 0.001 for label in lanes)
