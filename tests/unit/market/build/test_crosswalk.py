"""The crosswalk folded day by day is the one that is made of everything at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from worthwhile.market.build.crosswalk import Crosswalk

# A party: its name or none, and its identifiers. A process: its parties.
Party = tuple[str | None, list[str]]
Processes = dict[str, list[Party]]

OCIDS = st.sampled_from([f"ocds-1-{number}" for number in range(6)])
PARTIES = st.tuples(
    st.none() | st.sampled_from(["Alder", "Beech", "Cedar", "it's"]),
    st.lists(st.sampled_from("abcdefgh"), max_size=8),
)
STATES = st.dictionaries(OCIDS, st.lists(PARTIES, max_size=3), max_size=6)


@contextmanager
def _shown(processes: Processes) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the tables that a crosswalk reads."""
    with closing(duckdb.connect(":memory:")) as connection:
        _show(connection, processes)
        yield connection


def _show(connection: duckdb.DuckDBPyConnection, processes: Processes) -> None:
    parties = [
        (ocid, str(number), name, identifiers)
        for ocid, its_parties in processes.items()
        for number, (name, identifiers) in enumerate(its_parties)
    ]
    for table, columns, rows in (
        ("party", "ocid party_id name", [(ocid, party, name) for ocid, party, name, _ in parties]),
        (
            "party_identifier",
            "ocid party_id scheme identifier",
            [(ocid, party, "GB-COH", one) for ocid, party, _, several in parties for one in several],
        ),
    ):
        names = columns.split()
        made = pa.Table.from_pylist(
            [dict(zip(names, row, strict=True)) for row in rows], pa.schema([(name, pa.string()) for name in names])
        )
        connection.register("made", made)
        connection.execute(f"create or replace table {table} as from made")
    # The last two letters stand for identifiers that must join nothing; the first ones are of a form that nobody knows.
    connection.execute("alter table party_identifier add column lasting boolean")
    connection.execute("alter table party_identifier add column well_formed boolean")
    connection.execute(
        "update party_identifier set lasting = identifier <> 'g', "
        "well_formed = case when identifier < 'd' then null else identifier <> 'h' end"
    )


def _rows(folder: Path) -> list[dict[str, Any]]:
    return list(pq.read_table(folder / "organisation-000.parquet").to_pylist())


def _of_all(processes: Processes, folder: Path) -> list[dict[str, Any]]:
    folder.mkdir()
    with _shown(processes) as connection:
        crosswalk = Crosswalk(connection)
        crosswalk.add()
        crosswalk.write(folder)
    return _rows(folder)


def _folded(before: Processes, changed: Processes, old: Path, folder: Path) -> list[dict[str, Any]]:
    folder.mkdir()
    replaced = folder / "replaced.parquet"
    pq.write_table(pa.table({"ocid": pa.array(list(changed), type=pa.string())}), replaced)
    with _shown(before) as connection:
        crosswalk = Crosswalk(connection)
        crosswalk.take_over(old)
        crosswalk.take_out(replaced)
        _show(connection, changed)
        crosswalk.add()
        crosswalk.write(folder)
    return _rows(folder)


@given(STATES, st.lists(STATES, min_size=1, max_size=2))
@settings(max_examples=15, deadline=None)
def test_folded_in_turn_it_is_what_is_made_of_everything_at_once(first: Processes, days: list[Processes]) -> None:
    with TemporaryDirectory() as name:
        root = Path(name) / "it's"
        root.mkdir()
        old = root / "0"
        _of_all(first, old)
        state = first
        for number, changed in enumerate(days, 1):
            found = _folded(state, changed, old, root / str(number))
            state = {**state, **changed}
            old = root / str(number)
        assert found == _of_all(state, root / "at once")


def test_what_one_notice_joined_comes_apart_when_it_is_published_without(tmp_path: Path) -> None:
    both: Processes = {"ocds-1-1": [("Alder", ["a", "b"])], "ocds-1-2": [("Beech", ["b"])]}
    joined = _of_all(both, tmp_path / "0")
    assert [(row["organisation_key"], row["canonical_key"], row["name"], row["named"]) for row in joined] == [
        ("GB-COH:a", "GB-COH:a", "Alder", 1),
        ("GB-COH:b", "GB-COH:a", "Beech", 2),
    ]
    apart = _folded(both, {"ocds-1-1": [("Alder", ["a"])]}, tmp_path / "0", tmp_path / "1")
    assert [(row["organisation_key"], row["canonical_key"], row["name"], row["named"]) for row in apart] == [
        ("GB-COH:a", "GB-COH:a", "Alder", 1),
        ("GB-COH:b", "GB-COH:b", "Beech", 1),
    ]
