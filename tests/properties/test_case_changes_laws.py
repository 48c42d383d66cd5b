"""Laws of what changed between two states of a case."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.case_strategies import cases
from worthwhile.exchange.case_changes import ChangeKind, find_changes
from worthwhile.exchange.case_labels import label_of, section_of
from worthwhile.exchange.text_pieces import Fate, text_pieces

TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)
NUMBERS = st.integers(-5000, 5000).map(lambda n: Decimal(n) / 100)
LEAVES = st.none() | st.booleans() | NUMBERS | TEXTS
DRAFT_FIELDS = st.dictionaries(
    st.sampled_from(["id", "name", "quantity", "value", "deadweight", "evidence", "ranges", "sources", "x-own"]),
    LEAVES | st.lists(NUMBERS, max_size=3) | st.dictionaries(st.sampled_from(["low", "value", "method"]), LEAVES),
)
DRAFTS = st.dictionaries(
    st.sampled_from(["title", "period", "discounting", "outcomes", "inputs", "answers", "x-worthwhile", "notes"]),
    LEAVES
    | st.fixed_dictionaries({"answers": LEAVES | st.lists(DRAFT_FIELDS, max_size=2), "done": st.lists(TEXTS)})
    | st.lists(DRAFT_FIELDS | st.none(), max_size=4)
    | st.dictionaries(TEXTS, LEAVES, max_size=3),
)
TURNED = {
    ChangeKind.ADDED: ChangeKind.REMOVED,
    ChangeKind.REMOVED: ChangeKind.ADDED,
    ChangeKind.CHANGED: ChangeKind.CHANGED,
}


def _written_otherwise(value: Any) -> Any:
    """The same data with its names in another order and its numbers in another form."""
    if isinstance(value, dict):
        return {key: _written_otherwise(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [_written_otherwise(item) for item in value]
    return Decimal(f"{value}0") if isinstance(value, Decimal) and "." in str(value) else value


@given(cases() | DRAFTS)
def test_nothing_changed_in_equal_data_however_it_is_written(data):
    assert find_changes(before=data, after=_written_otherwise(data)) == ()


@given(before=DRAFTS, after=DRAFTS)
def test_going_back_is_the_same_changes_turned_round(before, after):
    there, back = find_changes(before=before, after=after), find_changes(before=after, after=before)
    assert {(c.path, c.section, c.what, c.before, c.after, c.kind) for c in there} == {
        (c.path, c.section, c.what, c.after, c.before, TURNED[c.kind]) for c in back
    }


@given(before=DRAFTS, after=DRAFTS)
def test_no_change_is_told_twice_and_each_has_words(before, after):
    found = find_changes(before=before, after=after)
    assert len({change.path for change in found}) == len(found)
    assert all(change.label and section_of(change.path) == change.section for change in found)


@given(before=TEXTS, after=TEXTS)
def test_the_pieces_of_a_text_make_up_both_versions(before, after):
    pieces = text_pieces(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.REMOVED) == after


@given(path=st.text("outcmespi[]().x-0129 ", max_size=40), data=DRAFTS)
def test_any_path_of_any_data_has_a_label(path, data):
    assert label_of(path, data)
