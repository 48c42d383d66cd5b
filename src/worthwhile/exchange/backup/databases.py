"""The database of a backup: copied while it is in use, and put back whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from worthwhile.exchange.audit_chain import Anchor
from worthwhile.exchange.audit_log import last_in_postgresql, last_in_sqlite
from worthwhile.exchange.backup.manifest import BackupRefused
from worthwhile.exchange.kept_database import opened_postgresql, opened_sqlite

_TABLES = "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"


def copy_sqlite(*, home: Path, to: Path) -> Anchor | None:
    """Copy the SQLite file as it stands at one moment, while others write. Returns the end of its audit log."""
    with opened_sqlite(home) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        [found] = copy.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise BackupRefused(f"The database in {home} is damaged ({found}). Restore the last backup of it.")
        return last_in_sqlite(copy)


def dump_postgresql(*, address: str, to: Path) -> Anchor | None:
    """Dump a PostgreSQL database as it stands at one moment. Returns the end of its audit log as of then."""
    with opened_postgresql(address) as opened:
        [snapshot] = opened.execute("SELECT pg_export_snapshot()").fetchone() or [""]
        _run("pg_dump", address, "--format=custom", f"--snapshot={snapshot}", f"--file={to}")
        return last_in_postgresql(opened)


def is_empty_postgresql(address: str) -> bool:
    """Whether a database has no table yet."""
    with opened_postgresql(address) as opened:
        return opened.execute(_TABLES).fetchone() == (0,)


def restore_postgresql(*, address: str, dump: Path) -> None:
    """Put a dump into an empty database, whole or not at all. Raises BackupRefused."""
    _run("pg_restore", address, "--single-transaction", "--exit-on-error", "--no-owner", "--no-acl", str(dump))


def find_tool(name: str) -> str:
    """The path of a tool of PostgreSQL. Raises BackupRefused with what to install."""
    found = shutil.which(name)
    if found is None:
        raise BackupRefused(
            f"{name} is needed and was not found. Install the PostgreSQL client tools, of the server's release or "
            f"newer, and see that {name} is on the PATH."
        )
    return found


def _run(tool: str, address: str, *arguments: str) -> None:
    """Run a tool of PostgreSQL; the password goes by the environment, where other users cannot see it."""
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    named = {name: value for name, value in conninfo_to_dict(address).items() if value}
    password = named.pop("password", None)
    environment = {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}
    ended = subprocess.run(  # noqa: S603 — our own arguments, and no shell
        [find_tool(tool), f"--dbname={make_conninfo('', **named)}", "--no-password", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise BackupRefused(f"{tool} failed, and nothing was changed. It said:\n{ended.stderr.strip()}")
