"""The rows themselves, compressed a few at a time, so that a page of results reads little."""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import zstandard

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.columns import NAMES, Row, moment_of
from worthwhile.market.store.tables.opportunity import OPPORTUNITY

ROWS_A_BLOCK = 16
_MOMENTS = [place for place, column in enumerate(OPPORTUNITY.columns) if column.type == "moment"]
_DAYS = [place for place, column in enumerate(OPPORTUNITY.columns) if column.type == "day"]


def write_rows(path: Path, rows: Iterable[Row]) -> dict[str, Array]:
    """Write rows (moments and days as whole numbers) and return where each block ends, to be kept with the columns."""
    compressor = zstandard.ZstdCompressor(level=1)
    encoder = msgspec.msgpack.Encoder()
    ends = [0]
    with path.open("wb") as file:
        left = iter(rows)
        while some := tuple(islice(left, ROWS_A_BLOCK)):
            block = compressor.compress(encoder.encode(some))
            file.write(block)
            ends.append(ends[-1] + len(block))
    return {"rows.ends": np.array(ends, dtype=np.int64)}


class KeptRows:
    """Reads what :func:`write_rows` wrote."""

    def __init__(self, path: Path, ends: Array) -> None:
        self._ends = ends
        self._mapped: Any = b""
        if path.stat().st_size:
            with path.open("rb") as file:
                self._mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def raw(self, row: int) -> Row:
        """A row as it was written: moments and days as whole numbers."""
        return self._block(row // ROWS_A_BLOCK)[row % ROWS_A_BLOCK]

    def every_raw(self) -> Iterator[Row]:
        """All rows in order, as they were written."""
        for block in range(len(self._ends) - 1):
            yield from self._block(block)

    def row(self, row: int) -> dict[str, Any]:
        """A row by column, as in the opportunity table: moments without a zone (UTC), days as dates."""
        values = list(self.raw(row))
        for place in _MOMENTS:
            if values[place] is not None:
                values[place] = moment_of(values[place])
        for place in _DAYS:
            if values[place] is not None:
                values[place] = date(1970, 1, 1) + timedelta(days=values[place])
        return dict(zip(NAMES, values, strict=True))

    def _block(self, block: int) -> list[Row]:
        packed = self._mapped[int(self._ends[block]) : int(self._ends[block + 1])]
        rows: list[Row] = msgspec.msgpack.decode(zstandard.ZstdDecompressor().decompress(packed))
        return rows
