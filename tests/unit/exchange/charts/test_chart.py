"""Every chart: one described image with real text, and the same as PNG."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from tests.reported_case import Valued, many_outcomes, ranged, with_outcomes, without_inputs
from tests.unit.exchange.charts.placed import beyond_the_edges, overlapping_texts
from worthwhile.exchange.charts import (
    Chart,
    deductions,
    ratio_distribution,
    ratio_range,
    tornado,
    waterfall,
    who_gains,
)

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = [deductions, ratio_distribution, ratio_range, tornado, waterfall, who_gains]
every_chart = pytest.mark.parametrize("draw", CHARTS, ids=lambda function: function.__name__)


def _chart(draw: object) -> Chart:
    chart = draw(ranged()[1])  # type: ignore[operator]
    assert isinstance(chart, Chart)
    return chart


@every_chart
def test_it_is_one_image_with_its_title_and_description(draw: object) -> None:
    chart = _chart(draw)
    root = ET.fromstring(chart.svg)
    title, description = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", chart.title)
    assert (description.tag, description.text) == (f"{SVG}desc", chart.description)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@every_chart
def test_nothing_inside_it_has_a_role_of_its_own(draw: object) -> None:
    root = ET.fromstring(_chart(draw).svg)
    assert [element.tag for element in root.iter() if element is not root and element.get("role")] == []


@every_chart
def test_it_fetches_nothing_and_runs_nothing(draw: object) -> None:
    root = ET.fromstring(_chart(draw).svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "line", "text"}
    assert [name for element in root.iter() for name in element.attrib if name.endswith("href")] == []


@every_chart
def test_it_has_no_style_of_its_own_as_the_pages_allow_none(draw: object) -> None:
    root = ET.fromstring(_chart(draw).svg)
    assert [element.tag for element in root.iter() if element.get("style") or element.get("class")] == [f"{SVG}svg"]
    assert root.get("class") == "ww-chart"


@every_chart
def test_the_same_figures_give_the_same_drawing(draw: object) -> None:
    assert _chart(draw).svg == _chart(draw).svg


@every_chart
@pytest.mark.parametrize("found", [ranged, lambda: many_outcomes(15), without_inputs], ids=["few", "many", "no cost"])
def test_nothing_lies_beyond_its_edges(draw: object, found: Callable[[], Valued]) -> None:
    chart = draw(found()[1])  # type: ignore[operator]
    if chart is not None:
        assert beyond_the_edges(chart.svg) == []


@every_chart
@pytest.mark.parametrize("currency", ["GBP", "IDR"])
def test_large_money_and_wide_letters_stay_within_the_edges(draw: object, currency: str) -> None:
    wide = {
        "id": "wide",
        "name": "MMMM WWWW " * 9,
        "stakeholder": "WORKING MUMS OF WYMONDHAM " * 4,
        "quantity": 900_000_000,
        "value": 70_000_000,
        "ranges": {"quantity": {"low": 500_000_000, "high": 950_000_000}},
    }
    loss = {**wide, "id": "loss", "name": "W" * 150, "value": -60_000_000, "ranges": {}}
    chart = draw(with_outcomes(wide, loss, currency=currency)[1])  # type: ignore[operator]
    assert beyond_the_edges(chart.svg) == []
    assert overlapping_texts(chart.svg) == []


@every_chart
def test_its_picture_is_twice_as_wide(draw: object) -> None:
    chart = _chart(draw)
    width = int.from_bytes(chart.png[16:20], "big")
    assert chart.png.startswith(b"\x89PNG")
    assert width == 2 * int(ET.fromstring(chart.svg).get("width") or 0)


def test_text_of_the_case_stays_text() -> None:
    chart = waterfall(with_outcomes({"id": "a", "name": "</svg><script>x</script> & co", "quantity": 1, "value": 1})[1])
    assert chart is not None
    texts = [element.text for element in ET.fromstring(chart.svg).iter(f"{SVG}text")]
    assert "</svg><script>x</script> & co" in texts


def test_a_loss_is_told_with_a_minus_that_is_read_out() -> None:
    chart = waterfall(with_outcomes({"id": "a", "name": "Harm", "quantity": 10, "value": -1})[1])
    assert chart is not None
    assert "−£10" in chart.svg
    assert "-£" not in chart.svg
