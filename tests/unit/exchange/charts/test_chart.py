"""Every chart: one described image with real text, and the same as PNG."""

from xml.etree import ElementTree as ET

import altair as alt
import pytest

from tests.reported_case import ranged, with_outcomes
from worthwhile.exchange.charts import (
    Chart,
    deductions,
    ratio_distribution,
    ratio_range,
    tornado,
    waterfall,
    who_gains,
)
from worthwhile.exchange.charts import canvas as drawing
from worthwhile.exchange.charts.palette import Tone

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
    assert tags <= {"svg", "title", "desc", "rect", "g", "path", "line", "text", "tspan"}
    assert [name for element in root.iter() for name in element.attrib if name.endswith("href")] == []


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


def test_a_drawing_keeps_to_the_schema_of_its_library() -> None:
    box = drawing.Box(x=0, x2=9, y=0, y2=9, tone=Tone.VALUE)
    rules = [drawing.Rule(x=1, x2=1, y=0, y2=9, dashed=dashed) for dashed in (False, True)]
    text = drawing.Text(x=0, y=5, text="£1", over_lines=True)
    made = drawing.draw_canvas(height=9, boxes=[box], rules=rules, texts=[text])
    assert isinstance(made, alt.LayerChart)
    assert made.to_dict(validate=True)["layer"]
