"""Put back what a backup holds, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from worthwhile.exchange.backup.archive import checked_backup, copy_part
from worthwhile.exchange.backup.databases import find_tool, is_empty_postgresql, restore_postgresql
from worthwhile.exchange.backup.manifest import DATABASE_PART, HOME, BackupRefused, DatabaseKind, Manifest
from worthwhile.exchange.kept_database import SQLITE_FILE

AS_IT_WAS = "What was there is as it was."
DATABASE_FILLED = (
    "The database that WORTHWHILE_DATABASE names was filled already: make another empty one before you try again."
)


@dataclass(frozen=True)
class Restored:
    """What was put back, and where the folder that stood there went."""

    manifest: Manifest
    kept: Path | None


def restore_backup(*, path: Path, home: Path, address: str | None, replace: bool, now: datetime) -> Restored:
    """Check every hash, then put the backup in the place of ``home`` and into the empty database at ``address``.

    Raises BackupRefused; then everything is as it was.
    """
    with checked_backup(path) as (archive, manifest):
        _refuse_database(manifest, address)
        _refuse_home(home, replace)
        after = AS_IT_WAS
        try:
            home.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=f".{home.name}.restore-", dir=home.parent) as folder:
                fresh, dump = Path(folder) / "home", Path(folder) / "dump"
                _unpack(archive, manifest, fresh, dump)
                if manifest.database is DatabaseKind.POSTGRESQL and address:
                    restore_postgresql(address=address, dump=dump)
                    after = DATABASE_FILLED
                kept = _put_in_place(fresh, home, now)
        except OSError as error:
            raise BackupRefused(
                f"The files were not restored: {error.filename or home}: {error.strerror}. {after}"
            ) from None
    return Restored(manifest, kept)


def _refuse_database(manifest: Manifest, address: str | None) -> None:
    if manifest.database is DatabaseKind.POSTGRESQL:
        if address is None:
            raise BackupRefused(
                "This backup holds a PostgreSQL database. Make an empty database and set WORTHWHILE_DATABASE to it."
            )
        find_tool("pg_restore")
        if not is_empty_postgresql(address):
            raise BackupRefused(
                "The database that WORTHWHILE_DATABASE names has tables in it, and is never written over. Make an "
                "empty database and set WORTHWHILE_DATABASE to that."
            )
    elif address is not None:
        raise BackupRefused(
            "This backup holds no PostgreSQL database, and WORTHWHILE_DATABASE names one. Unset WORTHWHILE_DATABASE."
        )


def _refuse_home(home: Path, replace: bool) -> None:
    if home.is_symlink() or (home.exists() and not home.is_dir()):
        raise BackupRefused(f"{home} is not a folder. Set WORTHWHILE_HOME to a folder.")
    if home.exists() and any(home.iterdir()) and not replace:
        raise BackupRefused(
            f"{home} is not empty, and nothing was changed. Set WORTHWHILE_HOME to another folder, or stop the "
            "service and give --replace: the folder is then kept beside the new one."
        )


def _unpack(archive: zipfile.ZipFile, manifest: Manifest, fresh: Path, dump: Path) -> None:
    fresh.mkdir(mode=0o700)
    special = {DATABASE_PART[DatabaseKind.SQLITE]: fresh / SQLITE_FILE, DATABASE_PART[DatabaseKind.POSTGRESQL]: dump}
    for part in manifest.parts:
        target = special.get(part.name) or fresh.joinpath(*part.name.removeprefix(HOME).split("/"))
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.touch(mode=0o600, exist_ok=False)
        with target.open("wb") as file:
            copy_part(archive, part, to=file)
            file.flush()
            os.fsync(file.fileno())


def _put_in_place(fresh: Path, home: Path, now: datetime) -> Path | None:
    """Rename the new folder into place; the old one is beside it, or back in its place if that fails."""
    kept = None
    if home.exists() and any(home.iterdir()):
        kept = home.with_name(f"{home.name}.before-restore-{now:%Y%m%dT%H%M%SZ}")
        if kept.exists():
            raise BackupRefused(f"{kept} is there already. Nothing was changed. Try again in a second.")
        os.rename(home, kept)
    elif home.exists():
        home.rmdir()
    try:
        os.rename(fresh, home)
    except OSError:
        if kept is not None:
            shutil.move(kept, home)
        raise
    return kept
