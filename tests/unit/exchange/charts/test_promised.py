"""Promised and achieved, as shares of the promise."""

import copy

from tests.every_kind_case import case_data, valued
from tests.reported_case import ranged, without_inputs
from worthwhile.exchange.charts.promised import promised_chart
from worthwhile.exchange.promised import PromisedAndAchieved, beside_forecast


def _found() -> PromisedAndAchieved:
    """The lunch club reached 96 of 120, its carbon is missing, its visits wait and friends are new."""
    outcomes = copy.deepcopy(case_data()["outcomes"])
    outcomes[0]["quantity"] = 96
    outcomes[2]["status"] = "pending"
    del outcomes[3]
    outcomes.append({"id": "friends", "name": "New friends", "quantity": 10, "value": 100})
    (then, promised), (now, achieved) = ranged(), valued(case_data(outcomes=outcomes, kind="evaluative"))
    return beside_forecast(forecast=(then.case, promised), actual=(now.case, achieved))


def test_each_promise_has_its_share_or_what_became_of_it() -> None:
    chart = promised_chart(_found())
    assert chart is not None
    wanted = ("Ratio", "Members are less lonely", "96 of 120: 80%", "MISSING", "not yet measured")
    assert [text for text in wanted if f">{text}</text>" not in chart.svg] == []


def test_what_is_new_is_in_the_table_and_not_in_the_drawing() -> None:
    chart = promised_chart(_found())
    assert chart is not None
    assert "New friends" not in chart.svg
    assert ("New friends", "New: not promised") in [(row[0], row[-1]) for row in chart.table.rows]


def test_the_table_ends_with_the_ratio_and_the_verdict() -> None:
    chart = promised_chart(_found())
    assert chart is not None
    assert chart.table.rows[-1][0] == "Ratio"
    assert chart.table.rows[-1][-1] in ("Inside the promised range", "OUTSIDE the promised range")


def test_without_a_ratio_and_a_count_there_is_nothing_to_draw() -> None:
    loaded, result = valued(case_data(inputs=[], outcomes=[{"id": "a", "status": "held"}]))
    assert promised_chart(beside_forecast(forecast=(loaded.case, result), actual=(loaded.case, result))) is None


def test_without_a_cost_the_outcomes_are_drawn_alone() -> None:
    loaded, result = without_inputs()
    chart = promised_chart(beside_forecast(forecast=(loaded.case, result), actual=(loaded.case, result)))
    assert chart is not None
    assert ">Ratio</text>" not in chart.svg
    assert ">120 of 120: 100%</text>" in chart.svg
