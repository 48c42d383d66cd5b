"""The archive of a backup: written in one pass, and trusted only when every hash agrees."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from worthwhile.exchange.backup.manifest import NAME, BackupRefused, Manifest, Part
from worthwhile.exchange.plain_data import InvalidFile, load_plain_data
from worthwhile.kernel.problems import InvalidInput
from worthwhile.kernel.records import read

_CHUNK = 1024 * 1024
_LARGEST_MANIFEST = 64 * 1024 * 1024
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


def write_part(archive: zipfile.ZipFile, *, name: str, source: Path, at: datetime) -> Part:
    """Add a file to an archive and tell what was added, even where the file changes meanwhile."""
    found, size = hashlib.sha256(), 0
    with source.open("rb") as file, archive.open(_entry(name, at), "w", force_zip64=True) as part:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
            part.write(chunk)
    return Part(name=name, size=size, sha256=found.hexdigest())


def write_manifest(archive: zipfile.ZipFile, *, text: str, at: datetime) -> None:
    """Add the manifest to an archive."""
    archive.writestr(_entry(NAME, at), text)


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=(at.year, at.month, at.day, at.hour, at.minute, at.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


@contextmanager
def checked_backup(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """An archive that holds exactly what its manifest says, to the byte. Raises BackupRefused."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(path, archive)
            for part in manifest.parts:
                copy_part(archive, part, to=None)
            yield archive, manifest
    except _DAMAGE as error:
        raise BackupRefused(
            f"{path} cannot be read as a backup: {error}. Nothing was changed. Use another copy of it."
        ) from None


def copy_part(archive: zipfile.ZipFile, part: Part, *, to: BinaryIO | None) -> None:
    """Read a part and, with ``to``, write it. Raises BackupRefused where it is not what the manifest says."""
    found, size = hashlib.sha256(), 0
    with archive.open(part.name) as file:
        while size <= part.size and (chunk := file.read(_CHUNK)):
            found.update(chunk)
            size += len(chunk)
            if to is not None:
                to.write(chunk)
    if size != part.size or found.hexdigest() != part.sha256:
        raise BackupRefused(
            f"{part.name} is not what was backed up: its hash differs from the manifest. Nothing was changed. "
            "Use another copy of the backup."
        )


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    names = [entry.filename for entry in archive.infolist()]
    if NAME not in names or archive.getinfo(NAME).file_size > _LARGEST_MANIFEST:
        raise BackupRefused(f"{path} is not a backup of Worthwhile: it has no {NAME}. Give a file made by backup.")
    try:
        text = archive.read(NAME).decode("utf-8")
        manifest = read(Manifest, load_plain_data(text, suffix=".json", name=NAME), what="the manifest")
    except (UnicodeDecodeError, InvalidFile, InvalidInput) as error:
        raise BackupRefused(f"The manifest of {path} cannot be used:\n{error}\nNothing was changed.") from None
    said = sorted([NAME, *(part.name for part in manifest.parts)])
    if sorted(names) != said:
        odd = sorted(set(names) ^ set(said)) or sorted(name for name in set(names) if names.count(name) > 1)
        raise BackupRefused(
            f"{path} does not hold what its manifest says ({json.dumps(odd[0])}). Nothing was changed. "
            "Use another copy of the backup."
        )
    return manifest
