"""The releases of many processes, read where the ledger says they stand: blocks are unpacked while others are used."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from worthwhile.market.build.compiling import HeldRelease
from worthwhile.market.build.held import entries_to_merge, held_release
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.raw import Entry, read_block, release_at

# Few enough that their releases, and those read ahead, stay in tens of megabytes; enough that many stand in the same
# blocks, which are unpacked once for all of them.
PROCESSES_AT_ONCE = 128


@dataclass(frozen=True, slots=True)
class _Reading:
    """Processes being read: their entries, and their texts by number in the ledger, block by block."""

    entries: list[list[Entry]]
    blocks: list[Future[dict[int, bytes]]]

    def releases(self) -> Iterator[list[HeldRelease]]:
        texts = {seq: text for block in self.blocks for seq, text in block.result().items()}
        return ([held_release(entry, texts[entry.seq]) for entry in of_one] for of_one in self.entries if of_one)


def held_together(
    ledger: Ledger, ocids: Iterable[str], *, last_seq: int, at_once: int = PROCESSES_AT_ONCE
) -> Iterator[list[HeldRelease]]:
    """For each process its releases to merge up to ``last_seq``, in order of arrival; nothing for one with none.

    ``at_once`` is how many processes are handed out while as many more are read. Raises DamagedRawFile.
    """
    left = iter(ocids)
    # Unpacking is most of the work, and lets other threads run.
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:

        def next_ones() -> _Reading | None:
            some = list(islice(left, at_once))
            return _begun(ledger, some, last_seq, pool) if some else None

        reading = next_ones()
        while reading:
            ahead = next_ones()
            yield from reading.releases()
            reading = ahead


def _begun(ledger: Ledger, ocids: Sequence[str], last_seq: int, pool: ThreadPoolExecutor) -> _Reading:
    entries = [entries_to_merge(ledger, ocid, last_seq=last_seq) for ocid in ocids]
    blocks: dict[tuple[int, int], list[Entry]] = {}
    for of_one in entries:
        for entry in of_one:
            blocks.setdefault((entry.file_id, entry.frame_offset), []).append(entry)
    paths = {file_id: ledger.file(file_id) for file_id, _ in blocks}
    return _Reading(
        entries, [pool.submit(_texts_in_block, paths[file_id], held) for (file_id, _), held in blocks.items()]
    )


def _texts_in_block(path: Path, entries: Sequence[Entry]) -> dict[int, bytes]:
    offset = entries[0].frame_offset
    block = read_block(path, offset=offset, length=entries[0].frame_length)
    return {entry.seq: release_at(path, block, offset=offset, position=entry.position) for entry in entries}
