"""The market opened for reading: its tables as DuckDB views, and queries written once as Ibis expressions.

A reader holds the state it opened: files of a segment never change, so what it reads is whole however often a new state
is swapped in meanwhile. Answers come from one state from beginning to end.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.manifest import (
    State,
    UnreadableMarket,
    read_state,
    replaced_file,
    segment_folder,
    table_files,
)
from worthwhile.market.store.tables import ORGANISATION, TABLES, Table
from worthwhile.market.store.tables.version import has_these_columns

if TYPE_CHECKING:
    import ibis.expr.types as ir

ALL_TABLES: tuple[Table, ...] = (*TABLES, ORGANISATION)
_NAMES = tuple(table.name for table in TABLES)

_IBIS_TYPES = {
    "text": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "boolean",
    "moment": "timestamp(6)",
    "day": "date",
    "texts": "array<string>",
}


class Market:
    """One state of the market, open for reading. May be shared by threads."""

    def __init__(self, home: MarketHome, state: State) -> None:
        if not has_these_columns(state.tables):
            raise UnreadableMarket(
                f"The tables in {home.root} were made by another version, with other columns. Nothing is lost: run "
                "`worthwhile market compile` to make them again from the notices that are kept."
            )
        self.home = home
        self.state = state
        self._connection = connect_to_tables(home, [segment_folder(home, segment) for segment in state.segments])

    @classmethod
    def open(cls, home: MarketHome) -> Market:
        """The state in use. Raises NoMarketYet, or UnreadableMarket, each with the command to run."""
        return cls(home, read_state(home))

    @property
    def index_folder(self) -> Path | None:
        """The folder of the search index, or None where none was made."""
        return self.home.indexes / self.state.index if self.state.index else None

    @property
    def tables(self) -> Mapping[str, ir.Table]:
        """Every table by name, as an Ibis expression that stands for it on any engine."""
        return ibis_tables()

    def execute(self, expression: ir.Expr) -> list[dict[str, Any]]:
        """The rows of an Ibis expression, as dictionaries by column."""
        import ibis

        return self.sql(str(ibis.to_sql(expression, dialect="duckdb")))

    def sql(self, text: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[dict[str, Any]]:
        """The rows of a DuckDB query with its values; tables go by their names."""
        cursor = self._connection.cursor()
        try:
            found = cursor.execute(text, values)
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        finally:
            cursor.close()

    def freshness(self) -> list[dict[str, Any]]:
        """By publisher: how many processes, and the moment of the latest release (UTC)."""
        return self.sql(
            "select publisher, count(*) as processes, max(latest_at) as latest_at from process group by 1 order by 1"
        )

    def freshest_at(self) -> datetime | None:
        """The moment of the latest release of all (UTC, without a zone)."""
        found = self.sql("select max(latest_at) as latest_at from process")[0]["latest_at"]
        return found if isinstance(found, datetime) else None

    def close(self) -> None:
        self._connection.close()

    def connection(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own on the views, for what needs more than rows. The caller closes it."""
        return self._connection.cursor()


def _require_folders(home: MarketHome, folders: Sequence[Path]) -> None:
    missing = [folder for folder in folders if not folder.is_dir()]
    if missing:
        raise UnreadableMarket(
            f"{home.current} names tables that are not there any more "
            f"({', '.join(folder.name for folder in missing)}). Nothing is lost: run `worthwhile market compile --all` "
            "to make the tables again from the notices that are kept."
        )


def connect_to_tables(
    home: MarketHome, folders: Sequence[Path], *, names: Collection[str] = _NAMES
) -> duckdb.DuckDBPyConnection:
    """A connection with one view a table over the segments in ``folders``, in order; the caller closes it.

    ``names`` are the tables to show, all unless told. Raises UnreadableMarket, with the command to run, where one of
    the segments is missing.
    """
    _require_folders(home, folders)
    connection = duckdb.connect(
        ":memory:",
        # What does not fit in memory is put aside with the market, not wherever the process was started.
        config={"threads": 2, "memory_limit": "700MB", "temp_directory": str(home.root / "set-down")},
    )
    connection.execute("set timezone = 'UTC'")
    show_tables(connection, folders, names=names)
    return connection


def show_tables(connection: duckdb.DuckDBPyConnection, folders: Sequence[Path], *, names: Collection[str]) -> None:
    """Make or replace one view a table over the segments in ``folders``; the last to name a process counts."""
    for statement in _view_statements(folders, names):
        connection.execute(statement)


def _view_statements(folders: Sequence[Path], names: Collection[str]) -> list[str]:
    replaced = [replaced_file(folder) for folder in folders]
    statements = []
    for name in names:
        parts = [
            _all_of(table_files(folder, name))
            + _not_replaced([path for path in replaced[position + 1 :] if path.exists()])
            for position, folder in enumerate(folders)
        ]
        statements.append(f"create or replace view {name} as {' union all '.join(parts)}")
    crosswalk = table_files(folders[-1], ORGANISATION.name)
    if crosswalk:
        statements.append(f"create or replace view {ORGANISATION.name} as {_all_of(crosswalk)}")
    return statements


@cache
def ibis_tables() -> Mapping[str, ir.Table]:
    """The declared tables as unbound Ibis tables, the same for every market; two threads may safely make them twice."""
    import ibis

    return {
        table.name: ibis.table({column.name: _IBIS_TYPES[column.type] for column in table.columns}, name=table.name)
        for table in ALL_TABLES
    }


def _all_of(paths: Sequence[Path]) -> str:
    return f"select * from read_parquet({_paths(paths)})"  # noqa: S608 - names of our own files


def _not_replaced(later: Sequence[Path]) -> str:
    if not later:
        return ""
    return f" where ocid not in (select ocid from read_parquet({_paths(later)}))"  # noqa: S608 - as above


def _paths(paths: Sequence[Path]) -> str:
    quoted = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    return f"[{quoted}]"
