"""Filters at their edges: the moment of closing, codes that end in zeros."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.market_rows import ON, index_of, opportunity
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search


@pytest.mark.parametrize(("seconds", "found"), [(-1, 1), (0, 0), (1, 0)])
def test_a_notice_is_open_until_the_moment_it_closes(tmp_path: Path, seconds: int, found: int) -> None:
    index = index_of(tmp_path / "index", opportunity("a", opened_at=ON - timedelta(days=2), closed_at=ON))
    assert search(index, Search(open_only=True), on=ON + timedelta(seconds=seconds)).total == found


@pytest.mark.parametrize(("seconds", "found"), [(-1, 0), (0, 1), (1, 1)])
def test_a_notice_is_open_from_the_moment_it_opens(tmp_path: Path, seconds: int, found: int) -> None:
    index = index_of(tmp_path / "index", opportunity("a", opened_at=ON))
    assert search(index, Search(open_only=True), on=ON + timedelta(seconds=seconds)).total == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [("85300000", {"b", "c"}), ("85320000", {"b"}), ("853", {"b", "c"}), ("80000000", {"d"}), ("85", {"a", "b", "c"})],
)
def test_a_code_takes_in_every_code_below_it(tmp_path: Path, asked: str, found: set[str]) -> None:
    codes = {"a": "85000000", "b": "85320000", "c": "85311100", "d": "80110000"}
    index = index_of(tmp_path / "index", *(opportunity(ocid, cpv=[code]) for ocid, code in codes.items()))
    assert {hit.ocid for hit in search(index, Search(cpv=(asked,)), on=ON).hits} == found
