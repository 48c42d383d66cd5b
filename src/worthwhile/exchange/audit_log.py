"""The audit log of an installation, read from its database without the pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from worthwhile.exchange.audit_chain import START, Anchor, Entry
from worthwhile.exchange.kept_database import DatabaseUnreadable, opened_postgresql, opened_sqlite

if TYPE_CHECKING:
    import psycopg

TABLE = "accounts_auditentry"
_NAMES = ", ".join(field.name for field in fields(Entry))
_ALL = f"SELECT {_NAMES} FROM {TABLE} ORDER BY number"  # noqa: S608 — names of our own
_LAST = f"SELECT number, own_hash FROM {TABLE} ORDER BY number DESC LIMIT 1"  # noqa: S608
_HAS_TABLE_SQLITE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
_HAS_TABLE_POSTGRESQL = "SELECT to_regclass(%s)"
NO_LOG = "This database has no audit log yet. Bring it up to date: python -m worthwhile.config migrate"


@contextmanager
def opened_log(*, home: Path, address: str | None) -> Iterator[Iterator[Entry]]:
    """The entries of the log in their order. Raises DatabaseUnreadable, also where there is no log."""
    if address is None:
        with opened_sqlite(home) as file:
            if last_in_sqlite(file) is None:
                raise DatabaseUnreadable(NO_LOG)
            yield _entries(file.execute(_ALL))
    else:
        with opened_postgresql(address) as server:
            if last_in_postgresql(server) is None:
                raise DatabaseUnreadable(NO_LOG)
            with server.cursor(name="audit_log") as cursor:
                yield _entries(cursor.execute(_ALL))


def last_in_sqlite(opened: sqlite3.Connection) -> Anchor | None:
    """The end of the log; None where the database is older than the log."""
    if opened.execute(_HAS_TABLE_SQLITE, [TABLE]).fetchone() is None:
        return None
    found = opened.execute(_LAST).fetchone()
    return Anchor(*found) if found else START


def last_in_postgresql(opened: psycopg.Connection[Any]) -> Anchor | None:
    """The end of the log; None where the database is older than the log."""
    if opened.execute(_HAS_TABLE_POSTGRESQL, [TABLE]).fetchone() == (None,):
        return None
    found = opened.execute(_LAST).fetchone()
    return Anchor(*found) if found else START


def _entries(rows: Iterable[tuple[Any, ...]]) -> Iterator[Entry]:
    names = [field.name for field in fields(Entry)]
    for row in rows:
        values = dict(zip(names, row, strict=True))
        yield Entry(**{**values, "at": _moment(values["at"])})


def _moment(given: datetime | str) -> datetime:
    """SQLite holds a moment as text in UTC, without saying so."""
    if isinstance(given, datetime):
        return given
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        raise DatabaseUnreadable(f"The audit log holds {given!r} where a time should stand: it was changed.") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
