"""For each name of a kind, the rows that carry it: the one shape behind words, codes, places and buyers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.names import Names, pack_names

NOTHING = np.empty(0, dtype=np.int32)


def pack_lists(values: Sequence[Iterable[str]], prefix: str) -> dict[str, Array]:
    """Postings of a column of lists of text: names, where each one's rows begin, and the rows, ascending."""
    places: dict[str, int] = {}
    rows: list[int] = []
    numbers: list[int] = []
    for row, names in enumerate(values):
        for name in dict.fromkeys(names):
            rows.append(row)
            numbers.append(places.setdefault(name, len(places)))
    return pack_pairs(list(places), np.array(numbers, dtype=np.int64), np.array(rows, dtype=np.int32), prefix)


def pack_pairs(names: list[str], numbers: Array, rows: Array, prefix: str) -> dict[str, Array]:
    """Postings of (number of a name, row) pairs; names come out in order of their bytes."""
    order = sorted(range(len(names)), key=lambda at: names[at].encode())
    new_place = np.empty(len(names), dtype=np.int64)
    new_place[np.array(order, dtype=np.int64)] = np.arange(len(names))
    placed = new_place[numbers]
    sorting = np.lexsort((rows, placed))
    starts = np.zeros(len(names) + 1, dtype=np.int64)
    np.cumsum(np.bincount(placed, minlength=len(names)), out=starts[1:])
    return {
        **pack_names([names[at] for at in order], prefix),
        f"{prefix}.starts": starts,
        f"{prefix}.rows": rows[sorting].astype(np.int32),
    }


class Postings:
    """Reads what :func:`pack_lists` wrote."""

    def __init__(self, arrays: dict[str, Array], prefix: str) -> None:
        self.names = Names(arrays, prefix)
        self.starts = arrays[f"{prefix}.starts"]
        self.rows = arrays[f"{prefix}.rows"]

    def rows_at(self, place: int) -> Array:
        """The rows that carry the name at a place, ascending."""
        return self.rows[int(self.starts[place]) : int(self.starts[place + 1])]

    def rows_of(self, name: str) -> Array:
        """The rows that carry a name, ascending; none for a name that is not there."""
        place = self.names.place(name)
        return NOTHING if place is None else self.rows_at(place)

    def mark(self, marks: Array, names: Iterable[str]) -> None:
        """Set ``marks`` (booleans, one a row) where a row carries any of the names."""
        for name in names:
            marks[self.rows_of(name)] = True

    def mark_beginning(self, marks: Array, start: str) -> None:
        """Set ``marks`` where a row carries a name that begins so."""
        found = self.names.beginning_with(start)
        marks[self.rows[int(self.starts[found.start]) : int(self.starts[found.stop])]] = True

    def counts(self, chosen: Array) -> dict[str, int]:
        """How many of the chosen rows (booleans) carry each name; names that none carries are left out."""
        if not len(self.names) or not self.rows.size:
            return {}
        sums = np.zeros(self.rows.size + 1, dtype=np.int64)
        np.cumsum(chosen[self.rows], out=sums[1:])
        counts = sums[self.starts[1:]] - sums[self.starts[:-1]]
        return {self.names[int(place)]: int(counts[place]) for place in np.flatnonzero(counts)}

    def counts_by_start(self, chosen: Array, letters: int) -> dict[str, int]:
        """How many of the chosen rows carry a name that begins so, each row once for each beginning."""
        counts: dict[str, int] = {}
        place = 0
        while place < len(self.names):
            start = self.names[place][:letters]
            end = self.names.beginning_with(start).stop
            rows = self.rows[int(self.starts[place]) : int(self.starts[end])]
            found = rows[chosen[rows]]
            if found.size:
                counts[start] = int(np.unique(found).size)
            place = end
        return counts
