"""Two people edit one case, and neither loses what the other did."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.case_edits import apply_edits, merge_edits, value_at

BASE: dict[str, Any] = {
    "title": "Lunch club",
    "period": {"start": "2026-04-01"},
    "outcomes": [
        {"id": "less-lonely", "deadweight": Decimal("0.2"), "ranges": {"quantity": {"low": 1, "high": 3}}},
        {"id": "eats-better", "quantity": 40},
    ],
}
DEADWEIGHT = ("outcomes", "less-lonely", "deadweight")
QUANTITY = ("outcomes", "eats-better", "quantity")


def test_a_place_in_an_outcome_is_found_by_its_id() -> None:
    assert value_at(BASE, ("outcomes", "less-lonely", "ranges", "quantity", "high")) == 3
    assert value_at(BASE, ("outcomes", "no-such", "quantity")) is None
    assert value_at(BASE, ("period", "end")) is None


def test_edits_leave_the_original_as_it_was() -> None:
    before = deepcopy(BASE)
    apply_edits(BASE, {DEADWEIGHT: Decimal("0.5"), ("period", "end"): "2027-03-31"})
    assert before == BASE


def test_a_part_that_is_left_empty_goes_with_its_last_value() -> None:
    edited = apply_edits(
        BASE,
        {
            ("outcomes", "less-lonely", "ranges", "quantity", "low"): None,
            ("outcomes", "less-lonely", "ranges", "quantity", "high"): None,
        },
    )
    assert "ranges" not in edited["outcomes"][0]


def test_an_outcome_is_added_changed_whole_and_taken_out() -> None:
    edited = apply_edits(
        BASE,
        {
            ("outcomes", "new"): {"id": "new"},
            ("outcomes", "eats-better"): {"id": "eats-better", "quantity": 41},
            ("outcomes", "less-lonely"): None,
        },
    )
    assert edited["outcomes"] == [{"id": "eats-better", "quantity": 41}, {"id": "new"}]


def test_edits_to_different_places_are_brought_together() -> None:
    theirs = apply_edits(BASE, {DEADWEIGHT: Decimal("0.4")})
    merged = merge_edits(base=BASE, latest=theirs, edits={QUANTITY: 50})
    assert merged.conflicts == ()
    assert value_at(merged.data, DEADWEIGHT) == Decimal("0.4")
    assert value_at(merged.data, QUANTITY) == 50


def test_a_form_that_sends_back_what_it_was_given_does_not_undo_somebody_elses_change() -> None:
    theirs = apply_edits(BASE, {DEADWEIGHT: Decimal("0.4")})
    merged = merge_edits(base=BASE, latest=theirs, edits={DEADWEIGHT: Decimal("0.2"), QUANTITY: 50})
    assert merged.conflicts == ()
    assert value_at(merged.data, DEADWEIGHT) == Decimal("0.4")


def test_two_values_for_one_place_are_a_conflict_that_tells_all_three() -> None:
    theirs = apply_edits(BASE, {DEADWEIGHT: Decimal("0.4")})
    merged = merge_edits(base=BASE, latest=theirs, edits={DEADWEIGHT: Decimal("0.3")})
    (conflict,) = merged.conflicts
    assert (conflict.before, conflict.theirs, conflict.mine) == (Decimal("0.2"), Decimal("0.4"), Decimal("0.3"))
    assert merged.data == theirs


def test_an_edit_to_an_outcome_that_was_taken_out_is_a_conflict_and_not_lost() -> None:
    theirs = apply_edits(BASE, {("outcomes", "eats-better"): None})
    merged = merge_edits(base=BASE, latest=theirs, edits={("outcomes", "eats-better", "attribution"): Decimal("0.1")})
    assert [conflict.mine for conflict in merged.conflicts] == [Decimal("0.1")]


PLACES = st.sampled_from([("title",), ("notes",), ("period", "start"), ("period", "end"), DEADWEIGHT, QUANTITY])
EDITS = st.dictionaries(PLACES, st.one_of(st.none(), st.integers(0, 5)), max_size=6)


@given(mine=EDITS)
def test_where_nobody_else_changed_anything_my_edits_stand(mine: dict[tuple[str, ...], Any]) -> None:
    merged = merge_edits(base=BASE, latest=BASE, edits=mine)
    assert merged.conflicts == ()
    assert merged.data == apply_edits(BASE, mine)


@given(mine=EDITS, theirs=EDITS)
def test_what_they_changed_and_i_did_not_is_always_kept(
    mine: dict[tuple[str, ...], Any], theirs: dict[tuple[str, ...], Any]
) -> None:
    latest = apply_edits(BASE, theirs)
    merged = merge_edits(base=BASE, latest=latest, edits=mine)
    for place in theirs:
        if place not in mine or mine[place] == value_at(BASE, place):
            assert value_at(merged.data, place) == value_at(latest, place)


@given(mine=EDITS, theirs=EDITS)
def test_every_edit_of_mine_is_there_or_told(
    mine: dict[tuple[str, ...], Any], theirs: dict[tuple[str, ...], Any]
) -> None:
    merged = merge_edits(base=BASE, latest=apply_edits(BASE, theirs), edits=mine)
    told = {conflict.place for conflict in merged.conflicts}
    for place, value in mine.items():
        if value != value_at(BASE, place) and place not in told:
            assert value_at(merged.data, place) == value
