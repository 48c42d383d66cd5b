"""Who gains."""

from tests.reported_case import only_held, ranged, with_outcomes
from worthwhile.exchange.charts import who_gains
from worthwhile.kernel.money import money_text


def test_the_table_is_the_result_by_stakeholder_with_its_sum() -> None:
    _, result = ranged()
    chart = who_gains(result)
    assert chart is not None
    expected = {name: money_text(amount) for name, amount in result.by_stakeholder.items()}
    assert {row[0]: row[1] for row in chart.table.rows} == {**expected, "All": money_text(result.present_value)}


def test_shares_are_left_out_where_somebody_loses() -> None:
    _, result = ranged()
    chart = who_gains(result)
    assert chart is not None
    assert [column.heading for column in chart.table.columns] == ["Who", "Present value"]


def test_shares_are_shown_where_all_gain() -> None:
    one = {"id": "a", "stakeholder": "A", "quantity": 3, "value": 10}
    other = {"id": "b", "stakeholder": "B", "quantity": 1, "value": 10}
    chart = who_gains(with_outcomes(one, other)[1])
    assert chart is not None
    assert [row[2] for row in chart.table.rows] == ["75%", "25%", "100%"]


def test_there_is_no_chart_where_nothing_has_a_price() -> None:
    assert who_gains(only_held()[1]) is None
