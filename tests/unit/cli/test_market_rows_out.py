"""Rows of the market as CSV."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from worthwhile.cli.market_rows_out import CannotWrite, plain_rows, write_rows


def test_what_is_not_known_is_an_empty_cell_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    to = tmp_path / "rows.csv"
    write_rows(to, ["name", "value"], [{"name": "=1+1", "value": None}, {"name": "Leeds, and more", "value": 2.5}])
    lines = to.read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["name,value", "'=1+1,", '"Leeds, and more",2.5']


def test_a_file_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="cannot be written: No such file or directory"):
        write_rows(tmp_path / "nowhere" / "rows.csv", [], [])


def test_days_are_text() -> None:
    assert plain_rows([{"on": date(2026, 1, 2), "n": 1}]) == [{"on": "2026-01-02", "n": 1}]
