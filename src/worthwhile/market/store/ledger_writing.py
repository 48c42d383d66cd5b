"""Adding to the ledger, a batch at a time, so that a crash at any moment loses nothing that was recorded.

A batch is written aside, made safe on disk and moved into ``raw``; then one transaction records its releases, what was
set aside and how far the source was read. A crash before the transaction leaves files that the ledger does not know:
they are removed when it is next opened for writing, and the batch is read again from its source.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Self

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.store import ledger_tables
from worthwhile.market.store.batch_files import AS_FOUND, RELEASES, BatchFile, BatchFiles, work_folder
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import OtherLedger, Reached
from worthwhile.market.store.new_releases import OF_EACH, NewReleases
from worthwhile.market.store.raw import pack_block
from worthwhile.market.store.writer_lock import WAIT_SECONDS, only_writer

_ASK_AT_ONCE = 500


def _add_releases(number: int) -> str:
    """The statement that adds so many releases of one block.

    Parameters: the number of the first, the file, where the block begins, its length, the place of the first in it,
    then of each release what the ledger keeps. FAIL rather than ABORT: SQLite need not remember how the tables were
    before each release, which is half of the work; who calls takes away what was added before the one that is held.
    """
    last = OF_EACH - 1
    rows = (
        f"(?1+{place},{','.join(f'?{start + fact}' for fact in range(last))},?2,?3,?4,?5+{place},?{start + last})"
        for place, start in enumerate(range(6, 6 + OF_EACH * number, OF_EACH))
    )
    return f"INSERT OR FAIL INTO release VALUES {','.join(rows)}"  # noqa: S608


# A statement for each number of rows costs to prepare, a row of its own costs to run: as many at once as there are.
_ADD_RELEASES = {number: _add_releases(number) for number in (64, 16, 4, 1)}

SAME_ID = """
INSERT INTO told SELECT seq, 'MK-011' FROM release AS new WHERE seq BETWEEN ? AND ? AND mergeable AND EXISTS (
    SELECT 1 FROM release AS old
    WHERE old.ocid = new.ocid AND old.release_id = new.release_id AND old.mergeable AND old.seq < new.seq)
"""


class AlreadyHeld(Exception):
    """A block has a release that is held, or the same one twice. Nothing of it was added."""


class SetAsideRow(NamedTuple):
    """A piece of text that was not taken: the hash of its bytes, why, and where it stood."""

    sha256: bytes
    code: str
    origin: str
    line: int | None


class LedgerMissing(WorthwhileError):
    """There are raw files and no ledger that speaks of them."""

    def __init__(self, home: MarketHome) -> None:
        super().__init__(
            f"{home.raw} holds notices, but {home.ledger} is not there. Put the ledger back from a backup, or move the "
            "folder raw to another place and bring it in anew: worthwhile market ingest FOLDER"
        )


class LedgerWriter:
    """The ledger, being added to. ``now`` dates the files. One at a time for a home: use ``open_writer``."""

    def __init__(self, home: MarketHome, connection: sqlite3.Connection, *, now: datetime) -> None:
        self._home = home
        self._connection = connection
        self._now = now
        self._files: BatchFiles | None = None
        self._next_seq = 0

    def begin(self) -> None:
        """Begin a batch, where none is begun."""
        if self._files is not None:
            return
        ask = self._connection.execute
        ask("BEGIN IMMEDIATE")
        (last_file,) = ask("SELECT coalesce(max(id), 0) FROM file").fetchone()
        (last,) = ask("SELECT coalesce(max(seq), 0) FROM release").fetchone()
        self._files = BatchFiles(self._home, self._now, last_file + 1)
        self._next_seq = last + 1

    def held(self, digests: Sequence[bytes]) -> set[bytes]:
        """Those of the digests whose releases are held already, counting this batch."""
        found: set[bytes] = set()
        for start in range(0, len(digests), _ASK_AT_ONCE):
            some = digests[start : start + _ASK_AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self._connection.execute(f"SELECT sha256 FROM release WHERE sha256 IN ({marks})", some)  # noqa: S608
            found.update(digest for (digest,) in rows)
        return found

    def add(self, publisher: str, block: bytes, releases: NewReleases) -> tuple[range, int]:
        """Add a packed block and its releases.

        Returns their numbers in the ledger, and how many have the id of an earlier release of their process (MK-011).
        Raises AlreadyHeld where one of them is held, counting this batch.
        """
        batch, first = self._batch(), self._next_seq
        start = batch.size_of(publisher, RELEASES)
        try:
            self._add_rows(releases, first, (batch.id_of(publisher, RELEASES), start, len(block)))
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
                raise
            self._connection.execute("DELETE FROM release WHERE seq >= ?", (first,))
            raise AlreadyHeld from None
        file = batch.of(publisher, RELEASES)
        if not file.releases:
            self._record_file(file)
        file.add(block)
        self._next_seq += len(releases)
        file.releases += len(releases)
        file.first_seq = file.first_seq or first
        file.last_seq = self._next_seq - 1
        return range(first, self._next_seq), self._tell(releases, first)

    def _add_rows(self, releases: NewReleases, first: int, block: tuple[int, int, int]) -> None:
        place = 0
        for number, statement in _ADD_RELEASES.items():
            while len(releases) - place >= number:
                facts = releases.facts[OF_EACH * place : OF_EACH * (place + number)]
                # Of bytes SQLite's module asks at some length whether they are not something else; not of these.
                facts[OF_EACH - 1 :: OF_EACH] = map(bytearray, facts[OF_EACH - 1 :: OF_EACH])
                self._connection.execute(statement, (first + place, *block, place, *facts))
                place += number

    def _tell(self, releases: NewReleases, first: int) -> int:
        told = [(first + place, code) for place, code in releases.told]
        self._connection.executemany("INSERT INTO told VALUES (?,?)", told)
        return self._connection.execute(SAME_ID, (first, first + len(releases) - 1)).rowcount

    def keep_as_found(self, publisher: str, text: bytes, seqs: Iterable[int]) -> None:
        """Keep the text, as published, that these repaired releases were read from."""
        file = self._batch().of(publisher, AS_FOUND)
        if not file.size:
            self._record_file(file)
        block = pack_block([text])
        start = file.add(block)
        self._connection.executemany(
            "INSERT INTO as_found VALUES (?,?,?,?,0)", ((seq, file.id, start, len(block)) for seq in seqs)
        )

    def set_aside(self, row: SetAsideRow) -> bool:
        """Count a piece that was not taken; False where the same piece was counted before."""
        return self._connection.execute("INSERT OR IGNORE INTO set_aside VALUES (?,?,?,?)", row).rowcount == 1

    def record_quarantine(self, name: str, size: int) -> None:
        """Say how long a file of the quarantine is with this batch; what is beyond it is removed after a crash."""
        self._connection.execute("INSERT OR REPLACE INTO quarantine VALUES (?,?)", (name, size))

    def commit(self, reached: Iterable[Reached] = ()) -> None:
        """Record the batch and how far its source was read, in one step."""
        for file in self._batch().move_in():
            self._connection.execute(
                "UPDATE file SET releases = ?, size = ?, first_seq = ?, last_seq = ? WHERE id = ?",
                (file.releases, file.size, file.first_seq, file.last_seq, file.id),
            )
        self._connection.executemany(
            "INSERT OR REPLACE INTO reached VALUES (?,?,?,?,?)",
            [(r.source, r.start, r.end, json.dumps(dict(r.detail)), self._now.isoformat()) for r in reached],
        )
        self._connection.execute("COMMIT")
        self._files = None

    def roll_back(self) -> None:
        """Forget the batch that is begun, if any."""
        if self._files is None:
            return
        self._files.drop()
        self._files = None
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _batch(self) -> BatchFiles:
        assert self._files is not None, "begin() comes first"
        return self._files

    def _record_file(self, file: BatchFile) -> None:
        self._connection.execute(
            "INSERT INTO file VALUES (?,?,?,?,0,0,?,NULL,NULL)",
            (file.id, file.path, file.publisher, self._now.isoformat(), file.ending == AS_FOUND),
        )

    @classmethod
    @contextmanager
    def open(cls, home: MarketHome, *, now: datetime, wait: float = WAIT_SECONDS) -> Iterator[Self]:
        """The only writer of ``home``, with what a crash left behind removed. ``now`` is in UTC.

        A batch that is not committed when the block ends is forgotten. Raises StoreInUse, LedgerMissing, OtherLedger.
        """
        home.make()
        with only_writer(home.root, wait=wait):
            if not home.ledger.exists() and any(home.raw.rglob("*.zst")):
                raise LedgerMissing(home)
            connection = _opened(home.ledger)
            try:
                _remove_unrecorded(home, connection)
                writer = cls(home, connection, now=now)
                try:
                    yield writer
                finally:
                    writer.roll_back()
            finally:
                connection.close()


def _opened(path: Path) -> sqlite3.Connection:
    try:
        connection = ledger_tables.open_for_writing(path)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise OtherLedger(path, str(error)) from error
    if version != ledger_tables.VERSION:
        connection.close()
        raise OtherLedger(path, f"form {version}, this version knows {ledger_tables.VERSION}")
    return connection


def _remove_unrecorded(home: MarketHome, connection: sqlite3.Connection) -> None:
    shutil.rmtree(work_folder(home), ignore_errors=True)
    recorded = {home.root / path for (path,) in connection.execute("SELECT path FROM file")}
    for path in home.raw.rglob("*.zst"):
        if path not in recorded:
            path.unlink()
    sizes = dict(connection.execute("SELECT name, size FROM quarantine"))
    for path in home.quarantine.glob("*.jsonl"):
        known = sizes.get(path.name, 0)
        if path.stat().st_size > known:
            with path.open("r+b") as stream:
                stream.truncate(known)
