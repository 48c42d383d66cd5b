"""Opportunity rows for tests, made by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from worthwhile.market.index.building import build_index
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.store.parquet import arrow_batch
from worthwhile.market.store.tables.opportunity import OPPORTUNITY

if TYPE_CHECKING:
    import pyarrow as pa

ON = datetime(2026, 3, 2, 9, 0)  # noqa: DTZ001 - moments of the tables are UTC without a zone

USUAL: Mapping[str, Any] = {
    "publisher": "find-a-tender",
    "title": "A notice",
    "text": "",
    "cpv": [],
    "areas": [],
    "reserved": [],
    "lots": 0,
    "demonstration": False,
    "published_at": datetime(2026, 2, 1),  # noqa: DTZ001
}


def opportunity(ocid: str, **columns: Any) -> tuple[Any, ...]:
    """A row in the order of the declared columns; what is not named is usual, or null."""
    named = {**USUAL, **columns, "ocid": ocid}
    unknown = named.keys() - {column.name for column in OPPORTUNITY.columns}
    if unknown:
        raise KeyError(f"opportunity has no column {sorted(unknown)}")
    return tuple(named.get(column.name) for column in OPPORTUNITY.columns)


def opportunity_batch(rows: Sequence[Sequence[Any]]) -> pa.RecordBatch:
    """Rows as a batch of the opportunity table."""
    return arrow_batch(OPPORTUNITY, rows)


def index_of(folder: Path, *rows: Sequence[Any]) -> SearchIndex:
    """A search index of rows, built in ``folder`` and opened."""
    build_index([opportunity_batch(rows)], folder, cores=1)
    return SearchIndex.open(folder)
