"""An installation as it stands on disk and in its database, of either kind, without the pages."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from worthwhile.exchange.audit_chain import FIRST_HASH, Entry, hash_of
from worthwhile.exchange.kept_database import SQLITE_FILE

NOON = datetime(2026, 4, 1, 12, 30, tzinfo=UTC)
KEEP_CASE = (
    "INSERT INTO impact_keptcase (token, text, suffix, case_hash, template, entered, notes, created_at)"
    " VALUES (?, 'title: Ünder', '.yaml', 'abc', '', '{}', '[]', '2026-04-01 12:30:00.000001+00:00')"
)
ADD_ENTRY = "INSERT INTO accounts_auditentry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class Installation:
    """Where an installation keeps its files and, for PostgreSQL, its database."""

    home: Path
    address: str | None

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """A connection; each statement stands for itself unless a transaction is begun."""
        if self.address:
            with psycopg.connect(self.address, autocommit=True) as server:
                yield server
        else:
            file = sqlite3.connect(self.home / SQLITE_FILE, isolation_level=None, timeout=30)
            try:
                yield file
            finally:
                file.close()

    def run(self, opened: Any, statement: str, values: tuple[Any, ...] = ()) -> Any:
        return opened.execute(statement.replace("?", "%s") if self.address else statement, values)

    def migrate(self) -> None:
        """Make the tables as the product does."""
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "worthwhile.config.settings",
            "WORTHWHILE_HOME": str(self.home),
            "WORTHWHILE_DATABASE": self.address or "",
        }
        subprocess.run(
            [sys.executable, "-m", "worthwhile.config", "migrate", "--verbosity", "0"], env=environment, check=True
        )

    def keep_cases(self, first: int, count: int) -> None:
        """Keep cases, each with its act in the audit log, in one transaction a case."""
        with self.opened() as opened:
            for number in range(first, first + count):
                self.run(opened, "BEGIN")
                self.run(opened, KEEP_CASE, (f"case-{number}",))
                last = self.run(
                    opened, "SELECT number, own_hash FROM accounts_auditentry ORDER BY number DESC LIMIT 1"
                ).fetchone() or (0, FIRST_HASH)
                self.run(opened, ADD_ENTRY, tuple(vars(_entry(last, number)).values()))
                self.run(opened, "COMMIT")

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table."""
        with self.opened() as opened:
            if self.address:
                names = opened.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
                queries = {name: sql.SQL("SELECT * FROM {}").format(sql.Identifier(name)) for [name] in names}
            else:
                names = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                queries = {name: f'SELECT * FROM "{name}"' for [name] in names}
            return {name: sorted(opened.execute(query).fetchall(), key=repr) for name, query in queries.items()}


def _entry(last: tuple[int, str], object_id: int) -> Entry:
    entry = Entry(
        number=last[0] + 1,
        at=NOON,
        actor=7,
        organisation=None,
        act="case-kept",
        object_kind="case",
        object_id=str(object_id),
        content_hash="c" * 64,
        previous_hash=last[1],
        own_hash="",
    )
    return replace(entry, own_hash=hash_of(entry))
