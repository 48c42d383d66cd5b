"""The rows of opportunities handed from the tables to the search index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from worthwhile.market.index.building import build_index
from worthwhile.market.index.folding import fold_index
from worthwhile.market.store.manifest import segment_folder
from worthwhile.market.store.reading import Market, view_statements

ROWS_A_BATCH = 4_096


def index_whole(market: Market, folder: Path) -> None:
    """Make the index of every process."""
    build_index(_opportunities(market), folder)


def index_fold(market: Market, old: Path, folder: Path, changed: set[str]) -> None:
    """Make an index from an old one: the processes changed are taken out, and added again as they are now."""
    last = segment_folder(market.home, market.state.segments[-1])
    with duckdb.connect(":memory:") as connection:
        for statement in view_statements([last]):
            connection.execute(statement)
        fold_index(old, folder, _batches(connection), changed)


def _opportunities(market: Market) -> Iterator[pa.RecordBatch]:
    connection = market.connection()
    try:
        yield from _batches(connection)
    finally:
        connection.close()


def _batches(connection: duckdb.DuckDBPyConnection) -> pa.RecordBatchReader:
    return connection.sql("select * from opportunity").to_arrow_reader(ROWS_A_BATCH)
