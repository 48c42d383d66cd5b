"""Real notices and the rows that stand for them, checked by eye against what was published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.market_processes import merged_process, named
from worthwhile.market.compile.columns.rows import rows_of

CASES = sorted((Path(__file__).parent / "market").glob("*.json"))


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as a case writes it: days and moments as text; empty, False and the ocid left out."""
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in row.items()
        if name != "ocid" and value is not None and value is not False and value != []
    }


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_notice_becomes_the_rows_that_a_person_would_write(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    rows = rows_of(merged_process(case["releases"]))
    found = {table: [_plain(row) for row in named(table, of_table)] for table, of_table in rows.items() if of_table}
    assert sorted(found) == sorted(case["expected"])
    for table, expected in case["expected"].items():
        assert found[table] == expected, table


def test_there_is_a_notice_of_every_service_and_of_four_kinds_of_the_act() -> None:
    processes = [json.loads(path.read_text(encoding="utf-8"))["expected"]["process"][0] for path in CASES]
    assert {"UK4", "UK6", "UK7", "UK10"} <= {process.get("notice_type") for process in processes}
    services = {"find-a-tender", "contracts-finder", "public-contracts-scotland", "sell2wales"}
    assert services <= {process["publisher"] for process in processes}
