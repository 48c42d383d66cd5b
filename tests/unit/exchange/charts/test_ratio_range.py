"""The result as a range."""

from tests.reported_case import only_held, ranged, without_inputs, without_ranges
from worthwhile.exchange.charts import ratio_range
from worthwhile.exchange.charts.words import ratio_text


def test_the_table_gives_low_middle_high_and_central() -> None:
    _, result = ranged()
    chart = ratio_range(result)
    assert chart is not None
    assert result.uncertainty is not None
    spread = result.uncertainty.ratio
    assert spread is not None
    figures = (spread.p5, spread.p50, spread.p95, result.ratio)
    assert chart.table.rows[0] == ("Ratio", *(ratio_text(figure, "GBP") for figure in figures))


def test_there_is_no_range_without_ranges() -> None:
    assert ratio_range(without_ranges()[1]) is None


def test_there_is_no_range_of_a_ratio_where_nothing_was_put_in() -> None:
    assert ratio_range(without_inputs()[1]) is None


def test_there_is_no_range_where_nothing_has_a_price() -> None:
    assert ratio_range(only_held()[1]) is None
