"""Where an installation keeps its data, for commands that look at it without the pages."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from worthwhile.kernel.problems import WorthwhileError

if TYPE_CHECKING:
    import psycopg

SQLITE_FILE = "worthwhile.sqlite3"
_WAIT_SECONDS = 30.0


class DatabaseUnreadable(WorthwhileError):
    """The database is not there, cannot be reached, or is not one of this product."""


def postgresql_address() -> str | None:
    """What WORTHWHILE_DATABASE names; None where data is kept in one SQLite file."""
    return os.environ.get("WORTHWHILE_DATABASE") or None


@contextmanager
def opened_sqlite(home: Path) -> Iterator[sqlite3.Connection]:
    """The SQLite file of an installation, to be read only. Raises DatabaseUnreadable."""
    path = home / SQLITE_FILE
    if not path.is_file():
        raise DatabaseUnreadable(
            f"There is no database in {home}. Set WORTHWHILE_HOME to the folder of the installation, or "
            "WORTHWHILE_DATABASE to the address of its PostgreSQL database."
        )
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_WAIT_SECONDS)) as opened:
            yield opened
    except sqlite3.Error as error:
        raise DatabaseUnreadable(f"{path} cannot be read: {error}. Check that it is the database you meant.") from None


@contextmanager
def opened_postgresql(address: str) -> Iterator[psycopg.Connection[Any]]:
    """One unchanging view of a PostgreSQL database, to be read only. Raises DatabaseUnreadable."""
    import psycopg

    if not address.startswith(("postgresql://", "postgres://")):
        # The address itself is not shown: it may hold a password.
        raise DatabaseUnreadable("WORTHWHILE_DATABASE must begin with postgresql:// and name a PostgreSQL database.")
    try:
        with psycopg.connect(address) as opened:
            opened.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            opened.read_only = True
            yield opened
    except psycopg.Error as error:
        about = str(error).strip() or type(error).__name__
        raise DatabaseUnreadable(f"The database that WORTHWHILE_DATABASE names cannot be read: {about}") from None
