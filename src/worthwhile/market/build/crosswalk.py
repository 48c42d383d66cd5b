"""Which identifiers stand for the same organisation, as published on the same party.

Only lasting identifiers join (a company number, a charity number, a PPON): ids that one service made for itself, and
names, never do. Parties that were published without an id cannot be told from each other, and join nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from worthwhile.market.store.parquet import arrow_batch
from worthwhile.market.store.tables import ORGANISATION

# More identifiers than this on one party are a list of members, not one organisation under several numbers.
MOST_IDENTIFIERS = 6

_COUNTS = {"naming": "key, name", "together": "keys"}


class Crosswalk:
    """The table ``organisation`` in the making: how often parties bear a name, and which identifiers stand together.

    Both are counts, so a fold does not read the whole market again: it takes over the counts of the state before, takes
    out the parties of processes that it brings anew, and adds them as they are now.
    """

    READS = ("party", "party_identifier")

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """``connection`` shows the tables of READS: those of a segment, or of a state."""
        self._connection = connection
        connection.execute("create temp table naming (key varchar, name varchar, times bigint)")
        connection.execute("create temp table together (keys varchar[], times bigint)")

    def take_over(self, folder: Path) -> None:
        """Begin with the counts of the state whose last segment is ``folder``."""
        for counts in _COUNTS:
            self._connection.execute(f"insert into {counts} from read_parquet(?)", [str(_file(folder, counts))])

    def take_out(self, ocids: Path) -> None:
        """Take out the parties that the connection shows of the processes in a Parquet file with a column ocid."""
        self._count(-1, "where ocid in (from read_parquet(?))", [str(ocids)])

    def add(self) -> None:
        """Add every party that the connection shows."""
        self._count(1, "", [])

    def write(self, folder: Path) -> None:
        """Write the table into ``folder``, and the counts for the next fold."""
        for counts, what in _COUNTS.items():
            self._connection.execute(
                f"copy (select {what}, sum(times)::bigint as times from {counts} group by {what} having sum(times) > 0 "  # noqa: S608 - names of our own
                f"order by {what}) to '{_quoted(_file(folder, counts))}' (format parquet, compression zstd)"
            )
        canonical = joined(keys for (keys,) in self._read("select keys from read_parquet(?)", folder, "together"))
        named = self._read(
            "select key, arg_max(name, (times, name)), sum(times) from read_parquet(?) group by key order by key",
            folder,
            "naming",
        )
        rows = [(key, canonical.get(key, key), name, int(count)) for key, name, count in named]
        pq.write_table(_table(rows), folder / "organisation-000.parquet", compression="zstd")

    def _count(self, sign: int, these: str, values: list[str]) -> None:
        run = self._connection.execute
        run(
            f"""
            create or replace temp table bears as
            select ocid, party_id, scheme || ':' || identifier as key
            from (from party_identifier {these})
            where lasting and well_formed is distinct from false and party_id is not null
            """,  # noqa: S608 - texts of our own
            values,
        )
        run(
            f"""
            insert into naming
            select key, name, ? * count(*)
            from bears join (from party {these}) using (ocid, party_id)
            where name is not null group by all
            """,  # noqa: S608 - as above
            [sign, *values],
        )
        run(
            """
            insert into together
            with several as (select ocid, party_id from bears group by all having count(*) > 1),
            of_one_party as (
                select list_sort(list(distinct key)) as keys
                from bears semi join several using (ocid, party_id) group by ocid, party_id
            )
            select keys, ? * count(*) from of_one_party where len(keys) between 2 and ? group by keys
            """,
            [sign, MOST_IDENTIFIERS],
        )
        run("drop table bears")

    def _read(self, query: str, folder: Path, counts: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, [str(_file(folder, counts))]).fetchall()


def joined(groups: Iterable[list[str]]) -> dict[str, str]:
    """The canonical key of every key: keys that stand together in a group, through any chain, get the same one.

    It is the first in alphabetical order, so that the answer does not depend on the order of groups.
    """
    parent: dict[str, str] = {}
    for keys in groups:
        for key in keys:
            parent.setdefault(key, key)
        roots = sorted({_root(parent, key) for key in keys})
        for other in roots[1:]:
            parent[other] = roots[0]
    return {key: _root(parent, key) for key in parent}


def _file(folder: Path, counts: str) -> Path:
    return folder / f"{counts}.parquet"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _table(rows: list[tuple[str, str, str, int]]) -> pa.Table:
    return pa.Table.from_batches([arrow_batch(ORGANISATION, rows)])
