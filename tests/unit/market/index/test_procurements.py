"""Which notices are one procurement."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.market_builders import NOW
from tests.market_rows import index_of, opportunity
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_among import search_among
from worthwhile.market.queries.search_asked import Search

GUID = "05f40f94-d51d-4eb9-b288-55b849f9aa26"
LIVING = {
    "title": "Supported living", "text": "Support.", "twin_key": "luton|supported living|2026-12-31",
    "areas": ["E06000032"], "value_high": 100_000.0,
}  # fmt: skip


def _living(ocid: str, **more: Any) -> tuple[Any, ...]:
    return opportunity(ocid, **{**LIVING, **more})


def _groups(tmp_path: Path, *rows: tuple[Any, ...]) -> set[frozenset[str]]:
    index = index_of(tmp_path / "index", *rows)
    found = search(index, Search(per_page=100), on=NOW)
    assert found.total == len(found.hits)
    return {frozenset({hit.ocid, *(twin.ocid for twin in hit.twins)}) for hit in found.hits}


@pytest.mark.parametrize("other", [{"areas": ["E06000055"]}, {"value_high": 900_000.0}, {"text": "Support at night."}])
def test_like_notices_of_one_portal_are_two_where_place_value_or_text_differ(
    tmp_path: Path, other: dict[str, Any]
) -> None:
    assert _groups(tmp_path, _living("a"), _living("b", **other)) == {frozenset("a"), frozenset("b")}


def test_a_notice_that_is_repeated_word_for_word_on_one_portal_is_one(tmp_path: Path) -> None:
    assert _groups(tmp_path, _living("a"), _living("b")) == {frozenset("ab")}


def test_one_procurement_on_two_portals_is_one_though_they_tell_it_otherwise(tmp_path: Path) -> None:
    other = _living("b", publisher="contracts-finder", text="See there.", areas=[], value_high=None)
    assert _groups(tmp_path, _living("a"), other) == {frozenset("ab")}


def test_beside_like_notices_that_differ_only_what_says_the_same_on_another_portal_is_a_twin(tmp_path: Path) -> None:
    rows = [_living("a"), _living("b", value_high=9.0), _living("c", publisher="contracts-finder", value_high=9.0)]
    assert _groups(tmp_path, *rows) == {frozenset("a"), frozenset("bc")}


@pytest.mark.parametrize("key", [None, LIVING["twin_key"]])
def test_one_notice_under_several_ocids_is_one_whatever_they_say(tmp_path: Path, key: str | None) -> None:
    raw = _living(f"ocds-b5fd17raw-{GUID}", publisher="contracts-finder", twin_key=key)
    matched = _living(f"ocds-b5fd17bodsmatch-{GUID}", publisher="contracts-finder", twin_key=None, value_high=7.0)
    (found,) = _groups(tmp_path, raw, matched)
    assert len(found) == 2


def test_what_is_new_is_told_though_a_like_notice_was_told_before(tmp_path: Path) -> None:
    index = index_of(tmp_path / "index", _living("a"), _living("b", areas=["E06000055"]))
    assert [row["ocid"] for row in search_among(index, Search(), on=NOW, ocids={"b"})] == ["b"]


def test_a_notice_is_not_said_to_be_also_on_its_own_portal(tmp_path: Path) -> None:
    index = index_of(tmp_path / "index", _living("a"), _living("b"), _living("c", publisher="contracts-finder"))
    (hit,) = search(index, Search(), on=NOW).hits
    publisher = hit.row["publisher"]
    portals = {"find-a-tender": "Contracts Finder", "contracts-finder": "Find a Tender"}
    assert f"Also published on {portals[publisher]}." in hit.reasons
    assert ("Published more than once on its own portal." in hit.reasons) == (publisher == "find-a-tender")
