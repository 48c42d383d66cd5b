"""The ledger: which releases are held and where each stands, and how far each source was read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.store import ledger_tables
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.raw import Block, Entry, read_at, read_block, release_at

BLOCKS_KEPT = 8
"""Unpacked blocks that an open ledger holds, half a megabyte each."""

_ENTRY = "seq, ocid, release_id, made_id, date, mergeable, file, frame_offset, frame_length, position"


class NoNoticesYet(WorthwhileError):
    """Nothing was ever brought in."""

    def __init__(self) -> None:
        super().__init__(
            "There are no notices yet. Bring some in: worthwhile market ingest FILE, "
            "or worthwhile market fetch find-a-tender"
        )


class OtherLedger(WorthwhileError):
    """The ledger cannot be read by this version."""

    def __init__(self, path: Path, about: str) -> None:
        super().__init__(f"{path} cannot be read ({about}). Use the version of Worthwhile that wrote it, or a backup.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """One raw file: ``releases`` of it in the ledger; ``size`` in bytes."""

    id: int
    path: Path
    publisher: str
    made_at: str
    releases: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How far a source was read: one window of it, read whole.

    ``start`` and ``end`` are the source's own words for the window (moments as text, or any text that sorts);
    ``detail`` is anything that can be written as JSON. The same source, start and end again replaces the row.
    """

    source: str
    start: str
    end: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    recorded_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCounts:
    """What is held. ``told`` counts releases that are held though something is wrong with them, ``set_aside`` the
    pieces of text that could not be read, both by MK- code."""

    releases: int
    mergeable: int
    processes: int
    files: int
    size: int
    by_publisher: Mapping[str, int]
    told: Mapping[str, int]
    set_aside: Mapping[str, int]


class Ledger:
    """The ledger, read. Open one for each piece of work and close it; it sees what is committed when asked."""

    def __init__(self, home: MarketHome, connection: sqlite3.Connection) -> None:
        self._home = home
        self._connection = connection
        # Blocks read last, by file and place: new releases of many processes stand in the same few.
        self._blocks: dict[tuple[int, int], tuple[Path, Block]] = {}

    @classmethod
    def open(cls, home: MarketHome) -> Self:
        """Open for reading; another process may write meanwhile. Raises NoNoticesYet, OtherLedger."""
        if not home.ledger.exists():
            raise NoNoticesYet
        try:
            connection = ledger_tables.open_for_reading(home.ledger)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            raise OtherLedger(home.ledger, str(error)) from error
        if version == 0:
            connection.close()
            raise NoNoticesYet
        if version != ledger_tables.VERSION:
            connection.close()
            raise OtherLedger(home.ledger, f"form {version}, this version knows {ledger_tables.VERSION}")
        return cls(home, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def files(self) -> list[RawFile]:
        """Every raw file with releases, in order of arrival."""
        rows = self._connection.execute(
            "SELECT id, path, publisher, made_at, releases, size FROM file WHERE NOT found ORDER BY id"
        )
        return [
            RawFile(id=id, path=self._home.root / path, publisher=publisher, made_at=made, releases=count, size=size)
            for id, path, publisher, made, count, size in rows
        ]

    def file(self, file_id: int) -> Path:
        """Where the file with this id is."""
        (path,) = self._connection.execute("SELECT path FROM file WHERE id = ?", (file_id,)).fetchone()
        return self._home.root / str(path)

    def entries(self, file_id: int) -> Iterator[Entry]:
        """The entries of a file in the order of its bytes: the i-th is the i-th release of ``read_frames``."""
        span = self._connection.execute("SELECT first_seq, last_seq FROM file WHERE id = ?", (file_id,)).fetchone()
        if span is not None:
            yield from self._entries("seq BETWEEN ? AND ? AND file = ? ORDER BY seq", *span, file_id)

    def blocks(self, file_id: int) -> list[tuple[int, int]]:
        """The first and the last ``seq`` of every block of a file, in the order of its bytes."""
        span = self._connection.execute("SELECT first_seq, last_seq FROM file WHERE id = ?", (file_id,)).fetchone()
        if span is None or span[0] is None:
            return []
        return self._connection.execute(
            "SELECT min(seq), max(seq) FROM release WHERE seq BETWEEN ? AND ? AND file = ? "
            "GROUP BY frame_offset ORDER BY frame_offset",
            (*span, file_id),
        ).fetchall()

    def entries_between(self, file_id: int, first: int, last: int) -> list[Entry]:
        """The entries of a file from one ``seq`` to another."""
        return list(self._entries("seq BETWEEN ? AND ? AND file = ? ORDER BY seq", first, last, file_id))

    def entries_of(self, ocid: str) -> list[Entry]:
        """The entries of a process in order of arrival; empty where it is not held."""
        return list(self._entries("ocid = ? ORDER BY seq", ocid))

    def read(self, entry: Entry) -> bytes:
        """The bytes of a release. Raises DamagedRawFile."""
        place = (entry.file_id, entry.frame_offset)
        held = self._blocks.pop(place, None)
        if held is None:
            path = self.file(entry.file_id)
            held = path, read_block(path, offset=entry.frame_offset, length=entry.frame_length)
            if len(self._blocks) == BLOCKS_KEPT:
                del self._blocks[next(iter(self._blocks))]
        self._blocks[place] = held
        return release_at(*held, offset=entry.frame_offset, position=entry.position)

    def as_found(self, seq: int) -> bytes | None:
        """The text that a repaired release was read from, as published; None where nothing was repaired."""
        row = self._connection.execute(
            "SELECT file, frame_offset, frame_length, position FROM as_found WHERE seq = ?", (seq,)
        ).fetchone()
        if row is None:
            return None
        file, offset, length, position = row
        return read_at(self.file(file), offset=offset, length=length, position=position)

    def last_seq(self) -> int:
        """The newest release; 0 where there is none."""
        (last,) = self._connection.execute("SELECT coalesce(max(seq), 0) FROM release").fetchone()
        return int(last)

    def mergeable(self) -> int:
        """How many releases there are to merge."""
        (count,) = self._connection.execute("SELECT count(*) FROM release WHERE mergeable").fetchone()
        return int(count)

    def ocids_since(self, seq: int) -> set[str]:
        """The processes with a release that arrived after ``seq``."""
        return self._words("SELECT DISTINCT ocid FROM release WHERE seq > ?", seq)

    def shared_ocids(self) -> set[str]:
        """The processes with more than one release to merge."""
        return self._words("SELECT ocid FROM release WHERE mergeable GROUP BY ocid HAVING count(*) > 1")

    def reached(self, source: str) -> list[Reached]:
        """The windows of a source that were read whole, in order of their start."""
        rows = self._connection.execute(
            "SELECT source, start, end, detail, recorded_at FROM reached WHERE source = ? ORDER BY start, end",
            (source,),
        )
        return [
            Reached(source=name, start=start, end=end, detail=json.loads(detail), recorded_at=at)
            for name, start, end, detail, at in rows
        ]

    def counts(self) -> LedgerCounts:
        """What is held, counted."""
        ask = self._connection.execute
        releases, mergeable, processes, made = ask(
            "SELECT count(*), coalesce(sum(mergeable), 0), count(DISTINCT ocid), coalesce(sum(made_id), 0) FROM release"
        ).fetchone()
        files, size = ask("SELECT count(*), coalesce(sum(size), 0) FROM file").fetchone()
        told = dict(ask("SELECT code, count(*) FROM told GROUP BY code"))
        told.update(
            {"MK-008": made} if made else {}, **({"MK-009": releases - mergeable} if mergeable < releases else {})
        )
        return LedgerCounts(
            releases=releases,
            mergeable=mergeable,
            processes=processes,
            files=files,
            size=size,
            by_publisher=dict(ask("SELECT publisher, sum(releases) FROM file WHERE NOT found GROUP BY publisher")),
            told=dict(sorted(told.items())),
            set_aside=dict(ask("SELECT code, count(*) FROM set_aside GROUP BY code ORDER BY code")),
        )

    def _entries(self, where: str, *values: object) -> Iterator[Entry]:
        # The condition is one of this module's own; every value is a parameter.
        rows = self._connection.execute(f"SELECT {_ENTRY} FROM release WHERE {where}", values)  # noqa: S608
        for seq, ocid, release_id, made, date, mergeable, file, offset, length, position in rows:
            yield Entry(seq, ocid, release_id, bool(made), date, bool(mergeable), file, offset, length, position)

    def _words(self, question: str, *values: object) -> set[str]:
        return {word for (word,) in self._connection.execute(question, values)}
