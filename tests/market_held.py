"""Rows of the declared tables held as a market that pages may ask: every asking has a cursor of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb

from tests.market_tables import ROW, Rows, arrow_table
from worthwhile.market.store.reading import ALL_TABLES


class HeldMarket:
    """What ``Market`` offers to those who ask, over rows."""

    def __init__(self, rows: Rows) -> None:
        self._held = duckdb.connect(":memory:", config={"threads": 1})
        self._held.execute("set timezone = 'UTC'")
        for table in ALL_TABLES:
            self._held.register("given", arrow_table(table, rows[table.name]))
            self._held.execute(f"create table {table.name} as select * from given")
            self._held.unregister("given")

    def connection(self) -> duckdb.DuckDBPyConnection:
        return self._held.cursor()

    def sql(self, text: str, values: Any = None) -> list[ROW]:
        found = self.connection().execute(text, values or {})
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def close(self) -> None:
        self._held.close()


@contextmanager
def held(rows: Rows) -> Iterator[Any]:
    """A market over rows; typed loosely, as it stands in for ``Market``."""
    market = HeldMarket(rows)
    try:
        yield market
    finally:
        market.close()
