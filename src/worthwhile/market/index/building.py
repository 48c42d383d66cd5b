"""Building a search index from opportunity rows: on every core, into a folder that is whole or not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from worthwhile.market.index.columns import Row, rows_of_batch
from worthwhile.market.index.meaning import shipped_meaning
from worthwhile.market.index.segment import ROWS_A_SEGMENT, write_segment
from worthwhile.market.index.state import IndexState, SegmentState, write_state
from worthwhile.market.store.durable import flush_file, flush_folder

if TYPE_CHECKING:
    import pyarrow as pa

# Below this many rows a second process takes longer to start than it saves.
_WORTH_SHARING = 8_192


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexReport:
    """What an index holds and what making it took. ``dead`` counts replaced rows whose place is not yet given back."""

    rows: int
    segments: int
    dead: int
    bytes_on_disk: int
    seconds: float


def build_index(opportunities: Iterable[pa.RecordBatch], folder: Path, *, cores: int | None = None) -> IndexReport:
    """Make a search index of all rows in ``folder``, which must not exist.

    Rows come as batches of the opportunity table, one row a process. The folder appears when it is finished and is on
    the disk, or not at all. ``cores`` is how many processes work; else as many as the machine has.
    """
    begun = perf_counter()
    making = begin_folder(folder)
    try:
        segments = tuple(_segments(_parts(opportunities), making, cores or os.cpu_count() or 1))
        write_state(making, IndexState(segments=segments))
        return finish_folder(making, folder, begun)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


def begin_folder(folder: Path) -> Path:
    """An empty folder beside the one that is to be; raises FileExistsError where that is already there."""
    if folder.exists():
        raise FileExistsError(f"{folder} is already there")
    making = folder.with_name(f".{folder.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    return making


def finish_folder(making: Path, folder: Path, begun: float) -> IndexReport:
    """Put the finished folder in place in one step, safe against a loss of power."""
    from worthwhile.market.index.state import read_state

    flush_folder(making)
    making.rename(folder)
    flush_file(folder.parent)
    state = read_state(folder)
    return IndexReport(
        rows=sum(segment.rows - segment.dead for segment in state.segments),
        segments=len(state.segments),
        dead=sum(segment.dead for segment in state.segments),
        bytes_on_disk=sum(path.stat().st_size for path in folder.iterdir()),
        seconds=perf_counter() - begun,
    )


def _parts(batches: Iterable[pa.RecordBatch]) -> Iterator[list[pa.RecordBatch]]:
    """Batches in segments' worth of rows; the last is smaller."""
    waiting: list[pa.RecordBatch] = []
    room = ROWS_A_SEGMENT
    for given in batches:
        batch = given
        while batch.num_rows >= room:
            yield [*waiting, batch.slice(0, room)]
            batch, waiting, room = batch.slice(room), [], ROWS_A_SEGMENT
        if batch.num_rows:
            waiting.append(batch)
            room -= batch.num_rows
    if waiting:
        yield waiting


def _segments(parts: Iterator[list[pa.RecordBatch]], folder: Path, cores: int) -> Iterator[SegmentState]:
    first = next(parts, None)
    if first is None:
        return
    if cores == 1 or sum(batch.num_rows for batch in first) < _WORTH_SHARING:
        for number, batches in enumerate(chain([first], parts)):
            yield _segment_of(folder, number, batches)
        return
    yield from _shared_out(first, parts, folder, cores)


def _shared_out(
    first: list[pa.RecordBatch], parts: Iterator[list[pa.RecordBatch]], folder: Path, cores: int
) -> Iterator[SegmentState]:
    """Segments made by several processes; no more wait than are being made, so that memory stays small."""
    made: list[SegmentState] = []
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        running: set[Future[SegmentState]] = {pool.submit(_segment_of, folder, 0, first)}
        for number, batches in enumerate(parts, start=1):
            if len(running) >= cores:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                made.extend(future.result() for future in done)
            running.add(pool.submit(_segment_of, folder, number, batches))
        made.extend(future.result() for future in running)
    yield from sorted(made, key=lambda segment: segment.name)


def _segment_of(folder: Path, number: int, batches: list[pa.RecordBatch]) -> SegmentState:
    """Write one segment; called in a process of its own where there are several."""
    return make_segment(folder, number, [row for batch in batches for row in rows_of_batch(batch)])


def make_segment(folder: Path, number: int, rows: Sequence[Row]) -> SegmentState:
    """Write one segment of at most ROWS_A_SEGMENT rows."""
    name = f"{number:05d}"
    write_segment(folder, name, rows, shipped_meaning())
    return SegmentState(name=name, rows=len(rows), dead=0)
