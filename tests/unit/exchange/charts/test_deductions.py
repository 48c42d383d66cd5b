"""From gross value to the value that counts."""

from tests.reported_case import only_held, ranged
from worthwhile.exchange.charts import deductions
from worthwhile.exchange.charts.deductions import steps_to_present_value
from worthwhile.kernel.money import money_text


def test_the_steps_lead_from_gross_to_present_value() -> None:
    _, result = ranged()
    *changes, end = steps_to_present_value(result)
    assert abs(sum(step.amount for step in changes) - end.amount) < 1e-9


def test_the_first_and_the_last_figure_are_the_result_s_own() -> None:
    _, result = ranged()
    chart = deductions(result)
    assert chart is not None
    assert [chart.table.rows[0][1], chart.table.rows[-1][1]] == [
        money_text(result.gross),
        money_text(result.present_value),
    ]


def test_there_is_no_chart_where_nothing_has_a_price() -> None:
    assert deductions(only_held()[1]) is None
