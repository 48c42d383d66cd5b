"""A theory of change draws itself from whatever a case already says, in two layouts, with the same in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.charts import Chart, theory_of_change
from worthwhile.exchange.charts.lines import FONT_SIZE, text_width
from worthwhile.exchange.charts.theory_columns import ASSUMPTIONS, CHANGES, MOST_CARDS, MOST_CHANGES, PROMPTS
from worthwhile.exchange.charts.theory_drawing import SMALL

SVG = "{http://www.w3.org/2000/svg}"
THEORY = {
    "need": "Older people see nobody from one week to the next",
    "activities": ["Match people with a volunteer", "Weekly visits"],
    "outputs": ["40 people matched"],
    "assumptions": ["Volunteers stay for a year"],
}
OUTCOMES = [
    {"id": "happier", "name": "People are happier", "stakeholder": "Older people", "level": "individual"},
    {"id": "call", "name": "Somebody to call", "stakeholder": "Older people", "level": "individual", "status": "held"},
    {"id": "gp", "name": "Fewer GP visits", "stakeholder": "NHS", "level": "social", "status": "pending"},
    {
        "id": "miles",
        "name": "Carbon from driving",
        "stakeholder": "Everyone",
        "level": "environmental",
        "status": "pending",
        "value": -277.22,
    },
]
CASE = {
    "inputs": [{"name": "Council grant", "values": [60000]}, {"name": "Volunteer hours"}],
    "outcomes": OUTCOMES,
    "x-worthwhile": {"theory": THEORY},
}
both_layouts = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])

_NAMES = st.one_of(
    st.text(max_size=120), st.none(), st.integers(), st.just("<script>alert('x')</script>"), st.just("ab" * 200)
)
_ROWS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "id": _NAMES,
            "name": _NAMES,
            "stakeholder": _NAMES,
            "level": st.sampled_from(["individual", "social", "environmental", "other", None]),
            "status": st.sampled_from(["priced", "held", "pending", "", None]),
            "value": st.one_of(st.none(), st.integers(), st.text(max_size=3)),
        },
    ),
    max_size=45,
)
_SAID = st.one_of(st.none(), _NAMES, st.lists(_NAMES, max_size=15))
_DRAFTS = st.fixed_dictionaries(
    {},
    optional={
        "inputs": st.one_of(st.none(), _ROWS, _NAMES),
        "outcomes": st.one_of(st.none(), _ROWS, st.lists(st.none())),
        "x-worthwhile": st.one_of(
            st.none(),
            st.fixed_dictionaries(
                {"theory": st.one_of(st.none(), st.fixed_dictionaries({}, optional=dict.fromkeys(THEORY, _SAID)))}
            ),
        ),
    },
)


def _texts(chart: Chart) -> list[str]:
    return [text.text or "" for text in ET.fromstring(chart.svg).iter(f"{SVG}text")]


def _said(chart: Chart) -> str:
    return " ".join(_texts(chart))


def _beyond(chart: Chart, *, wider: float = 1.0) -> Iterator[str]:
    """Texts that would be drawn beyond the edges of the picture, in a typeface so many times as wide as ours."""
    root = ET.fromstring(chart.svg)
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    for text in root.iter(f"{SVG}text"):
        size = SMALL if text.get("font-size") else FONT_SIZE
        wide = text_width(text.text or "", bold=text.get("font-weight") == "bold") * wider * size / FONT_SIZE
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        if not (left <= x and x + wide <= left + width and top <= y - size / 2 and y <= top + height):
            yield text.text or ""


@both_layouts
def test_every_step_is_drawn_with_its_words(narrow: bool) -> None:
    said = _said(theory_of_change(data=CASE, narrow=narrow))
    for words in (
        "Match people with a volunteer",
        "40 people matched",
        "Council grant",
        "Older people:",
        "Fewer GP visits",
    ):
        assert words in said


@both_layouts
def test_a_step_that_is_not_yet_said_asks_for_it(narrow: bool) -> None:
    chart = theory_of_change(data={}, narrow=narrow)
    said = _said(chart)
    assert [prompt for prompt in PROMPTS.values() if prompt not in said] == []
    assert {row[1] for row in chart.table.rows} == {"Not yet said"}


def test_levels_are_told_by_shape_and_states_by_words() -> None:
    root = ET.fromstring(theory_of_change(data=CASE).svg)
    said = _said(theory_of_change(data=CASE))
    # Two changes and the key; beside the squares stand frames, and beside the triangles the heads of arrows.
    assert len(list(root.iter(f"{SVG}circle"))) == 3
    assert "Individual change" in said
    assert "Held: real, never priced" in said
    assert "pending: not counted yet, for the worse" in said


def test_held_and_pending_changes_stand_in_broken_lines_of_two_kinds() -> None:
    root = ET.fromstring(theory_of_change(data=CASE).svg)
    dashes = [r.get("stroke-dasharray") for r in root.iter(f"{SVG}rect") if r.get("stroke-dasharray")]
    # One held and two pending, and one of each in the key.
    assert sorted(dashes) == ["2 3", "2 3", "2 3", "7 4", "7 4"]


def test_the_table_holds_every_word_with_level_and_state() -> None:
    rows = theory_of_change(data=CASE).table.rows
    assert (
        CHANGES,
        "Carbon from driving",
        "Everyone",
        "Environmental, pending: not counted yet, for the worse",
    ) in rows
    assert (ASSUMPTIONS, "Volunteers stay for a year", "", "") in rows
    assert len(rows) == 1 + 2 + 2 + 1 + 4 + 1


def test_the_description_counts_what_is_drawn() -> None:
    assert theory_of_change(data=CASE).description == (
        "Boxes joined by arrows, from left to right: the need, 2 inputs, 2 activities, 1 output, 4 changes for: Older "
        "people; NHS; Everyone. Of the changes 1 held and 2 pending, in broken lines. It rests on 1 assumption. "
        "The table has every word."
    )


@both_layouts
def test_of_very_many_the_first_are_drawn_and_the_table_has_all(narrow: bool) -> None:
    outcomes = [{"id": f"o{n}", "name": f"Outcome {n}", "stakeholder": f"Group {n % 5}"} for n in range(40)]
    inputs = [{"name": f"Grant {n}"} for n in range(13)]
    chart = theory_of_change(data={"inputs": inputs, "outcomes": outcomes}, narrow=narrow)
    texts = _texts(chart)
    assert sum(text.startswith("Outcome ") for text in texts) == MOST_CHANGES
    assert sum(text.startswith("Grant ") for text in texts) == MOST_CARDS
    assert f"and {40 - MOST_CHANGES} more, in the table" in _said(chart)
    assert sum(row[1].startswith("Outcome ") for row in chart.table.rows) == 40


@both_layouts
def test_markup_of_a_user_is_shown_as_text(narrow: bool) -> None:
    case = {"x-worthwhile": {"theory": {"need": "<script>alert(1)</script>", "activities": ['"><img src=x>']}}}
    chart = theory_of_change(data=case, narrow=narrow)
    assert "<script" not in chart.svg
    assert "<img" not in chart.svg
    assert "<script>alert(1)</script>" in "".join(_texts(chart))


@both_layouts
def test_it_is_one_described_image_without_a_style_of_its_own(narrow: bool) -> None:
    root = ET.fromstring(theory_of_change(data=CASE, narrow=narrow).svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "line", "text", "circle", "polygon"}
    assert [e.tag for e in root.iter() if e.get("style") or (e.get("class") and e is not root)] == []
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"


@both_layouts
def test_a_wider_typeface_on_the_machine_of_a_reader_stays_within_the_boxes(narrow: bool) -> None:
    long = {"name": "a word and another " * 12, "stakeholder": "some of the people " * 6, "level": "social"}
    case = {
        **CASE,
        "inputs": [{"name": "grants and gifts " * 9}],
        "outcomes": [*OUTCOMES, long, {**long, "level": None}],
    }
    assert list(_beyond(theory_of_change(data=case, narrow=narrow), wider=1.12)) == []


def test_both_layouts_can_stand_on_one_page() -> None:
    wide, narrow = theory_of_change(data=CASE), theory_of_change(data=CASE, narrow=True)
    ids = [e.get("id") for chart in (wide, narrow) for e in ET.fromstring(chart.svg).iter() if e.get("id")]
    assert len(set(ids)) == len(ids)
    assert wide.table == narrow.table
    assert wide.is_wide
    assert not narrow.is_wide


@both_layouts
def test_it_can_be_had_as_a_picture(narrow: bool) -> None:
    assert theory_of_change(data=CASE, narrow=narrow).png.startswith(b"\x89PNG")


@both_layouts
def test_the_data_of_a_case_file_as_text_is_drawn_the_same(narrow: bool) -> None:
    again = json.loads(json.dumps(CASE))
    assert theory_of_change(data=again, narrow=narrow).svg == theory_of_change(data=CASE, narrow=narrow).svg


@both_layouts
@given(data=_DRAFTS)
def test_any_draft_is_drawn_within_its_edges_and_the_same_each_time(narrow: bool, data: dict[str, Any]) -> None:
    chart = theory_of_change(data=data, narrow=narrow)
    assert list(_beyond(chart)) == []
    assert chart.svg == theory_of_change(data=data, narrow=narrow).svg
    assert all(len(row) == 4 for row in chart.table.rows)
