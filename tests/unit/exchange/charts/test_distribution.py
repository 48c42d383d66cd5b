"""The spread of the simulated ratio."""

from decimal import Decimal

import pytest

from tests.reported_case import DRAWS, ranged, without_inputs, without_ranges
from worthwhile.engines.valuation.result import Histogram
from worthwhile.exchange.charts import ratio_distribution
from worthwhile.exchange.charts.distribution import MOST_BINS, coarser, round_figures
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
