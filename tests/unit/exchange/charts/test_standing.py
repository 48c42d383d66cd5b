"""The figures of a case on the published ranges."""

from tests.reported_case import ranged, with_outcomes
from worthwhile.exchange.charts import Chart
from worthwhile.exchange.charts.standing import standing_chart, standing_table
from worthwhile.exchange.readings import read_again
from worthwhile.exchange.standing import Standing


def _chart(standing: Standing) -> Chart:
    chart = standing_chart(standing)
    assert chart is not None
    return chart


def _standing() -> Standing:
    loaded, result = ranged()
    return read_again(case=loaded.case, result=result).standing


def test_each_factor_with_a_published_range_has_a_strip() -> None:
    svg = _chart(_standing()).svg
    labels = ["Deadweight", "Attribution", "Drop-off", "Discount rate", "Ratio"]
    assert [label for label in labels if f">{label}</text>" not in svg] == []
    assert ">Displacement</text>" not in svg


def test_what_is_left_out_is_counted_and_stands_apart() -> None:
    svg = _chart(_standing()).svg
    assert ">25%, 4 left out</text>" in svg
    assert "left out, which counts as nothing" in svg


def test_the_table_has_number_range_and_place_of_each_figure() -> None:
    rows = standing_table(_standing()).rows
    assert rows[0] == (
        "Deadweight: Members are less lonely",
        "20%",
        "154: 5.2% to 50%",
        "in the middle of 154 published figures: half use this or less, half this or more",
    )
    assert rows[-1][0] == "Ratio"
    assert rows[-1][2] == "247: half above 3.56, one in ten above 10.20"


def test_many_outcomes_with_one_figure_share_a_row() -> None:
    loaded, result = with_outcomes(
        *({"id": f"o{n}", "name": f"O{n}", "quantity": 1, "value": 1, "deadweight": 0.2} for n in range(5))
    )
    table = standing_table(read_again(case=loaded.case, result=result).standing)
    assert table.rows[0][0] == "Deadweight: O0, O1, O2 and 2 more"


def test_without_published_figures_there_is_no_chart() -> None:
    assert standing_chart(Standing(rows=())) is None
