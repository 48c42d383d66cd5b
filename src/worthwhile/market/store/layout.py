"""Where the market keeps its files, below one folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MarketHome:
    """The folder of the market, normally ``market`` in WORTHWHILE_HOME. Nothing here needs to exist yet.

    raw          releases as published, compressed, in dated files; only ever added to
    ledger       which releases are held and where each stands, and how far each source was read (SQLite)
    quarantine   what could not be read, one line each: file, line, reason
    builds       tables and compiled releases, a folder for each build; never changed once finished
    indexes      search indexes, a folder each; never changed once finished
    current      names the build and the index in use; replaced in one step
    work         half-made raw files
    making       half-made builds and indexes; emptied whenever a new one begins
    """

    root: Path

    @property
    def raw(self) -> Path:
        return self.root / "raw"

    @property
    def ledger(self) -> Path:
        return self.root / "ledger.sqlite3"

    @property
    def quarantine(self) -> Path:
        return self.root / "quarantine"

    @property
    def builds(self) -> Path:
        return self.root / "builds"

    @property
    def indexes(self) -> Path:
        return self.root / "indexes"

    @property
    def current(self) -> Path:
        return self.root / "current.json"

    @property
    def work(self) -> Path:
        return self.root / "work"

    @property
    def making(self) -> Path:
        return self.root / "making"
