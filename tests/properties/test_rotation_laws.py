"""What must hold of turns, whoever is on a list and whatever happened before."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.engines.rotation import Invitation, OneTurn, Rotation, Supplier, choose_suppliers

BEGUN = datetime(2026, 1, 5, 9, tzinfo=UTC)
IDS = [f"organisation-{number}" for number in range(1, 15)]


@st.composite
def lists(draw: st.DrawFn) -> list[Supplier]:
    names = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))
    misses = st.sampled_from([(), (), ("It offers no service of this kind.",)])
    return [Supplier(id=name, name=name.title(), misses=draw(misses)) for name in names]


invitations = st.builds(
    Invitation,
    supplier=st.sampled_from([*IDS, "organisation-99"]),
    at=st.integers(0, 400).map(lambda days: BEGUN - timedelta(days=days)),
    awarded=st.booleans(),
)
histories = st.lists(invitations, max_size=30)
draws = st.text(min_size=1, max_size=12)


def fitting(suppliers: list[Supplier]) -> list[Supplier]:
    return [one for one in suppliers if not one.misses]


def ids(turns) -> list[str]:
    return [one.supplier.id for one in turns]


@given(lists(), histories, draws, st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_answer_depends_on_nothing_but_what_is_given_in_whatever_order(suppliers, history, draw, places, chance):
    first = choose_suppliers(suppliers=suppliers, history=history, draw=draw, places=places)
    chance.shuffle(suppliers)
    chance.shuffle(history)
    assert choose_suppliers(suppliers=suppliers, history=history, draw=draw, places=places) == first


@given(lists(), histories, draws, st.integers(1, 5))
def test_everybody_gets_one_answer_and_nobody_outside_is_chosen(suppliers, history, draw, places):
    found = choose_suppliers(suppliers=suppliers, history=history, draw=draw, places=places)
    told = [*ids(found.chosen), *ids(found.waiting), *(one.supplier.id for one in found.outside)]
    assert sorted(told) == sorted(one.id for one in suppliers)
    assert {one.supplier.id for one in found.outside} == {one.id for one in suppliers if one.misses}
    assert len(found.chosen) == min(places, len(fitting(suppliers)))
    assert all(one.why for one in (*found.chosen, *found.waiting, *found.outside))
    assert [one.place for one in (*found.chosen, *found.waiting)] == list(range(1, len(fitting(suppliers)) + 1))


@given(lists(), histories, draws, st.integers(1, 5))
def test_whoever_was_never_invited_has_a_place_before_anybody_who_was(suppliers, history, draw, places):
    found = choose_suppliers(suppliers=suppliers, history=history, draw=draw, places=places)
    known = {one.supplier for one in history}
    new = [one.id for one in fitting(suppliers) if one.id not in known]
    assert len(set(new) & set(ids(found.chosen))) == min(len(new), places)


@given(lists(), histories, draws, st.integers(1, 5))
def test_nobody_chosen_was_invited_later_than_somebody_who_waits(suppliers, history, draw, places):
    found = choose_suppliers(suppliers=suppliers, history=history, draw=draw, places=places)
    last = {one: max((it.at for it in history if it.supplier == one), default=datetime.min.replace(tzinfo=UTC))
            for one in IDS}  # fmt: skip
    assert all(last[one] <= last[other] for one in ids(found.chosen) for other in ids(found.waiting))


def rounds(suppliers, history, draw, places, how_many, replaced=None) -> list[tuple[Rotation, list[str]]]:
    """Ask again and again, one day after another; ``replaced(round, found)`` may put one out for another."""
    kept, happened = list(history), []
    for number in range(how_many):
        found = choose_suppliers(suppliers=suppliers, history=kept, draw=f"{draw}-{number}", places=places)
        invited = ids(found.chosen)
        if replaced is not None and found.waiting:
            out, into = replaced(found)
            invited = [into if one == out else one for one in invited]
        kept += [Invitation(supplier=one, at=BEGUN + timedelta(days=number + 1)) for one in invited]
        happened.append((found, invited))
    return happened


@given(lists(), histories, draws, st.integers(1, 5))
def test_everybody_who_fits_is_invited_within_as_many_rounds_as_the_places_need(suppliers, history, draw, places):
    names = {one.id for one in fitting(suppliers)}
    happened = rounds(suppliers, history, draw, places, math.ceil(len(names) / places))
    assert {one for _, invited in happened for one in invited} == names


@given(lists(), histories, draws, st.integers(2, 5), st.data())
def test_replacing_one_of_them_each_time_keeps_nobody_out_but_those_replaced(suppliers, history, draw, places, data):
    names, put_out = {one.id for one in fitting(suppliers)}, set()

    def replaced(found: Rotation) -> tuple[str, str]:
        out = data.draw(st.sampled_from(ids(found.chosen)))
        put_out.add(out)
        return out, data.draw(st.sampled_from(ids(found.waiting)))

    happened = rounds(suppliers, history, draw, places, math.ceil(len(names) / (places - 1)), replaced)
    assert names - put_out <= {one for _, invited in happened for one in invited}


shared_turns = st.lists(
    st.builds(
        OneTurn,
        suppliers=st.frozensets(st.sampled_from([*IDS, "organisation-99"]), min_size=1, max_size=4),
        because=st.sampled_from(["share an owner here", "give the same company number"]),
    ),
    max_size=5,
)


def sharers(name: str, together: list[OneTurn]) -> set[str]:
    """Everybody whom a walk from one to the next reaches, the plain way."""
    reached, before = {name}, set()
    while reached != before:
        before = set(reached)
        for one in together:
            if one.suppliers & reached:
                reached |= one.suppliers
    return reached


@given(lists(), histories, draws, st.integers(1, 5), shared_turns, st.randoms(use_true_random=False))
def test_whoever_shares_a_turn_is_asked_once_and_nobody_gets_lost(suppliers, history, draw, places, together, chance):
    asked = {"history": history, "draw": draw, "places": places}
    found = choose_suppliers(suppliers=suppliers, together=together, **asked)
    queue = [*ids(found.chosen), *ids(found.waiting)]
    groups = [frozenset(sharers(name, together)) for name in queue]
    assert len(set(groups)) == len(groups)
    told = [*queue, *ids(found.beside), *(one.supplier.id for one in found.outside)]
    assert sorted(told) == sorted(one.id for one in suppliers)
    assert len(found.chosen) == min(places, len(groups))
    taker_at = dict(enumerate(queue, 1))
    for one in found.beside:
        assert taker_at[one.place] in sharers(one.supplier.id, together) - {one.supplier.id}
    chance.shuffle(together)
    assert choose_suppliers(suppliers=suppliers[::-1], together=together, **asked) == found


@given(lists(), histories, draws, st.integers(1, 5), shared_turns)
def test_an_invitation_of_one_counts_for_all_who_share_its_turn(suppliers, history, draw, places, together):
    found = choose_suppliers(suppliers=suppliers, history=history, draw=draw, places=places, together=together)

    def last(name: str) -> datetime:
        never = datetime.min.replace(tzinfo=UTC)
        return max((one.at for one in history if one.supplier in sharers(name, together)), default=never)

    assert all(last(one) <= last(other) for one in ids(found.chosen) for other in ids(found.waiting))


@given(lists(), histories, draws, st.integers(1, 5), shared_turns)
def test_another_organisation_of_the_same_owner_never_brings_their_turn_forward(
    suppliers, history, draw, places, together
):
    """Whoever is on the list gains nothing by one more that shares its turn; others lose nothing by it."""
    first = fitting(suppliers)[:1]
    if not first:
        return
    more = [*together, OneTurn(suppliers=frozenset({first[0].id, "organisation-500"}), because="share an owner here")]
    before = choose_suppliers(suppliers=suppliers, history=history, draw=draw, places=places, together=together)
    with_one_more = [*suppliers, Supplier(id="organisation-500", name="One more")]
    after = choose_suppliers(suppliers=with_one_more, history=history, draw=draw, places=places, together=more)
    own = sharers(first[0].id, more)
    before_queue = [*ids(before.chosen), *ids(before.waiting)]
    after_queue = [*ids(after.chosen), *ids(after.waiting)]
    assert [name for name in before_queue if name not in own] == [name for name in after_queue if name not in own]
    assert len(before_queue) == len(after_queue)
    places_of = [[at for at, name in enumerate(queue) if name in own] for queue in (before_queue, after_queue)]
    assert places_of[0] == places_of[1]


def rounds_together(suppliers, history, draw, places, together, how_many) -> list[list[str]]:
    kept, happened = list(history), []
    for number in range(how_many):
        found = choose_suppliers(
            suppliers=suppliers, history=kept, draw=f"{draw}-{number}", places=places, together=together
        )
        kept += [Invitation(supplier=one, at=BEGUN + timedelta(days=number + 1)) for one in ids(found.chosen)]
        happened.append(ids(found.chosen))
    return happened


@given(lists(), histories, draws, st.integers(1, 5), shared_turns)
def test_every_turn_comes_as_soon_as_the_places_allow_and_within_it_everybody(
    suppliers, history, draw, places, together
):
    turns = {frozenset(sharers(one.id, together)) for one in fitting(suppliers)}
    names = {one.id for one in fitting(suppliers)}
    needed = math.ceil(len(turns) / places)
    widest = max((len(turn & names) for turn in turns), default=0)
    happened = rounds_together(suppliers, history, draw, places, together, needed * widest)
    first = {one for invited in happened[:needed] for one in invited}
    assert all(turn & first for turn in turns)
    assert {one for invited in happened for one in invited} == names


@given(draws, st.integers(2, 14))
def test_another_draw_orders_only_those_who_stand_alike(draw, number):
    suppliers = [Supplier(id=one, name=one) for one in IDS[:number]]
    history = [Invitation(supplier=one, at=BEGUN + timedelta(days=at)) for at, one in enumerate(IDS[:number])]
    found = choose_suppliers(suppliers=suppliers, history=history, draw=draw)
    assert [*ids(found.chosen), *ids(found.waiting)] == IDS[:number]


def test_each_sentence_says_what_decided():
    suppliers = [
        Supplier(id="a", name="Ash", fits="It offers Befriending in Luton"),
        Supplier(id="b", name="Birch"),
        Supplier(id="c", name="Cedar"),
        Supplier(id="d", name="Dogwood"),
        Supplier(id="e", name="Elm", misses=("It does not say that it works there.",)),
    ]
    history = [
        Invitation(supplier="b", at=BEGUN),
        Invitation(supplier="b", at=BEGUN + timedelta(days=3), awarded=True),
        Invitation(supplier="c", at=BEGUN + timedelta(days=3)),
        Invitation(supplier="d", at=BEGUN + timedelta(days=3)),
        Invitation(supplier="d", at=BEGUN + timedelta(days=1)),
    ]
    found = choose_suppliers(suppliers=suppliers, history=history, draw="round 7")
    assert ids(found.chosen) == ["a", "c", "d"]
    assert found.chosen[0].why == (
        "It offers Befriending in Luton. You never invited it, and whoever was never invited comes first. "
        "It is its turn."
    )
    assert found.chosen[1].why == (
        "You last invited it on 8 January 2026, once so far. It has not won one yet. It is its turn."
    )
    assert found.waiting[0].why == (
        "You last invited it on 8 January 2026, 2 times so far. It has won a quote of yours before. "
        "It fits and is number 4 in turn: 1 after these."
    )
    assert found.outside[0].why == ("It does not say that it works there.",)


def test_what_cannot_be_chosen_from_is_refused():
    twice = [Supplier(id="a", name="Ash"), Supplier(id="a", name="Ash")]
    with pytest.raises(ValueError, match="once"):
        choose_suppliers(suppliers=twice, history=[], draw="x")
    with pytest.raises(ValueError, match="at least one place"):
        choose_suppliers(suppliers=twice[:1], history=[], draw="x", places=0)


def test_who_shares_a_turn_is_told_so_without_blame():
    suppliers = [Supplier(id=one, name=one.title()) for one in ("ash", "elm", "oak", "yew")]
    together = [
        OneTurn(suppliers=frozenset({"elm", "oak"}), because="share an owner here"),
        OneTurn(suppliers=frozenset({"oak", "gone"}), because="give the same company number"),
    ]
    history = [Invitation(supplier="elm", at=BEGUN), Invitation(supplier="ash", at=BEGUN - timedelta(days=1))]
    found = choose_suppliers(suppliers=suppliers, history=history, draw="x", places=2, together=together)
    assert ids(found.chosen) == ["yew", "ash"]
    assert found.waiting[0].supplier.id == "oak"
    assert found.waiting[0].why == (
        "It takes one turn together with Elm, because they give the same company number and share an owner here. "
        "You last invited one of them on 5 January 2026, once so far. None of them has won one yet. "
        "It fits and is number 3 in turn: 1 after these."
    )
    assert found.beside[0].why == (
        "It takes one turn together with Oak, because they give the same company number and share an owner here. "
        "By the same order Oak takes it this time, as number 3 in turn."
    )
