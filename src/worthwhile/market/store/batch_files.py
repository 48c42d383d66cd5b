"""The files of one batch: written aside, made safe on disk, then moved to where they stay."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from worthwhile.market.store.layout import MarketHome

RELEASES = ".releases.zst"
AS_FOUND = ".found.zst"


def work_folder(home: MarketHome) -> Path:
    """Where raw files are written before they are moved in; nothing in it is of use after a crash."""
    return home.work / "intake"


@dataclass(slots=True)
class BatchFile:
    """One file being written; ``path`` is where it will stay, below the root of the market."""

    id: int
    publisher: str
    ending: str
    path: str
    work: Path
    stream: BinaryIO
    size: int = 0
    releases: int = 0
    first_seq: int | None = None
    last_seq: int | None = None

    def add(self, block: bytes) -> int:
        """Append a block; returns the byte at which it begins."""
        start = self.size
        self.stream.write(block)
        self.size += len(block)
        return start


@dataclass(slots=True)
class BatchFiles:
    """The files of a batch, one for each publisher and kind, opened when first needed."""

    home: MarketHome
    now: datetime
    next_id: int
    open: dict[tuple[str, str], BatchFile] = field(default_factory=dict)

    def of(self, publisher: str, ending: str) -> BatchFile:
        """The file for a publisher's releases, or for texts as found."""
        if (publisher, ending) not in self.open:
            self.open[publisher, ending] = self._begin(publisher, ending)
        return self.open[publisher, ending]

    def id_of(self, publisher: str, ending: str) -> int:
        """The id that this file has, or will have if it is the next to be opened."""
        file = self.open.get((publisher, ending))
        return self.next_id if file is None else file.id

    def size_of(self, publisher: str, ending: str) -> int:
        """Where the next block of this file will begin."""
        file = self.open.get((publisher, ending))
        return 0 if file is None else file.size

    def _begin(self, publisher: str, ending: str) -> BatchFile:
        number = self.next_id
        self.next_id += 1
        name = f"{self.now:%Y%m%dT%H%M%SZ}-{number}{ending}"
        folder = work_folder(self.home)
        folder.mkdir(parents=True, exist_ok=True)
        path = f"raw/{publisher}/{self.now:%Y-%m}/{name}"
        return BatchFile(number, publisher, ending, path, folder / name, (folder / name).open("wb"))

    def move_in(self) -> list[BatchFile]:
        """Every file safe on disk and in its place. After this the ledger may speak of them."""
        moved = list(self.open.values())
        for file in moved:
            file.stream.flush()
            os.fsync(file.stream.fileno())
            file.stream.close()
            place = self.home.root / file.path
            place.parent.mkdir(parents=True, exist_ok=True)
            file.work.replace(place)
        for folder in _folders(self.home.root, moved):
            sync_folder(folder)
        self.open = {}
        return moved

    def drop(self) -> None:
        """Forget the batch: what was written aside is removed."""
        for file in self.open.values():
            _close(file.stream)
            file.work.unlink(missing_ok=True)
        self.open = {}


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _folders(root: Path, files: list[BatchFile]) -> set[Path]:
    """The folders whose names may have changed: those of the files and those above them, up to the root."""
    return {
        folder for file in files for folder in (root / file.path).parents if folder == root or root in folder.parents
    }


def _close(stream: BinaryIO) -> None:
    try:
        stream.close()
    except OSError:
        # A full disk refuses the last bytes too; they are not wanted any more.
        return
