"""Every process compiled, on every core: the base segment of a new state.

Two passes. The first reads the raw files once, in order; a process with one release (more than half of them) is
compiled there and then, the others are dealt into buckets. The second compiles the buckets. Each worker writes its own
part of the tables, so that workers share nothing but the folder.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from worthwhile.market.build.compiling import HeldRelease
from worthwhile.market.build.held import held_release
from worthwhile.market.build.packed import parts_of
from worthwhile.market.build.part import Part, PartReport
from worthwhile.market.build.spill import Spill, read_bucket
from worthwhile.market.build.uncollected import without_collecting
from worthwhile.market.compile.rules import MergeRules
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.raw import unpack_block

# Below this a second process costs more to start than it saves.
RELEASES_FOR_A_SECOND_WORKER = 8_000
# A bucket's releases are held in memory as text: small enough for a laptop, few enough files to keep open.
BYTES_A_BUCKET = 24_000_000
MOST_BUCKETS = 256
_BYTES_A_RELEASE = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every worker is told. ``last_seq``: later releases are left for the next time."""

    home: MarketHome
    folder: Path
    spill: Path
    rules: MergeRules
    last_seq: int
    workers: int
    buckets: int


def build_whole(
    home: MarketHome, *, folder: Path, rules: MergeRules, last_seq: int, workers: int | None = None
) -> PartReport:
    """Write the tables and compiled releases of every process into ``folder`` (which exists and is empty)."""
    with Ledger.open(home) as ledger:
        releases = ledger.mergeable()
    count = workers or _workers_for(releases)
    spill = folder / "spill"
    spill.mkdir()
    buckets = max(count, min(MOST_BUCKETS, releases * _BYTES_A_RELEASE // BYTES_A_BUCKET))
    job = Job(home=home, folder=folder, spill=spill, rules=rules, last_seq=last_seq, workers=count, buckets=buckets)
    reports = _both_passes(job)
    spill.rmdir()
    return PartReport(
        sum(report.processes for report in reports),
        sum(report.set_aside for report in reports),
        sum(report.by_core for report in reports),
    )


def _workers_for(releases: int) -> int:
    return 1 if releases < RELEASES_FOR_A_SECOND_WORKER else len(os.sched_getaffinity(0))


def _both_passes(job: Job) -> list[PartReport]:
    if job.workers == 1:
        return [step(job, 0) for step in PASSES]
    reports: list[PartReport] = []
    # Fresh processes rather than forks: the one that asks may be a server with threads. It takes a share itself.
    with ProcessPoolExecutor(job.workers - 1, mp_context=multiprocessing.get_context("spawn")) as pool:
        for step in PASSES:
            others = [pool.submit(step, job, worker) for worker in range(1, job.workers)]
            reports += [step(job, 0), *[other.result() for other in others]]
    return reports


def _read_once(job: Job, worker: int) -> PartReport:
    """Pass one: compile what has one release, deal out the rest."""
    with (
        without_collecting(),
        Part(job.folder, f"1{worker:02}", job.rules) as part,
        Spill(job.spill, worker, job.buckets) as spill,
        Ledger.open(job.home) as ledger,
    ):
        shared = ledger.shared_ocids()
        alone: list[bytes] = []
        for block in _blocks_of(job, worker, ledger):
            for held in block:
                if held.ocid in shared:
                    spill.add(held)
                else:
                    alone += parts_of(held)
            part.add(b"".join(alone))
            alone.clear()
    return part.report()


def _compile_buckets(job: Job, worker: int) -> PartReport:
    """Pass two: compile the processes with several releases."""
    with without_collecting(), Part(job.folder, f"2{worker:02}", job.rules) as part:
        for bucket in range(worker, job.buckets, job.workers):
            for content in read_bucket(job.spill, bucket, job.workers):
                part.add(content)
    return part.report()


PASSES: tuple[Callable[[Job, int], PartReport], ...] = (_read_once, _compile_buckets)


def _blocks_of(job: Job, worker: int, ledger: Ledger) -> Iterator[list[HeldRelease]]:
    """The releases to merge in every n-th block: each worker unpacks only its own."""
    number = 0
    for file in ledger.files():
        with file.path.open("rb") as raw:
            for first, last in ledger.blocks(file.id):
                number += 1
                if number % job.workers != worker:
                    continue
                entries = ledger.entries_between(file.id, first, last)
                raw.seek(entries[0].frame_offset)
                texts = unpack_block(raw.read(entries[0].frame_length), path=file.path)
                yield [
                    held_release(entry, texts[entry.position])
                    for entry in entries
                    if entry.mergeable and entry.seq <= job.last_seq
                ]
