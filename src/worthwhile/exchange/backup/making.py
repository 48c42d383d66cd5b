"""Make a backup of everything an installation keeps, while it is in use."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from worthwhile.exchange.audit_chain import Anchor
from worthwhile.exchange.backup.archive import write_manifest, write_part
from worthwhile.exchange.backup.databases import copy_sqlite, dump_postgresql
from worthwhile.exchange.backup.manifest import (
    DATABASE_PART,
    FORMAT,
    HOME,
    AuditLogEnd,
    BackupRefused,
    DatabaseKind,
    Manifest,
    Part,
)
from worthwhile.exchange.backup.notices import LEDGER, copy_ledger, is_made_again
from worthwhile.exchange.kept_database import SQLITE_FILE
from worthwhile.exchange.plain_data import json_text


def make_backup(*, home: Path, address: str | None, to: Path, now: datetime, version: str) -> Manifest:
    """Write the archive ``to``, whole or not at all: the database first, then the files that it may speak of.

    ``address`` names a PostgreSQL database, ``now`` is in UTC. Raises BackupRefused or DatabaseUnreadable.
    """
    _refuse_place(home, to)
    try:
        with tempfile.TemporaryDirectory(prefix=f".{to.name}.", dir=to.parent) as folder:
            made = Path(folder) / "backup"
            made.touch(mode=0o600)
            with zipfile.ZipFile(made, "w") as archive:
                manifest = _fill(archive, home, address, Path(folder) / "database", now, version)
            with made.open("rb") as file:
                os.fsync(file.fileno())
            os.replace(made, to)
    except OSError as error:
        raise BackupRefused(f"No backup was made: {error.filename or to}: {error.strerror}.") from None
    return manifest


def _refuse_place(home: Path, to: Path) -> None:
    if not home.is_dir():
        raise BackupRefused(f"There is no folder {home}. Set WORTHWHILE_HOME to the folder of the installation.")
    if to.exists():
        raise BackupRefused(f"{to} is there already. Choose another name: a backup is never written over.")
    if not to.parent.is_dir():
        raise BackupRefused(f"There is no folder {to.parent}. Make it, or choose another.")
    if to.resolve().is_relative_to(home.resolve()):
        raise BackupRefused(f"{to} is inside {home} and would be lost with it. Choose a place outside.")


def _fill(
    archive: zipfile.ZipFile, home: Path, address: str | None, copy: Path, now: datetime, version: str
) -> Manifest:
    parts: list[Part] = []
    end: Anchor | None = None
    kind = _kind(home, address)
    if kind is not None:
        end = dump_postgresql(address=address, to=copy) if address else copy_sqlite(home=home, to=copy)
        parts.append(write_part(archive, name=DATABASE_PART[kind], source=copy, at=now))
    ledger = copy.with_name("ledger")
    if copy_ledger(home=home, to=ledger):
        parts.append(write_part(archive, name=f"{HOME}{LEDGER.as_posix()}", source=ledger, at=now))
    for path in _files(home):
        try:
            name = f"{HOME}{path.relative_to(home).as_posix()}"
            parts.append(write_part(archive, name=name, source=path, at=now))
        except FileNotFoundError:
            continue  # removed since the folder was listed
    if not parts:
        raise BackupRefused(f"{home} is empty: there is nothing to back up. Check WORTHWHILE_HOME.")
    manifest = Manifest(
        format=FORMAT,
        version=version,
        made_at=now.isoformat(timespec="seconds"),
        parts=tuple(parts),
        database=kind,
        audit_log=AuditLogEnd(entries=end.number, last_hash=end.own_hash) if end else None,
    )
    write_manifest(archive, text=json_text(asdict(manifest)), at=now)
    return manifest


def _kind(home: Path, address: str | None) -> DatabaseKind | None:
    if address is not None:
        return DatabaseKind.POSTGRESQL
    return DatabaseKind.SQLITE if (home / SQLITE_FILE).exists() else None


def _files(home: Path) -> Iterator[Path]:
    """Every file but databases and what they keep beside themselves, copied in another way, and what is made again."""
    for folder, folders, names in os.walk(home):
        folders.sort()
        for name in sorted([*names, *(inner for inner in folders if (Path(folder) / inner).is_symlink())]):
            path = Path(folder) / name
            if path.is_symlink():
                raise BackupRefused(f"{path} is a link, which a backup cannot follow. Put the file itself there.")
            if not path.is_file() or is_made_again(path.relative_to(home)):
                continue
            if not (path.parent == home and name.startswith(SQLITE_FILE)):
                yield path
