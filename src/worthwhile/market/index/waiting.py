"""Rows that wait to become a segment: kept in files, so that whoever hands them out holds a batch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from worthwhile.market.index.columns import Row, rows_of_batch

if TYPE_CHECKING:
    import pyarrow as pa


_ROWS_AT_ONCE = 1_024


class Waiting(NamedTuple):
    """A file of rows, and how many there are."""

    path: Path
    rows: int


def set_down(batches: Iterable[pa.RecordBatch], folder: Path, rows_a_file: int) -> Iterator[Waiting]:
    """Write batches to files of ``rows_a_file`` rows, the last smaller, each when it is asked for; none of no rows."""
    left = (batch for batch in batches if batch.num_rows)
    batch = next(left, None)
    number = 0
    while batch is not None:
        path, room = folder / f"{number:05d}.waiting", rows_a_file
        with _writer(path, batch.schema) as writer:
            while batch is not None and room:
                writer.write_batch(batch.slice(0, room))
                taken = min(room, batch.num_rows)
                room -= taken
                batch = batch.slice(taken) if taken < batch.num_rows else next(left, None)
        yield Waiting(path, rows_a_file - room)
        number += 1


def take_up(waiting: Waiting) -> Iterator[Row]:
    """The rows of a file, a few at a time; the file is removed after the last."""
    import pyarrow as pa

    with pa.OSFile(str(waiting.path)) as file, pa.ipc.open_stream(file) as batches:
        for batch in batches:
            for start in range(0, batch.num_rows, _ROWS_AT_ONCE):
                yield from rows_of_batch(batch.slice(start, _ROWS_AT_ONCE))
    waiting.path.unlink()


def _writer(path: Path, schema: pa.Schema) -> pa.RecordBatchStreamWriter:
    import pyarrow as pa

    return pa.ipc.new_stream(path, schema, options=pa.ipc.IpcWriteOptions(compression="lz4"))
