"""What a text leaves out: notices that share no telling word with it and mean nothing near it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from tests.market_rows import ON, index_of, opportunity
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search

TEXT = "friend for lonely older people"


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    return index_of(
        tmp_path / "index",
        opportunity("befriending", title="Befriending", text="Visits to isolated elderly residents", lots=2),
        opportunity("gardening", title="Gardening", text="Grounds kept in order for people who live nearby"),
        opportunity("families", title="Help for families", text="Help for families with children"),
        opportunity("roads", title="Road resurfacing"),
        opportunity("laptops", title="Supply of laptops"),
        opportunity("roofs", title="Roof repairs"),
    )


def test_what_is_only_loosely_related_is_left_out_and_counted(index: SearchIndex) -> None:
    found = search(index, Search(text=TEXT), on=ON)
    assert [hit.ocid for hit in found.hits] == ["befriending"]
    assert found.loosely_related >= 2


def test_what_was_left_out_can_be_asked_for_and_says_what_it_is(index: SearchIndex) -> None:
    without = search(index, Search(text=TEXT), on=ON)
    found = search(index, Search(text=TEXT, loosely=True), on=ON)
    assert found.hits[0].ocid == "befriending"
    assert (found.total, found.loosely_related) == (without.total + without.loosely_related, 0)
    families = next(hit for hit in found.hits if hit.ocid == "families")
    assert families.reasons[0] == "It is only loosely related to what you asked for."
    assert all(hit.reasons[0] != families.reasons[0] for hit in without.hits)


def test_a_filter_does_not_make_a_far_notice_near(index: SearchIndex) -> None:
    found = search(index, Search(text=TEXT, has_lots=False), on=ON)
    assert (found.hits, found.total) == ((), 0)
    assert found.loosely_related >= 2


def test_where_every_notice_answers_alike_none_is_left_out(tmp_path: Path) -> None:
    title = "Visits to isolated elderly residents"
    rows = [opportunity(f"alike-{number}", title=title) for number in range(8)]
    found = search(index_of(tmp_path / "index", *rows), Search(text=TEXT), on=ON)
    assert (found.total, found.loosely_related) == (8, 0)


def test_words_alone_are_enough_however_far_the_meaning(tmp_path: Path) -> None:
    rows = [opportunity(f"other-{number}", title="Visits to isolated elderly residents") for number in range(6)]
    odd = opportunity("odd", title="Zyxwquark 4711", text="Roof repairs, laptops, road resurfacing and gardening")
    found = search(index_of(tmp_path / "index", odd, *rows), Search(text="zyxwquark"), on=ON)
    assert [hit.ocid for hit in found.hits] == ["odd"]


def test_without_a_text_nothing_is_loosely_related(index: SearchIndex) -> None:
    found = search(index, Search(), on=ON)
    assert (found.total, found.loosely_related) == (6, 0)


def test_the_same_procurement_counts_once_among_what_is_left_out(tmp_path: Path) -> None:
    index = index_of(
        tmp_path / "index",
        opportunity("befriending", title="Befriending", text="Visits to isolated elderly residents"),
        opportunity("one", title="Help for families", text="Help for families with children", twin_key="same"),
        opportunity("two", title="Help for families", text="Help for families with children", twin_key="same"),
        *(opportunity(f"roads-{number}", title="Road resurfacing") for number in range(5)),
    )
    assert search(index, Search(text=TEXT), on=ON).loosely_related == 1


@pytest.mark.parametrize("sort", ["best", "published"])
def test_nothing_is_near_a_word_that_nobody_knows(index: SearchIndex, sort: Literal["best", "published"]) -> None:
    found = search(index, Search(text="qzxjvk", sort=sort), on=ON)
    assert (found.total, found.hits) == (0, ())
