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
    set-down     what a question, or the making of tables, has no room for in memory, while it lasts
    making       half-made builds and indexes; emptied whenever a new one begins
    """

    root: Path

    def make(self) -> None:
        """Make the folder, and the one it stands in, where they are missing: raw files name people to contact, and the
        folder around holds the accounts, so both are for their owner alone."""
        for folder in (self.root.parent, self.root):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

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


def real_home(home: Path) -> MarketHome:
    """The market of published notices in WORTHWHILE_HOME."""
    return MarketHome(home / "market")


def demonstration_home(home: Path) -> MarketHome:
    """The market of notices made up for the demonstration: in a folder of its own, so that no figure mixes the two."""
    return MarketHome(home / "market-demonstration")


def home_to_read(home: Path) -> MarketHome:
    """The market that is read: published notices, and until some were compiled those made up, where they are there."""
    real, made_up = real_home(home), demonstration_home(home)
    return made_up if made_up.current.exists() and not real.current.exists() else real
