"""The edits between two states of a case turn the one into the other, and touch nothing else."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.case_edits import apply_edits, merge_edits
from worthwhile.exchange.edits_between import edits_between, whole_edits

FIGURES = st.one_of(st.integers(0, 9), st.decimals(0, 1, places=2), st.text("abc ", min_size=1, max_size=5))
PARTS = st.dictionaries(st.sampled_from(["low", "high", "rate"]), FIGURES, min_size=1)
VALUES = st.one_of(FIGURES, PARTS, st.lists(st.integers(0, 5), min_size=1, max_size=3))
FIELDS = st.dictionaries(st.sampled_from(["name", "quantity", "deadweight", "ranges", "evidence"]), VALUES)
IDS = st.lists(st.sampled_from(["less-lonely", "eats-better", "walks", "calls"]), unique=True, min_size=1)


@st.composite
def states(draw: st.DrawFn) -> dict[str, Any]:
    """A case with any outcomes in any order, and any parts."""
    rest = draw(st.dictionaries(st.sampled_from(["title", "notes", "period", "inputs", "x-worthwhile"]), VALUES))
    return {**rest, "outcomes": [{"id": name, **draw(FIELDS)} for name in draw(IDS)]}


@given(before=states(), after=states())
def test_they_turn_one_state_into_the_other(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert apply_edits(before, edits_between(before=before, after=after)) == after


@given(before=states(), after=states())
def test_whole_edits_do_so_too(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert apply_edits(before, whole_edits(before=before, after=after)) == after


@given(state=states())
def test_a_state_is_no_edit_away_from_itself(state: dict[str, Any]) -> None:
    assert edits_between(before=state, after=deepcopy(state)) == {}


@given(base=states(), mine=states(), field=st.sampled_from(["a", "b"]))
def test_what_was_not_changed_here_stays_as_somebody_else_has_it(
    base: dict[str, Any], mine: dict[str, Any], field: str
) -> None:
    theirs = {**base, f"x-{field}": "theirs"}
    merged = merge_edits(base=base, latest=theirs, edits=edits_between(before=base, after=mine))
    assert merged.conflicts == ()
    assert merged.data == {**mine, f"x-{field}": "theirs"}


def test_a_figure_of_an_outcome_is_one_small_edit() -> None:
    before = {"outcomes": [{"id": "walks", "quantity": 4, "ranges": {"quantity": {"low": 1, "high": 5}}}]}
    after = {"outcomes": [{"id": "walks", "quantity": 4, "ranges": {"quantity": {"low": Decimal("2.5"), "high": 5}}}]}
    place = ("outcomes", "walks", "ranges", "quantity", "low")
    assert edits_between(before=before, after=after) == {place: Decimal("2.5")}


def test_outcomes_that_share_an_id_are_edited_together() -> None:
    twice = [{"id": "walks"}, {"id": "walks", "quantity": 1}]
    assert edits_between(before={"outcomes": [{"id": "walks"}]}, after={"outcomes": twice}) == {("outcomes",): twice}


def test_taking_out_every_outcome_leaves_nothing() -> None:
    edits = edits_between(before={"outcomes": [{"id": "walks"}], "title": "A"}, after={"title": "A"})
    assert apply_edits({"outcomes": [{"id": "walks"}], "title": "A"}, edits)["outcomes"] == []
