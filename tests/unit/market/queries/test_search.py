"""Search: what is found, in which order, and what is said about it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.market_rows import ON, index_of, opportunity
from worthwhile.kernel.problems import InvalidInput
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_data import hit_data

LUTON = "E06000032"
OPEN = {"opened_at": ON - timedelta(days=3), "deadline_at": ON + timedelta(days=5), "closed_at": ON + timedelta(days=5)}


def test_everyday_words_find_a_notice_that_shares_none_of_them(tmp_path: Path) -> None:
    index = index_of(
        tmp_path / "index",
        opportunity("roads", title="Highway resurfacing works"),
        opportunity("befriending", title="Befriending service", text="Isolated elderly residents"),
        opportunity("laptops", title="Supply of laptops"),
    )
    first = search(index, Search(text="friend for lonely grandparents"), on=ON).hits[0]
    assert first.ocid == "befriending"
    assert first.score is not None
    assert 0 < first.score <= 1


def test_a_hit_says_why_it_is_shown(tmp_path: Path) -> None:
    row = opportunity(
        "a", title="Lunch clubs", text="For older people", areas=["E12000006"], vcse_suitable=True, **OPEN
    )
    (hit,) = search(index_of(tmp_path / "index", row), Search(text="older lunch", areas=(LUTON,)), on=ON).hits
    assert "The title says “lunch”." in hit.reasons
    assert "The text says “older”." in hit.reasons
    assert "It is for the whole of East of England, which includes your area." in hit.reasons
    assert "It closes in 5 days." in hit.reasons
    assert "Stated as suitable for voluntary, community and social enterprises." in hit.reasons
    assert [piece.text for piece in hit.title_pieces if piece.matched] == ["Lunch"]


def test_a_word_still_being_typed_is_found_by_its_beginning(tmp_path: Path) -> None:
    index = index_of(tmp_path / "index", opportunity("a", title="Physiotherapy"), opportunity("b", title="Roads"))
    assert search(index, Search(text="physioth", typing=True), on=ON).hits[0].words == ("physioth",)


def test_a_filter_that_shuts_everything_out_is_named(tmp_path: Path) -> None:
    index = index_of(tmp_path / "index", opportunity("a", title="Lunch clubs", regime="pcr-2015"))
    found = search(index, Search(text="lunch", regimes=("psr-2023",)), on=ON)
    assert [(one.filter, one.found_without) for one in found.shut_out] == [("regimes", 1)]


def test_the_same_procurement_on_two_portals_is_shown_once_and_the_other_named(tmp_path: Path) -> None:
    index = index_of(
        tmp_path / "index",
        opportunity("a", title="Lunch clubs", twin_key="one"),
        opportunity("b", title="Lunch clubs", twin_key="one", publisher="contracts-finder"),
    )
    found = search(index, Search(text="lunch"), on=ON)
    assert found.total == 1
    assert [twin.ocid for twin in found.hits[0].twins] == ["b"]
    assert "Also published on Contracts Finder." in found.hits[0].reasons


def test_of_many_repetitions_a_few_are_named_and_the_others_counted(tmp_path: Path) -> None:
    repeated = [opportunity(f"b{number:02}", title="Lunch clubs", twin_key="one") for number in range(12)]
    other = opportunity("c", title="Lunch clubs", twin_key="one", publisher="contracts-finder")
    index = index_of(tmp_path / "index", opportunity("a", title="Lunch clubs", twin_key="one"), *repeated, other)
    (hit,) = search(index, Search(text="lunch"), on=ON).hits
    assert len(hit.twins) == 5
    assert hit.more_twins == 8
    assert "c" in {hit.ocid, *(twin.ocid for twin in hit.twins)}
    data = hit_data(hit)
    assert [one["ocid"] for one in data["also"]] == [twin.ocid for twin in hit.twins]
    assert data["also_more"] == 8


def test_what_states_no_value_is_kept_and_counted_unless_it_is_to_be_left_out(tmp_path: Path) -> None:
    index = index_of(
        tmp_path / "index", opportunity("a", value_high=5e6), opportunity("b"), opportunity("c", value_low=9.0)
    )
    found = search(index, Search(maximum=1_000.0), on=ON)
    assert {hit.ocid for hit in found.hits} == {"b", "c"}
    assert found.not_stated == {"value": 1}
    assert [hit.ocid for hit in search(index, Search(maximum=1_000.0, strict=True), on=ON).hits] == ["c"]


def test_without_words_what_is_open_comes_by_deadline(tmp_path: Path) -> None:
    later = {**OPEN, "deadline_at": ON + timedelta(days=9), "closed_at": ON + timedelta(days=9)}
    index = index_of(
        tmp_path / "index", opportunity("later", **later), opportunity("soon", **OPEN), opportunity("shut")
    )
    assert [hit.ocid for hit in search(index, Search(open_only=True), on=ON).hits] == ["soon", "later"]


def test_what_stays_open_without_an_end_comes_after_what_ends(tmp_path: Path) -> None:
    passed, ahead = ON - timedelta(days=2), ON + timedelta(days=1)
    rows = (
        opportunity("for ever", opened_at=ON - timedelta(days=9), deadline_at=passed, dynamic_market=True),
        opportunity("not yet over", opened_at=ON - timedelta(days=9), deadline_at=ahead, dynamic_market=True),
        opportunity("until spring", **{**OPEN, "deadline_at": passed}, dynamic_market=True),
        opportunity("soon", **OPEN),
    )
    index = index_of(tmp_path / "index", *rows)
    for sort in ("best", "deadline"):
        found = search(index, Search(open_only=True, sort=sort), on=ON).hits
        assert [found[0].ocid, {hit.ocid for hit in found[1:]}] == [
            "soon",
            {"for ever", "not yet over", "until spring"},
        ]


def test_what_is_cancelled_by_now_is_not_said_to_be_open(tmp_path: Path) -> None:
    row = opportunity("a", title="Lunch clubs", stage="cancelled", **OPEN)
    market = opportunity("b", title="Lunch market", stage="cancelled", dynamic_market=True, **OPEN)
    for hit in search(index_of(tmp_path / "index", row, market), Search(text="lunch"), on=ON).hits:
        assert not any("open" in reason or "closes" in reason for reason in hit.reasons)


def test_every_problem_of_a_search_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        Search(minimum=-1.0, cpv=("care",), within_km=3.0, page=0)
    assert {problem.path for problem in refused.value.problems} == {"minimum", "cpv", "within_km", "page"}


def test_a_code_that_is_no_area_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="E99999999"):
        search(index_of(tmp_path / "index"), Search(areas=("E99999999",)), on=ON)
