"""Rows of bars: where their texts stand."""

from tests.unit.exchange.charts.placed import beyond_the_edges, overlapping_texts, placed_texts
from worthwhile.exchange.charts.canvas import WIDTH, Drawing, svg_text
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar, Mark, Row, draw_rows

BARS = (Bar(start=0, end=5, tone=Tone.VALUE), Bar(start=0, end=-5, tone=Tone.LOSS))


def _svg(drawing: Drawing) -> str:
    return svg_text(drawing, name="a", title="A", description="B")


def _feet(svg: str) -> dict[str, float]:
    return {item.what: item.foot for item in placed_texts(svg)}


def test_a_figure_stands_on_the_line_of_its_label() -> None:
    feet = _feet(_svg(draw_rows([Row(label="Members", figure="£9", bars=BARS)])))
    assert feet["Members"] == feet["£9"]


def test_a_figure_wider_than_half_the_drawing_stands_under_its_label() -> None:
    figure = "IDR 1,000,000,000,000 to IDR 2,000,000,000,000"
    svg = _svg(draw_rows([Row(label="Members", figure=figure, bars=BARS)]))
    assert _feet(svg)["Members"] < _feet(svg)[figure]
    assert (beyond_the_edges(svg), overlapping_texts(svg)) == ([], [])


def test_texts_beside_bars_stand_under_them_where_they_would_squeeze_them() -> None:
    wide = "IDR 900,000,000,000"
    svg = _svg(draw_rows([Row(label="A", figure="1", bars=BARS, left=f"{wide} low", right=f"{wide} high")]))
    narrow = _svg(draw_rows([Row(label="A", figure="1", bars=BARS, left="£1 low", right="£2 high")]))
    assert _feet(svg)[f"{wide} low"] > _feet(narrow)["£1 low"]
    assert (beyond_the_edges(svg), overlapping_texts(svg)) == ([], [])


def test_a_bar_of_no_length_is_seen() -> None:
    drawing = draw_rows([Row(label="A", figure="£0", bars=(Bar(start=2, end=2, tone=Tone.VALUE),))], marks=[Mark(at=0)])
    [box] = drawing.boxes
    assert box.x2 - box.x >= 1


def test_a_long_line_of_the_key_goes_on_in_the_next() -> None:
    key = "Solid line: £1,000,000.00, the middle. Dashed line: £1.00, as much value as was put in."
    drawing = draw_rows([Row(label="A", figure="1", bars=BARS)], key=[key])
    lines = [text for text in drawing.texts if text.tone is Tone.QUIET_TEXT]
    assert " ".join(line.text for line in lines) == key
    assert max(line.right for line in lines) <= WIDTH
