"""The releases of one process, read where the ledger says they stand."""

from __future__ import annotations

from worthwhile.market.build.compiling import HeldRelease
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.raw import read_release


def held_releases(home: MarketHome, ledger: Ledger, ocid: str, *, last_seq: int | None = None) -> list[HeldRelease]:
    """Every mergeable release of a process, in order of arrival; up to ``last_seq`` where it is given."""
    paths = {file.id: home.raw / file.path for file in ledger.files()}
    return [
        HeldRelease(
            entry.seq,
            entry.ocid,
            entry.release_id,
            bool(entry.made_id),
            entry.date,
            read_release(paths[entry.file_id], entry),
        )
        for entry in ledger.entries_of(ocid)
        if entry.mergeable and (last_seq is None or entry.seq <= last_seq)
    ]
