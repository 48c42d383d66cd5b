"""The tables of the ledger, and how its database is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

VERSION = 1

TABLES = """
CREATE TABLE file(
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, publisher TEXT NOT NULL, made_at TEXT NOT NULL,
    releases INTEGER NOT NULL, size INTEGER NOT NULL, found INTEGER NOT NULL, first_seq INTEGER, last_seq INTEGER
) STRICT;
CREATE TABLE release(
    seq INTEGER PRIMARY KEY, ocid TEXT NOT NULL, release_id TEXT NOT NULL, made_id INTEGER NOT NULL,
    date TEXT NOT NULL, mergeable INTEGER NOT NULL, file INTEGER NOT NULL REFERENCES file(id),
    frame_offset INTEGER NOT NULL, frame_length INTEGER NOT NULL, position INTEGER NOT NULL, sha256 BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX release_sha256 ON release(sha256);
CREATE INDEX release_ocid ON release(ocid, release_id, mergeable);
CREATE TABLE told(seq INTEGER NOT NULL, code TEXT NOT NULL, PRIMARY KEY (seq, code)) STRICT, WITHOUT ROWID;
CREATE TABLE as_found(
    seq INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES file(id),
    frame_offset INTEGER NOT NULL, frame_length INTEGER NOT NULL, position INTEGER NOT NULL
) STRICT;
CREATE TABLE set_aside(
    sha256 BLOB NOT NULL, code TEXT NOT NULL, origin TEXT NOT NULL, line INTEGER, PRIMARY KEY (sha256, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine(name TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE reached(
    source TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL, detail TEXT NOT NULL, recorded_at TEXT NOT NULL,
    PRIMARY KEY (source, start, end)
) STRICT, WITHOUT ROWID;
"""

_WAIT_SECONDS = 30


def open_for_writing(path: Path) -> sqlite3.Connection:
    """A connection that may write; the tables are made where they are not there yet."""
    connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    # FULL: a committed batch outlives a power cut, as the raw files it speaks of do.
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA cache_size=-65536")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == 0:
        connection.executescript(f"BEGIN IMMEDIATE; {TABLES} PRAGMA user_version={VERSION}; COMMIT;")
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that sees what was last committed, also while another process writes."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_WAIT_SECONDS)
    connection.execute("PRAGMA query_only=ON")
    return connection
