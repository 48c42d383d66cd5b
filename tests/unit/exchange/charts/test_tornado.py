"""Which assumption matters most."""

from tests.reported_case import many_outcomes, only_held, ranged, without_inputs, without_ranges
from worthwhile.exchange.charts import tornado
from worthwhile.exchange.charts.tornado import MOST_TABLE_ROWS, by_reach
from worthwhile.exchange.charts.words import ratio_text, whole_money


def test_the_table_gives_the_ratio_at_low_and_at_high() -> None:
    _, result = ranged()
    chart = tornado(result)
    assert chart is not None
    [row] = result.sensitivity
    assert chart.table.rows[0][-2:] == (ratio_text(row.ratio_at_low, "GBP"), ratio_text(row.ratio_at_high, "GBP"))


def test_the_widest_stands_first() -> None:
    _, result = many_outcomes(5)
    reaches = [abs((row.ratio_at_high or 0) - (row.ratio_at_low or 0)) for row in by_reach(result)]
    assert reaches == sorted(reaches, reverse=True)


def test_the_table_of_a_large_case_is_no_longer_than_a_page() -> None:
    chart = tornado(many_outcomes(40)[1])
    assert chart is not None
    assert len(chart.table.rows) == MOST_TABLE_ROWS


def test_it_shows_money_where_nothing_was_put_in() -> None:
    _, result = without_inputs()
    chart = tornado(result)
    assert chart is not None
    assert chart.table.rows[0][-2] == whole_money(result.sensitivity[0].present_value_at_low, "GBP")


def test_there_is_no_chart_without_ranges() -> None:
    assert tornado(without_ranges()[1]) is None


def test_there_is_no_chart_where_nothing_has_a_price() -> None:
    assert tornado(only_held()[1]) is None
