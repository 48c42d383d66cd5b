"""Which identifiers stand for the same organisation, as published on the same party.

Only lasting identifiers join (a company number, a charity number, a PPON): ids that one service made for itself, and
names, never do. Parties that were published without an id cannot be told from each other, and join nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from worthwhile.market.store.parquet import arrow_batch
from worthwhile.market.store.tables import ORGANISATION

# More identifiers than this on one party are a list of members, not one organisation under several numbers.
MOST_IDENTIFIERS = 6


def write_crosswalk(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the table ``organisation`` into ``folder``, from the views party and party_identifier of a connection."""
    pairs = connection.execute(
        """
        with lasting_keys as (
            select ocid, party_id, scheme || ':' || identifier as key
            from party_identifier where lasting and well_formed is distinct from false and party_id is not null
        ), several as (
            select ocid, party_id from lasting_keys group by all having count(*) > 1
        ), together as (
            select list_sort(list(distinct key)) as keys
            from lasting_keys semi join several using (ocid, party_id) group by ocid, party_id
        )
        select distinct keys from together where len(keys) between 2 and ?
        """,
        [MOST_IDENTIFIERS],
    ).fetchall()
    canonical = joined(keys for (keys,) in pairs)
    named = connection.execute(
        """
        select key, arg_max(name, (named, name)), sum(named) from (
            select i.scheme || ':' || i.identifier as key, p.name, count(*) as named
            from party_identifier i join party p on p.ocid = i.ocid and p.party_id = i.party_id
            where i.lasting and i.well_formed is distinct from false and p.name is not null
            group by all
        ) group by key order by key
        """
    ).fetchall()
    rows = [(key, canonical.get(key, key), name, int(count)) for key, name, count in named]
    pq.write_table(_table(rows), folder / "organisation-000.parquet", compression="zstd")


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


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _table(rows: list[tuple[str, str, str, int]]) -> pa.Table:
    return pa.Table.from_batches([arrow_batch(ORGANISATION, rows)])
