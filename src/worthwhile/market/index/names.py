"""A sorted list of text kept as bytes, in which a name, or all names that begin alike, are found by halving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from worthwhile.market.index.arrays import Array


def pack_names(names: Sequence[str], prefix: str) -> dict[str, Array]:
    """Names, already sorted by their UTF-8 bytes, as the two arrays that :class:`Names` reads."""
    encoded = [name.encode() for name in names]
    ends = np.zeros(len(encoded) + 1, dtype=np.int64)
    np.cumsum(np.array([len(name) for name in encoded], dtype=np.int64), out=ends[1:])
    return {
        f"{prefix}.text": np.frombuffer(b"".join(encoded), dtype=np.uint8),
        f"{prefix}.ends": ends,
    }


class Names:
    """The names of one kind in a segment; the place of a name is its number everywhere else."""

    def __init__(self, arrays: dict[str, Array], prefix: str) -> None:
        held: Any = arrays[f"{prefix}.text"]
        ends: Any = arrays[f"{prefix}.ends"]
        self._text = memoryview(held)
        # A view gives plain numbers, which are quicker to read one by one than an array's.
        self._ends = memoryview(ends)
        self._size = len(self._ends) - 1

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[str]:
        return (self[place] for place in range(self._size))

    def _bytes(self, place: int) -> bytes:
        return bytes(self._text[self._ends[place] : self._ends[place + 1]])

    def __getitem__(self, place: int) -> str:
        return self._bytes(place).decode()

    def _first_not_below(self, wanted: bytes) -> int:
        text, ends = self._text, self._ends
        low, high = 0, self._size
        while low < high:
            middle = (low + high) // 2
            # Not by `_bytes`: a fold asks this a hundred thousand times, and the call costs as much as the bytes.
            if bytes(text[ends[middle] : ends[middle + 1]]) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def place(self, name: str) -> int | None:
        """Where a name stands, or None."""
        wanted = name.encode()
        at = self._first_not_below(wanted)
        return at if at < self._size and self._bytes(at) == wanted else None

    def beginning_with(self, start: str) -> range:
        """The places of all names that begin so."""
        wanted = start.encode()
        return range(self._first_not_below(wanted), self._first_not_below(wanted + b"\xff"))
