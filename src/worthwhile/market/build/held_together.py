"""The releases of many processes, read where the ledger says they stand: each block unpacked once, on every core."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from worthwhile.market.build.compiling import HeldRelease
from worthwhile.market.build.held import held_release
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.raw import Entry, read_block, release_at

# Few enough that their releases stay in tens of megabytes, enough that many stand in the same blocks.
PROCESSES_AT_ONCE = 512


def held_together(
    ledger: Ledger, ocids: Iterable[str], *, last_seq: int, at_once: int = PROCESSES_AT_ONCE
) -> Iterator[list[HeldRelease]]:
    """For each process its releases to merge up to ``last_seq``, in order of arrival; nothing for one with none.

    ``at_once`` is how many processes are held in memory. Raises DamagedRawFile.
    """
    left = iter(ocids)
    # Unpacking is most of the work, and lets other threads run.
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        while some := list(islice(left, at_once)):
            entries = [
                [entry for entry in ledger.entries_of(ocid) if entry.mergeable and entry.seq <= last_seq]
                for ocid in some
            ]
            texts = _texts(ledger, [entry for of_one in entries for entry in of_one], pool)
            yield from ([held_release(entry, texts[entry.seq]) for entry in of_one] for of_one in entries if of_one)


def _texts(ledger: Ledger, entries: Sequence[Entry], pool: ThreadPoolExecutor) -> dict[int, bytes]:
    """The bytes of releases, by their number in the ledger."""
    paths = {file_id: ledger.file(file_id) for file_id in {entry.file_id for entry in entries}}
    blocks: dict[tuple[int, int], list[Entry]] = {}
    for entry in entries:
        blocks.setdefault((entry.file_id, entry.frame_offset), []).append(entry)
    texts: dict[int, bytes] = {}
    for found in pool.map(lambda part: _texts_in_block(paths[part[0].file_id], part), blocks.values()):
        texts.update(found)
    return texts


def _texts_in_block(path: Path, entries: Sequence[Entry]) -> dict[int, bytes]:
    offset = entries[0].frame_offset
    block = read_block(path, offset=offset, length=entries[0].frame_length)
    return {entry.seq: release_at(path, block, offset=offset, position=entry.position) for entry in entries}
