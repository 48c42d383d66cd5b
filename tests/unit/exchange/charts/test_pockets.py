"""Who pays, to the left, and who saves, to the right."""

from tests.every_kind_case import case_data, valued
from tests.reported_case import Valued, ranged
from worthwhile.exchange.charts.pockets import pockets_chart, pockets_table
from worthwhile.exchange.pockets import Pockets
from worthwhile.exchange.readings import read_again
from worthwhile.kernel.money import money_text


def _pockets(found: Valued) -> Pockets:
    loaded, result = found
    return read_again(case=loaded.case, result=result).pockets


def test_each_that_pays_or_saves_has_a_row_with_its_amounts() -> None:
    chart = pockets_chart(_pockets(ranged()))
    assert chart is not None
    assert [
        text
        for text in ("Local authority", "pays £79,324", "NHS", "saves £23,473", "gives £12,000 in kind")
        if f">{text}</text>" not in chart.svg
    ] == []


def test_who_only_gains_is_in_the_table_and_not_in_the_drawing() -> None:
    chart = pockets_chart(_pockets(ranged()))
    assert chart is not None
    assert ">People</text>" not in chart.svg
    assert "People" in [row[0] for row in chart.table.rows]


def test_the_last_row_of_the_table_adds_the_others_up() -> None:
    _, result = ranged()
    table = pockets_table(_pockets(ranged()))
    assert table.rows[-1][-1] == money_text(result.net_present_value)


def test_a_budget_with_more_to_meet_says_so_in_the_drawing() -> None:
    harm = {"id": "harm", "agency": "nhs", "kind": "fiscal", "quantity": 1, "value": -500}
    chart = pockets_chart(_pockets(valued(case_data(outcomes=[harm], uprating="none"))))
    assert chart is not None
    assert "more to meet" in chart.svg
    assert "Brown: what costs a budget more." in chart.svg


def test_there_is_no_chart_where_nobody_is_named() -> None:
    found = valued(case_data(inputs=[], outcomes=[{"id": "a", "quantity": 1, "value": 1}]))
    assert pockets_chart(_pockets(found)) is None
