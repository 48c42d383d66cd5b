"""Rows of tables to Parquet files, and the Arrow types of columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from worthwhile.market.store.tables import TABLES, Table

# Least and greatest values let readers skip groups by dates and amounts; of texts they are dear and tell nothing.
_WITH_RANGES = frozenset({"moment", "day", "number", "integer"})
# Enough rows for columns to compress well, few enough that the widest table stays in tens of megabytes.
ROWS_A_GROUP = 16_384
# Rows become columns while most of what they hold is still in the processor's cache.
_ROWS_A_BATCH = 2_048
# Arrow's own allocator gives the memory of each batch back to the kernel, only to ask for it again with the next.
_MEMORY = pa.system_memory_pool()

ARROW: Mapping[str, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "moment": pa.timestamp("us"),
    "day": pa.date32(),
    "texts": pa.list_(pa.string()),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table."""
    return pa.schema([(column.name, ARROW[column.type]) for column in table.columns])


def arrow_batch(table: Table, rows: Sequence[Sequence[Any]]) -> pa.RecordBatch:
    """Rows, each in the order of the table's columns, as one batch. Raises pyarrow.ArrowException for a wrong type."""
    schema = arrow_schema(table)
    columns = zip(*rows, strict=True) if rows else ([] for _ in table.columns)
    arrays = [
        pa.array(values, type=field.type, memory_pool=_MEMORY) for values, field in zip(columns, schema, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


class TableWriter:
    """Writes one part (one file a table) of a segment, group by group. Every table gets a file, an empty one too."""

    def __init__(self, folder: Path, part: str, tables: Iterable[Table] = TABLES) -> None:
        self._folder = folder
        self._part = part
        self._tables = {table.name: table for table in tables}
        self._rows: dict[str, list[Sequence[Any]]] = {name: [] for name in self._tables}
        self._batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in self._tables}
        self._writers: dict[str, pq.ParquetWriter] = {}

    def add(self, rows: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        """Add the rows of one process, by table."""
        kept = self._rows
        for name, more in rows.items():
            if more:
                held = kept[name]
                held.extend(more)
                if len(held) >= _ROWS_A_BATCH:
                    self._make_batch(name)

    def write(self, name: str, batch: pa.RecordBatch) -> None:
        """Write a batch as a group of its own, at once."""
        self._writer(name).write_batch(batch, row_group_size=batch.num_rows)

    def close(self) -> None:
        """Write what is left and finish the files, so that they survive a loss of power."""
        for name in self._tables:
            self._make_batch(name)
            self._write_group(name)
        for writer in self._writers.values():
            writer.close()

    def _make_batch(self, name: str) -> None:
        batches = self._batches[name]
        batches.append(arrow_batch(self._tables[name], self._rows[name]))
        self._rows[name] = []
        if sum(batch.num_rows for batch in batches) >= ROWS_A_GROUP:
            self._write_group(name)

    def _write_group(self, name: str) -> None:
        writer = self._writer(name)
        group = pa.Table.from_batches(self._batches[name], schema=writer.schema)
        self._batches[name] = []
        if group.num_rows:
            writer.write_table(group, row_group_size=group.num_rows)

    def _writer(self, name: str) -> pq.ParquetWriter:
        if name not in self._writers:
            table = self._tables[name]
            path = self._folder / f"{name}-{self._part}.parquet"
            ranges = [column.name for column in table.columns if column.type in _WITH_RANGES]
            self._writers[name] = pq.ParquetWriter(
                path, arrow_schema(table), compression="zstd", compression_level=1, write_statistics=ranges or False
            )
        return self._writers[name]


def read_column(paths: Iterable[Path], column: str) -> list[Any]:
    """One column of Parquet files, as Python values in order."""
    values: list[Any] = []
    for path in paths:
        values.extend(pq.read_table(path, columns=[column]).column(0).to_pylist())
    return values
