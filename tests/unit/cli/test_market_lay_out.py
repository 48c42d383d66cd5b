"""The command that lays notices out for a cluster."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.intake_builders import as_bytes, release, take
from worthwhile.cli.market import command
from worthwhile.cli.market_lay_out import CannotLayOut
from worthwhile.market.store.layout import MarketHome


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MarketHome:
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))
    return MarketHome(tmp_path / "market")


def _lay_out(folder: Path) -> str:
    return CliRunner().invoke(command, ["lay-out", str(folder)], catch_exceptions=False).output


def test_what_was_added_is_counted_and_the_next_time_nothing_is(home: MarketHome, tmp_path: Path) -> None:
    one, other = release(1), release(2, date="2026-05-01")
    take(home, as_bytes([one, other]))
    size = len(as_bytes(one)) + len(as_bytes(other))
    assert _lay_out(tmp_path / "to") == f"New releases: 2 ({size:,} bytes as published)\nFiles added: 2\n"
    assert _lay_out(tmp_path / "to") == f"Nothing new: {tmp_path / 'to'} holds every notice already.\n"


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(home: MarketHome, tmp_path: Path) -> None:
    take(home, as_bytes([release(1)]))
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CannotLayOut, match=r"file/below cannot be written: Not a directory.*give a folder"):
        _lay_out(tmp_path / "file" / "below")
