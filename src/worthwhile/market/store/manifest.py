"""Which build and which index are in use: one small file, replaced in one step.

A store is a line of segments: a base with every process, then folds, each with the processes that changed since. A
process counts in the last segment that names it in ``replaced``; no file of a segment ever changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.store.durable import replace_text
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.tables.version import tables_version

FORMAT = "worthwhile/market-store/1"


class NoMarketYet(WorthwhileError):
    """Nothing has been compiled in this folder."""


class UnreadableMarket(WorthwhileError):
    """The file that names what is in use cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A folder of tables below ``builds``; ``processes`` is how many it holds, ``faults`` how many rows of fault."""

    folder: str
    processes: int
    set_aside: int


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is in use. ``last_seq`` is the last release of the ledger that it holds; moments are UTC.

    ``rules`` names the rules of merging, and ``tables`` the version of the rows and columns (empty: from before it was
    kept): segments of one state are made by the same.
    """

    segments: tuple[Segment, ...]
    index: str | None
    made_at: datetime
    last_seq: int
    rules: str
    tables: str = ""
    format: str = FORMAT

    @property
    def id(self) -> str:
        """A name that changes whenever the state does."""
        return f"{self.segments[-1].folder}/{self.index}"

    @property
    def is_of_earlier_version(self) -> bool:
        """Whether its tables were made when the same notices gave other rows."""
        return self.tables != tables_version()


def read_state(home: MarketHome) -> State:
    """The state in use; raises NoMarketYet or UnreadableMarket, each with the command that mends it."""
    try:
        raw = home.current.read_bytes()
    except FileNotFoundError as error:
        raise NoMarketYet(
            f"No notices have been compiled in {home.root}. Take some in with `worthwhile market ingest FILE` or "
            "`worthwhile market fetch find-a-tender`, then run `worthwhile market compile`."
        ) from error
    try:
        return msgspec.json.decode(raw, type=State)
    except msgspec.DecodeError as error:
        raise UnreadableMarket(
            f"{home.current} cannot be read ({error}). Nothing is lost: run `worthwhile market compile --all` to make "
            "the tables again from the notices that are kept."
        ) from error


def write_state(home: MarketHome, state: State) -> None:
    """Put a state in use, in one step."""
    replace_text(home.current, msgspec.json.format(msgspec.json.encode(state), indent=2).decode())


def segment_folder(home: MarketHome, segment: Segment) -> Path:
    """Where a segment's files are."""
    return home.builds / segment.folder


def table_files(folder: Path, table: str) -> list[Path]:
    """The Parquet files of one table in a segment, in order."""
    return sorted(folder.glob(f"{table}-*.parquet"))


def replaced_file(folder: Path) -> Path:
    """The list of ocids that a segment speaks for: earlier segments' rows of these no longer count."""
    return folder / "replaced.parquet"
