"""Tables made by an earlier version are known as such: the version changes when the same notices give other rows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.market_processes import merged_process, process_of
from tests.market_releases import award_release, tender_release
from worthwhile.market.compile.columns.rows import rows_of
from worthwhile.market.store.tables import TABLES
from worthwhile.market.store.tables import version as versions
from worthwhile.market.store.tables.version import ROWS, has_these_columns, tables_version

CASES = Path(__file__).parents[4] / "cases/market"
NOTICES = (
    "contracts_finder_2020_framework", "contracts_finder_2025_award", "contracts_finder_2025_future",
    "find_a_tender_2021_community", "public_contracts_scotland_2019", "sell2wales_2025_reserved",
    "uk10_contract_change", "uk4_tender", "uk6_award", "uk7_contract_details",
)  # fmt: skip
WORDS = (
    "Soup &amp; company. Ring Tel.01632 960983, or write to jo@example.org.rnrnThe end. May be extended by 2 "
    "periods of 12 months. Quality 60%, price 40%.",
    "ocds-b5fd17-0123456 of 01/02/2025, £120,000, name at example dot org, 020.7946.0018/0019",
    " Around Â£42,000. rnPrice 40%rn The end",
)
# ROWS and what the rows of these notices were when it was set.
KNOWN = (3, "de40cea49f254028")


def _rows() -> list[Any]:
    processes = [
        merged_process(json.loads((CASES / f"{name}.json").read_text("utf-8"))["releases"]) for name in NOTICES
    ]
    processes.append(merged_process([tender_release(1), award_release(1)]))
    processes += [process_of({"tender": {"title": text, "description": text}}) for text in WORDS]
    return [rows_of(process) for process in processes]


def test_the_version_was_raised_when_the_same_notices_gave_other_rows() -> None:
    rows = hashlib.sha256(repr(_rows()).encode()).hexdigest()[:16]
    assert (ROWS, rows) == KNOWN, (
        "The same notices give other rows than before. Raise ROWS in market/store/tables/version.py and in "
        "native/src/tables.rs, once it makes these rows too, so that stores "
        "made before are made again, and write the new pair here."
    )


def test_other_columns_are_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = tables_version()
    first, *others = TABLES
    versions.columns_version.cache_clear()
    monkeypatch.setattr(versions, "TABLES", (replace(first, columns=first.columns[:-1]), *others))
    try:
        assert tables_version() != before
        assert not has_these_columns(before)
        assert has_these_columns(tables_version())
        assert has_these_columns("")
    finally:
        versions.columns_version.cache_clear()


def test_other_rows_in_the_same_columns_can_still_be_read() -> None:
    assert has_these_columns(f"{ROWS + 1}/{tables_version().partition('/')[2]}")
