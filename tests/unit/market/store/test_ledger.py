"""The ledger says what is held and how far each source was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake_builders import NOW, as_bytes, held_bytes, release, take
from worthwhile.market.sources.intake import Intake
from worthwhile.market.sources.pieces import Piece
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger, NoNoticesYet, Reached
from worthwhile.market.store.ledger_writing import LedgerMissing, LedgerWriter
from worthwhile.market.store.writer_lock import StoreInUse


@pytest.fixture
def home(tmp_path: Path) -> MarketHome:
    return MarketHome(tmp_path / "market")


def test_a_store_that_nothing_was_brought_into_says_what_to_run(home: MarketHome) -> None:
    with pytest.raises(NoNoticesYet, match="worthwhile market ingest"):
        Ledger.open(home)


def test_entries_of_a_process_come_in_order_of_arrival(home: MarketHome) -> None:
    late, early = release(1, id="b", date="2026-05-01"), release(1, id="a", date="2026-04-01")
    take(home, as_bytes([late, release(2), early]))
    with Ledger.open(home) as ledger:
        entries = ledger.entries_of("ocds-h6vhtk-000001")
        assert [(entry.seq, entry.release_id, entry.date) for entry in entries] == [
            (1, "b", "2026-05-01"),
            (3, "a", "2026-04-01"),
        ]
        assert [ledger.read(entry) for entry in entries] == [as_bytes(late), as_bytes(early)]
        assert ledger.shared_ocids() == {"ocds-h6vhtk-000001"}
        assert ledger.last_seq() == 3
        assert ledger.ocids_since(1) == {"ocds-h6vhtk-000001", "ocds-h6vhtk-000002"}
        assert ledger.ocids_since(3) == set()


def test_the_blocks_of_a_file_hold_its_entries_between_them(home: MarketHome) -> None:
    text = "x" * 200_000
    take(home, as_bytes([release(number, title=text) for number in range(1, 9)] + [release(9, ocid="ocds-b5fd17-x")]))
    with Ledger.open(home) as ledger:
        blocks = {file.id: ledger.blocks(file.id) for file in ledger.files()}
        for file, spans in blocks.items():
            by_block = [ledger.entries_between(file, first, last) for first, last in spans]
            assert [entry for entries in by_block for entry in entries] == list(ledger.entries(file))
            assert all(len({entry.frame_offset for entry in entries}) == 1 for entries in by_block)
        assert sorted(len(spans) for spans in blocks.values()) == [1, 3]
        assert ledger.blocks(99) == []


def test_a_compiled_release_does_not_make_a_process_shared(home: MarketHome) -> None:
    take(home, as_bytes([release(1), release(1, id="c", tag=["compiled"])]))
    with Ledger.open(home) as ledger:
        assert ledger.shared_ocids() == set()
        assert ledger.mergeable() == 1
        counts = ledger.counts()
    assert (counts.releases, counts.mergeable, counts.processes, counts.told) == (2, 1, 1, {"MK-009": 1})


def test_releases_stand_in_the_folder_of_their_publisher_and_month(home: MarketHome) -> None:
    take(home, as_bytes([release(1), release(2, ocid="ocds-b5fd17-x"), release(3, ocid="ocds-zzzzzz-x")]))
    with Ledger.open(home) as ledger:
        paths = [str(file.path.relative_to(home.root)) for file in ledger.files()]
        assert ledger.counts().by_publisher == {"contracts-finder": 1, "find-a-tender": 1, "other": 1}
    assert paths == [
        "raw/find-a-tender/2026-11/20261122T120000Z-1.releases.zst",
        "raw/contracts-finder/2026-11/20261122T120000Z-2.releases.zst",
        "raw/other/2026-11/20261122T120000Z-3.releases.zst",
    ]


def test_how_far_a_source_was_read_is_recorded_with_its_releases(home: MarketHome) -> None:
    window = Reached(source="find-a-tender", start="2026-11-01", end="2026-11-02", detail={"full": False})
    Intake(home, now=lambda: NOW).take([Piece(body=as_bytes(release()), origin="page")], reached=window)
    with Ledger.open(home) as ledger:
        (found,) = ledger.reached("find-a-tender")
        assert ledger.reached("contracts-finder") == []
    assert (found.start, found.end, found.detail, found.recorded_at) == (
        "2026-11-01",
        "2026-11-02",
        {"full": False},
        "2026-11-22T12:00:00+00:00",
    )


def test_a_reader_sees_what_is_recorded_while_a_writer_has_more(home: MarketHome) -> None:
    take(home, as_bytes(release(1)))
    with LedgerWriter.open(home, now=NOW) as writer, Ledger.open(home) as ledger:
        writer.begin()
        assert ledger.counts().releases == 1


def test_a_second_writer_is_told_to_wait(home: MarketHome) -> None:
    with (
        LedgerWriter.open(home, now=NOW),
        pytest.raises(StoreInUse, match="Nothing was changed"),
        LedgerWriter.open(home, now=NOW, wait=0),
    ):
        pass


def test_a_raw_file_that_was_never_recorded_is_removed_and_its_source_read_again(home: MarketHome) -> None:
    take(home, as_bytes(release(1)))
    stray = home.raw / "find-a-tender/2026-11/20261122T120000Z-2.releases.zst"
    stray.write_bytes(b"half")
    take(home, as_bytes(release(2)))
    assert stray.read_bytes() != b"half"
    assert held_bytes(home) == [as_bytes(release(1)), as_bytes(release(2))]


def test_raw_files_are_not_removed_when_it_is_the_ledger_that_is_gone(home: MarketHome) -> None:
    take(home, as_bytes(release(1)))
    kept = list(home.raw.rglob("*.zst"))
    for path in home.root.glob("ledger.sqlite3*"):
        path.unlink()
    with pytest.raises(LedgerMissing, match="move the folder raw"):
        take(home, as_bytes(release(2)))
    assert [path.exists() for path in kept] == [True]
    take(MarketHome(home.root.parent / "new"), kept[0].read_bytes())
    assert held_bytes(MarketHome(home.root.parent / "new")) == [as_bytes(release(1))]
