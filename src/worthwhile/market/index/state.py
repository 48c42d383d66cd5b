"""What an index folder holds: its segments in order, and which of their rows are replaced."""

from __future__ import annotations

from pathlib import Path

import msgspec

from worthwhile.kernel.problems import WorthwhileError

# Raised whenever the files, the words or the table of meanings change, so that an old index is built again.
FORMAT = "worthwhile/search-index/1"
FILE = "index.json"


class UnusableIndex(WorthwhileError):
    """The folder does not hold an index that this version can read."""


class SegmentState(msgspec.Struct, frozen=True, kw_only=True):
    """One segment: the name of its files, its rows, and how many of them are replaced."""

    name: str
    rows: int
    dead: int


class IndexState(msgspec.Struct, frozen=True, kw_only=True):
    """All segments, oldest first."""

    segments: tuple[SegmentState, ...]
    format: str = FORMAT


def write_state(folder: Path, state: IndexState) -> None:
    """Write the state into a folder that nobody reads yet."""
    (folder / FILE).write_bytes(msgspec.json.format(msgspec.json.encode(state)))


def unusable(folder: Path, wrong: Exception) -> UnusableIndex:
    """What to raise where a file of an index is missing or damaged; it says what to run."""
    return UnusableIndex(
        f"The search index in {folder} cannot be read ({wrong}). Make it again: worthwhile market compile --all"
    )


def read_state(folder: Path) -> IndexState:
    """The state of an index; raises UnusableIndex, which says what to run."""
    try:
        state = msgspec.json.decode((folder / FILE).read_bytes(), type=IndexState)
    except (OSError, msgspec.DecodeError) as wrong:
        raise unusable(folder, wrong) from None
    if state.format != FORMAT:
        raise UnusableIndex(
            f"The search index in {folder} was made by another version ({state.format}; this one reads {FORMAT}). "
            "Make it again: worthwhile market compile --all"
        )
    return state
