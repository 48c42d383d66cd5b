"""The rows of opportunities handed from the tables to the search index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from worthwhile.market.index.building import build_index
from worthwhile.market.index.folding import fold_index
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.manifest import table_files
from worthwhile.market.store.reading import connect_to_tables
from worthwhile.market.store.tables.opportunity import OPPORTUNITY

ROWS_A_BATCH = 4_096


def index_whole(home: MarketHome, folders: Sequence[Path], folder: Path) -> None:
    """Make the index of every process of the segments in ``folders``."""
    with closing(connect_to_tables(home, folders)) as connection:
        build_index(connection.sql("select * from opportunity").to_arrow_reader(ROWS_A_BATCH), folder)


def index_fold(segment: Path, old: Path, folder: Path, changed: set[str]) -> None:
    """Make an index from an old one: the processes changed are taken out, and added again as the segment has them."""
    fold_index(old, folder, _rows_of(segment), changed)


def _rows_of(segment: Path) -> Iterator[pa.RecordBatch]:
    for path in table_files(segment, OPPORTUNITY.name):
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches(ROWS_A_BATCH)
