"""Points on their ranges."""

import pytest

from worthwhile.exchange.charts.canvas import WIDTH
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar
from worthwhile.exchange.charts.strips import EDGE, POINT, Lane, Point, Strip, draw_strips


def _strip(**changes: object) -> Strip:
    fields: dict[str, object] = {
        "label": "Deadweight",
        "figure": "20%",
        "lanes": (
            Lane(
                spans=(Bar(start=0.1, end=0.5, tone=Tone.TAIL),),
                points=(Point(at=0, tone=Tone.LOSS), Point(at=1, tone=Tone.TOTAL)),
            ),
        ),
        "low": 0,
        "high": 1,
        "ticks": (0.2,),
        "under": "154 reports",
    }
    return Strip(**{**fields, **changes})  # type: ignore[arg-type]


def test_points_at_both_ends_are_seen_whole() -> None:
    drawn = draw_strips([_strip()])
    squares = [box for box in drawn.boxes if box.tone in (Tone.LOSS, Tone.TOTAL)]
    assert [round(box.x2 - box.x, 2) for box in squares] == [POINT, POINT]
    assert min(box.x for box in squares) >= EDGE
    assert max(box.x2 for box in squares) <= WIDTH - EDGE


def test_a_point_covers_the_line_across_it() -> None:
    boxes = draw_strips([_strip()]).boxes
    tick = next(place for place, box in enumerate(boxes) if box.tone is Tone.TEXT)
    assert max(place for place, box in enumerate(boxes) if box.tone is Tone.TOTAL) > tick


def test_strips_and_their_texts_do_not_lie_on_each_other() -> None:
    drawn = draw_strips([_strip(), _strip(label="Attribution")], key=["A key that says what is what."])
    label = next(text for text in drawn.texts if text.text == "Attribution")
    under = next(text for text in drawn.texts if text.text == "154 reports")
    assert label.y > under.y
    assert drawn.height > max(text.y for text in drawn.texts)


@pytest.mark.parametrize("figure", ["20%", "not yet measured, and not promised as a whole either, to be plain"])
def test_a_long_figure_leaves_the_label_its_room(figure: str) -> None:
    drawn = draw_strips([_strip(figure=figure)])
    on_first = [text for text in drawn.texts if text.y == drawn.texts[0].y]
    assert all(text.right <= WIDTH + 1 for text in drawn.texts)
    assert len(on_first) == (2 if figure == "20%" else 1)
