"""The releases of one process, read where the ledger says they stand."""

from __future__ import annotations

from worthwhile.market.build.compiling import HeldRelease
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.raw import Entry


def held_release(entry: Entry, raw: bytes) -> HeldRelease:
    """A release of the ledger with its bytes."""
    return HeldRelease(entry.seq, entry.ocid, entry.release_id, entry.made_id, entry.date, raw)


def entries_to_merge(ledger: Ledger, ocid: str, *, last_seq: int | None = None) -> list[Entry]:
    """Where the releases to merge of a process stand, in order of arrival; up to ``last_seq`` where it is given."""
    return [
        entry for entry in ledger.entries_of(ocid) if entry.mergeable and (last_seq is None or entry.seq <= last_seq)
    ]


def held_releases(ledger: Ledger, ocid: str, *, last_seq: int | None = None) -> list[HeldRelease]:
    """Every release to merge of a process, in order of arrival; up to ``last_seq`` where it is given."""
    return [held_release(entry, ledger.read(entry)) for entry in entries_to_merge(ledger, ocid, last_seq=last_seq)]
