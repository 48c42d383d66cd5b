"""Whatever a reader tries, the file of it is worth what the page showed, and nothing of the original is touched."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.case_builders import complete_data
from worthwhile.apps.impact.forms.trying import TryForm
from worthwhile.apps.impact.services.value_draft import value_tried
from worthwhile.apps.impact.services.value_shared import make_tried_file, readers_case
from worthwhile.exchange.live import LiveResult
from worthwhile.exchange.plain_data import load_plain_data

SHARES = st.decimals(1, 99, places=2).map(str)
FIGURES = st.fixed_dictionaries(
    {},
    optional={
        "try-life-satisfaction-deadweight": SHARES,
        "try-life-satisfaction-attribution": SHARES,
        "try-life-satisfaction-quantity": st.decimals(1, 500, places=1).map(str),
        "try-cost-0": st.decimals(1, 200_000, places=2).map(str),
    },
)


@cache
def shared() -> LiveResult:
    return value_tried(complete_data())


def tried_form(entered: dict[str, str]) -> TryForm:
    form = TryForm(entered, case_data=shared().loaded.data, result=shared().result)
    assert form.is_valid(), form.errors
    return form


@settings(max_examples=20, deadline=None)
@given(entered=FIGURES, suffix=st.sampled_from([".yaml", ".json"]))
def test_the_file_of_what_was_tried_is_worth_what_the_page_showed(entered: dict[str, str], suffix: str) -> None:
    before = deepcopy(shared().loaded.data)
    form = tried_form(entered)
    shown = value_tried(form.tried_data()).result
    made = make_tried_file(shared(), form.tried, f"case{suffix}")
    sent = load_plain_data(made.content.decode(), suffix=suffix, name="tried")
    assert isinstance(sent, dict)
    told = value_tried(sent).result
    assert (told.ratio, told.present_value, told.uncertainty) == (shown.ratio, shown.present_value, shown.uncertainty)
    assert shared().loaded.data == before


def test_each_figure_that_was_tried_is_told_and_no_other() -> None:
    form = tried_form({"try-life-satisfaction-attribution": "30", "try-cost-0": "61000"})
    note = readers_case(shared(), form.tried)["x-worthwhile"]["changed_by_reader"]
    assert len(note["changes"]) == 2
    assert any("30% now" in change for change in note["changes"])
    assert any("£61,000.00 now" in change for change in note["changes"])
