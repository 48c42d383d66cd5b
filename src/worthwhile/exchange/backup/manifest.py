"""What a backup says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from worthwhile.exchange.kept_database import SQLITE_FILE
from worthwhile.kernel.problems import Problem, WorthwhileError
from worthwhile.kernel.records import Record, described

FORMAT = "worthwhile/backup/1"
NAME = "manifest.json"
HOME = "home/"


class BackupRefused(WorthwhileError):
    """A backup cannot be made, or an archive cannot be restored, as things stand."""


class DatabaseKind(StrEnum):
    """The database that a backup was made of."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


DATABASE_PART = {
    DatabaseKind.SQLITE: f"database/{SQLITE_FILE}",
    DatabaseKind.POSTGRESQL: "database/postgresql.dump",
}


@dataclass(frozen=True, kw_only=True)
class Part(Record):
    """One file of a backup."""

    name: str = described("Name in the archive")
    size: int = described("Bytes", minimum=0)
    sha256: str = described("SHA-256 of the content")


@dataclass(frozen=True, kw_only=True)
class AuditLogEnd(Record):
    """The last entry of the audit log, so that a log cut short later is found."""

    entries: int = described("Entries in the log", minimum=0)
    last_hash: str = described("Hash of the last one")


@dataclass(frozen=True, kw_only=True)
class Manifest(Record):
    """What a backup holds."""

    format: str = described("Name and version of the format")
    version: str = described("Version of the product that made it")
    made_at: str = described("When, in UTC")
    parts: tuple[Part, ...] = described("Every file in it")
    database: DatabaseKind | None = described("Kind of database; left out where there was none", default=None)
    audit_log: AuditLogEnd | None = described("End of the audit log; left out where there was none", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = []
        if values.get("format") != FORMAT:
            problems.append(Problem("format", f"This product reads {FORMAT}. This is {values.get('format')!r}."))
        names = [part.name for part in values.get("parts", ())]
        for position, name in enumerate(names):
            where = f"parts[{position}].name"
            if name in names[:position]:
                problems.append(Problem(where, f"{name!r} stands twice."))
            if name not in DATABASE_PART.values() and not _is_safe(name):
                problems.append(Problem(where, f"{name!r} is no name for a file of a backup."))
        kind = values.get("database")
        wanted = {DATABASE_PART[kind]} if kind else set()
        if wanted != set(names) & set(DATABASE_PART.values()):
            problems.append(Problem("database", "The database that is named and the one in the archive differ."))
        return problems


def _is_safe(name: str) -> bool:
    """Whether a part can only ever be written inside the folder, and not over the database."""
    pieces = name.removeprefix(HOME).split("/")
    return (
        name.startswith(HOME)
        and name.isprintable()
        and "\\" not in name
        and not any(piece in ("", ".", "..") for piece in pieces)
        and not pieces[0].startswith(SQLITE_FILE)
    )
