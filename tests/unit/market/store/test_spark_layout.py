"""Releases laid out for a cluster: where they stand, that none is missing and none there twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.intake_builders import as_bytes, held_bytes, release, take
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import NoNoticesYet
from worthwhile.market.store.spark_layout import MARKER, OtherLayout, lay_out, month_of

CONTRACTS_FINDER = "ocds-b5fd17-1"


@pytest.fixture
def home(tmp_path: Path) -> MarketHome:
    return MarketHome(tmp_path / "market")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "releases"


def _rows(folder: Path) -> list[dict[str, Any]]:
    rows = [row for path in folder.rglob("part-*.parquet") for row in pq.ParquetFile(path).read().to_pylist()]
    return sorted(rows, key=lambda row: row["seq"])


def _of_two_publishers(count: int, *, start: int = 1) -> bytes:
    """Releases of two publishers by turns, so that the order of arrival runs through two raw files."""
    made = [
        release(number, date=f"2026-0{1 + number % 3}-10T09:00:00Z", ocid=ocid)
        for number in range(start, start + count)
        for ocid in (f"ocds-h6vhtk-{number}", f"ocds-b5fd17-{number}")
    ]
    return as_bytes(made)


def test_releases_stand_by_publisher_and_month_of_their_date(home: MarketHome, folder: Path) -> None:
    other = release(2, ocid=CONTRACTS_FINDER, date="2026-05-31T23:59:59Z")
    take(home, as_bytes([release(1, date="2026-04-01"), other, release(3, date="soon")]))
    report = lay_out(home, folder)
    assert (report.releases, report.files) == (3, 3)
    assert {str(path.parent.relative_to(folder)) for path in folder.rglob("*.parquet")} == {
        "publisher=find-a-tender/month=2026-04",
        "publisher=contracts-finder/month=2026-05",
        "publisher=find-a-tender/month=unknown",
    }


def test_a_release_has_the_bytes_and_the_marks_that_are_held(home: MarketHome, folder: Path) -> None:
    compiled = release(2, tag=["compiled"])
    take(home, as_bytes([release(1, id=...), compiled]))
    lay_out(home, folder)
    first, second = _rows(folder)
    assert [first["raw"], second["raw"]] == held_bytes(home)
    assert (first["seq"], first["ocid"], first["date"]) == (1, "ocds-h6vhtk-000001", "2026-04-01T10:00:00+01:00")
    assert (first["made_id"], second["made_id"]) == (True, False)
    assert (first["mergeable"], second["mergeable"]) == (True, False)


@pytest.mark.parametrize("bytes_a_round", [1, 900, 100_000])
def test_every_release_is_laid_out_once_however_small_the_rounds(
    home: MarketHome, folder: Path, bytes_a_round: int
) -> None:
    take(home, _of_two_publishers(12))
    take(home, _of_two_publishers(12, start=13))
    lay_out(home, folder, bytes_a_round=bytes_a_round)
    assert [row["seq"] for row in _rows(folder)] == list(range(1, 49))


def test_the_next_time_only_what_is_new_is_added(home: MarketHome, folder: Path) -> None:
    take(home, _of_two_publishers(5))
    lay_out(home, folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.parquet")}
    assert lay_out(home, folder).releases == 0
    take(home, _of_two_publishers(3, start=6))
    assert lay_out(home, folder).releases == 6
    assert [row["seq"] for row in _rows(folder)] == list(range(1, 17))
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_files_of_a_round_that_was_stopped_are_written_again_and_nothing_stands_twice(
    home: MarketHome, folder: Path
) -> None:
    take(home, _of_two_publishers(4))
    lay_out(home, folder, bytes_a_round=500)
    reached = (folder / MARKER).read_bytes()
    take(home, _of_two_publishers(4, start=5))
    lay_out(home, folder, bytes_a_round=900)
    (folder / MARKER).write_bytes(reached)  # as it is when the last rounds were stopped before they counted
    take(home, _of_two_publishers(4, start=9))
    lay_out(home, folder, bytes_a_round=900)
    assert [row["seq"] for row in _rows(folder)] == list(range(1, 25))


def test_a_folder_of_other_notices_is_left_alone(home: MarketHome, folder: Path, tmp_path: Path) -> None:
    take(home, _of_two_publishers(2))
    lay_out(home, folder)
    other = MarketHome(tmp_path / "other")
    take(other, as_bytes([release(number) for number in range(50, 60)]))
    before = sorted(folder.rglob("*"))
    with pytest.raises(OtherLayout, match="Give an empty folder"):
        lay_out(other, folder)
    assert sorted(folder.rglob("*")) == before


def test_a_store_with_nothing_in_it_says_what_to_run(home: MarketHome, folder: Path) -> None:
    with pytest.raises(NoNoticesYet, match="worthwhile market ingest"):
        lay_out(home, folder)


@pytest.mark.parametrize(
    ("date", "month"),
    [
        ("2026-09-30T23:30:00+01:00", "2026-09"),
        ("2026-09", "2026-09"),
        ("2026-13-01", "unknown"),
        ("2026-091", "unknown"),
        ("30/09/2026", "unknown"),
        ("3026-09-01", "unknown"),
        ("../../x", "unknown"),
    ],
)
def test_a_month_is_read_from_a_date_or_is_unknown(date: str, month: str) -> None:
    assert month_of(date) == month
