"""A search index opened for reading: mapped into memory, shared by threads, cheap to keep open."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from worthwhile.market.index.arrays import Array, open_arrays
from worthwhile.market.index.columns import NO_MOMENT, moment_of
from worthwhile.market.index.meaning import Meaning, shipped_meaning
from worthwhile.market.index.procurements import MARKS, one_procurement_each
from worthwhile.market.index.segment import Segment
from worthwhile.market.index.state import read_state, unusable
from worthwhile.market.index.words import stem_of

DEAD_FILE = "dead.arrays"
SAMPLED = 1_024


class SearchIndex:
    """Every segment of an index as one line of rows: row ``n`` of segment ``s`` is ``starts[s] + n``."""

    def __init__(self, segments: tuple[Segment, ...]) -> None:
        self.segments = segments
        self.starts = np.concatenate(([0], np.cumsum([segment.size for segment in segments], dtype=np.int64)))
        self.size = int(self.starts[-1])
        self.rows = sum(int(segment.alive.sum()) for segment in segments)

    @classmethod
    def open(cls, folder: Path) -> SearchIndex:
        """Open the index in a folder. Raises UnusableIndex with the command that mends it."""
        state = read_state(folder)
        nothing = np.empty(0, dtype=np.int32)
        try:
            dead = open_arrays(folder / DEAD_FILE) if (folder / DEAD_FILE).exists() else {}
            return cls(tuple(Segment(folder, part.name, dead.get(part.name, nothing)) for part in state.segments))
        except (OSError, ValueError, LookupError) as wrong:
            raise unusable(folder, wrong) from wrong

    @property
    def meaning(self) -> Meaning:
        """The table of meanings that the index was made with."""
        return shipped_meaning()

    @cached_property
    def alive(self) -> Array:
        """One boolean a row: False where it is replaced."""
        return self.column(lambda segment: segment.alive, np.dtype(np.bool_))

    @cached_property
    def sample(self) -> Array:
        """At most SAMPLED living rows, spread evenly, ascending: what an ordinary notice is like."""
        living = np.flatnonzero(self.alive)
        return living[:: -(-living.size // SAMPLED) or 1]

    @cached_property
    def mean_length(self) -> float:
        """Mean number of words of the living rows; at least 1."""
        return max(1.0, sum(segment.words_in_all for segment in self.segments) / max(1, self.rows))

    @cached_property
    def freshest_at(self) -> datetime | None:
        """When the latest release of any row was published: UTC without a zone; None where no row says."""
        held = (int(segment.arrays["latest_at"].max(initial=NO_MOMENT)) for segment in self.segments)
        latest = max(held, default=NO_MOMENT)
        return None if latest == NO_MOMENT else moment_of(latest)

    @cached_property
    def twins(self) -> tuple[Array, Array]:
        """Living rows that share a procurement with another: the rows, twin by twin, and where each group begins."""
        marks = one_procurement_each(*(self._marks(name) for name in MARKS))
        rows = np.flatnonzero((marks != 0) & self.alive)
        rows = rows[np.argsort(marks[rows], kind="stable")]
        found = marks[rows]
        same_as_last = np.append(False, found[1:] == found[:-1]) if rows.size else np.empty(0, dtype=np.bool_)
        in_group = same_as_last | np.append(same_as_last[1:], False) if rows.size else same_as_last
        return rows[in_group], np.flatnonzero(~same_as_last[in_group])

    def _marks(self, name: str) -> Array:
        """One mark a row; 0 in segments that an earlier version wrote without it, and for rows that are replaced."""
        nothing = np.zeros(1, dtype=np.int64)
        marks = self.column(lambda segment: segment.arrays.get(name, nothing), np.dtype(np.int64))
        return np.where(self.alive, marks, 0)

    def twins_of(self, row: int) -> list[int]:
        """The other living rows of the same procurement."""
        rows, starts = self.twins
        found = np.flatnonzero(rows == row)
        if not found.size:
            return []
        group = int(np.searchsorted(starts, found[0], side="right")) - 1
        end = int(starts[group + 1]) if group + 1 < starts.size else rows.size
        return [int(other) for other in rows[int(starts[group]) : end] if other != row]

    def column(self, read: Any, kind: np.dtype[Any]) -> Array:
        """One value a row over all segments, from what ``read`` gives for each segment."""
        made = np.empty(self.size, dtype=kind)
        for segment, start in zip(self.segments, self.starts, strict=False):
            made[start : start + segment.size] = read(segment)
        return made

    def values(self, name: str, rows: Array) -> Array:
        """The values of a column for some rows, ascending."""
        ends = np.searchsorted(rows, self.starts)
        parts = [
            segment.arrays[name][rows[first:last] - start]
            for segment, start, first, last in zip(self.segments, self.starts, ends, ends[1:], strict=False)
        ]
        return np.concatenate(parts) if parts else np.empty(0)

    def place(self, row: int) -> tuple[Segment, int]:
        """The segment of a row, and its number there."""
        at = int(np.searchsorted(self.starts, row, side="right")) - 1
        return self.segments[at], row - int(self.starts[at])

    def row(self, row: int) -> dict[str, Any]:
        """A row by column, as in the opportunity table."""
        segment, within = self.place(row)
        return segment.kept.row(within)

    def known_stem(self, word: str) -> str:
        """The stem of a folded word that is not a common one, looked up where a row uses it: quicker than stemming."""
        for segment in self.segments:
            stem = segment.stem_of(word)
            if stem is not None:
                return stem
        return stem_of(word)

    def row_of(self, ocid: str) -> int | None:
        """The living row of a process, or None."""
        for segment, start in zip(self.segments, self.starts, strict=False):
            found = segment.row_of(ocid)
            if found is not None:
                return int(start) + found
        return None
