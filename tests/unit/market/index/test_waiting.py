"""Rows that wait to become a segment: all of them, in order, in files of the size that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.market_rows import opportunity, opportunity_batch
from worthwhile.market.index.waiting import set_down, take_up


@pytest.mark.parametrize("sizes", [[], [0], [1], [5], [2, 0, 3], [7, 1, 1], [10], [4, 4, 4]])
def test_batches_of_any_size_come_back_in_order_in_files_of_one_size(tmp_path: Path, sizes: list[int]) -> None:
    names = iter(range(100))
    given = [[opportunity(f"row-{next(names)}") for _ in range(size)] for size in sizes]
    parts = []
    for waiting in set_down(map(opportunity_batch, given), tmp_path, 5):
        rows = [row[0] for row in take_up(waiting)]
        assert len(rows) == waiting.rows
        parts.append(rows)
    assert [ocid for part in parts for ocid in part] == [row[0] for rows in given for row in rows]
    assert all(len(part) == 5 for part in parts[:-1])
    assert not list(tmp_path.iterdir())
