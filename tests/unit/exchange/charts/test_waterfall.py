"""The waterfall: outcomes on top of each other, against what was put in."""

from decimal import Decimal

from tests.reported_case import many_outcomes, only_held, ranged
from worthwhile.exchange.charts import waterfall
from worthwhile.exchange.charts.waterfall import Part, largest
from worthwhile.kernel.money import money_text


def _part(label: str, amount: int) -> Part:
    return Part(label, Decimal(amount))


def test_the_table_holds_every_counted_outcome_to_the_penny() -> None:
    _, result = ranged()
    chart = waterfall(result)
    assert chart is not None
    counted = {outcome.name: money_text(outcome.present_value) for outcome in result.outcomes if outcome.counted}
    assert dict(chart.table.rows[:-3]) == counted


def test_the_table_ends_with_the_sum_the_cost_and_the_difference() -> None:
    _, result = ranged()
    chart = waterfall(result)
    assert chart is not None
    amounts = (result.present_value, result.investment_present_value, result.net_present_value)
    assert [row[1] for row in chart.table.rows[-3:]] == [money_text(amount) for amount in amounts]


def test_a_large_case_is_drawn_as_the_largest_and_the_others() -> None:
    _, result = many_outcomes(40)
    chart = waterfall(result)
    assert chart is not None
    assert "29 other outcomes" in chart.svg


def test_a_large_case_has_every_outcome_in_the_table() -> None:
    _, result = many_outcomes(40)
    chart = waterfall(result)
    assert chart is not None
    assert len(chart.table.rows) == 40 + 3


def test_there_is_no_chart_where_nothing_has_a_price() -> None:
    assert waterfall(only_held()[1]) is None


def test_few_parts_are_kept_largest_first() -> None:
    parts = largest([_part("a", 1), _part("b", 3), _part("c", -2)], one="other", many="others", most=3)
    assert [part.label for part in parts] == ["b", "a", "c"]


def test_too_many_parts_keep_the_furthest_from_zero_and_sum_the_rest() -> None:
    parts = largest(
        [_part("a", 5), _part("b", 1), _part("c", 2), _part("loss", -9)], one="other", many="others", most=3
    )
    assert parts == [_part("a", 5), _part("loss", -9), _part("2 others", 3)]
