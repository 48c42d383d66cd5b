"""Which of the notices that arrived answer a saved search."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.market_rows import ON, index_of, opportunity
from worthwhile.market.queries.search_among import search_among
from worthwhile.market.queries.search_asked import Search


def test_only_what_is_among_the_named_and_answers_the_search_is_found(tmp_path: Path) -> None:
    index = index_of(
        tmp_path / "index",
        opportunity("asked", title="Lunch clubs"),
        opportunity("older", title="Lunch clubs in the north"),
        opportunity("other", title="Highway resurfacing works"),
    )
    found = search_among(index, Search(text="lunch"), on=ON, ocids={"asked", "other"})
    assert [row["ocid"] for row in found] == ["asked"]


def test_what_the_index_does_not_hold_is_passed_over(tmp_path: Path) -> None:
    index = index_of(tmp_path / "index", opportunity("a", title="Lunch clubs"))
    assert search_among(index, Search(text="lunch"), on=ON, ocids={"gone"}) == []
    assert search_among(index, Search(text="lunch"), on=ON, ocids=set()) == []


def test_what_was_found_on_another_portal_before_is_not_found_again(tmp_path: Path) -> None:
    index = index_of(
        tmp_path / "index",
        opportunity("a", title="Lunch clubs", twin_key="one"),
        opportunity("b", title="Lunch clubs", twin_key="one", publisher="contracts-finder"),
    )
    assert search_among(index, Search(text="lunch"), on=ON, ocids={"b"}) == []
    assert len(search_among(index, Search(text="lunch"), on=ON, ocids={"a", "b"})) == 1


def test_more_than_a_page_is_found_and_the_best_comes_first(tmp_path: Path) -> None:
    many = [
        opportunity(f"n{number}", title="Lunch", published_at=ON - timedelta(days=number)) for number in range(1, 31)
    ]
    best = opportunity("best", title="Lunch clubs for older people")
    index = index_of(tmp_path / "index", *many, best)
    ocids = {"best", *(f"n{number}" for number in range(1, 31))}
    found = search_among(index, Search(text="lunch clubs older people", page=2, loosely=True), on=ON, ocids=ocids)
    assert len(found) == 31
    assert found[0]["ocid"] == "best"
