"""Building a search index from opportunity rows: on every core, into a folder that is whole or not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from worthwhile.market.index.columns import Row
from worthwhile.market.index.meaning import shipped_meaning
from worthwhile.market.index.segment import ROWS_A_SEGMENT, write_segment
from worthwhile.market.index.state import IndexState, SegmentState, write_state
from worthwhile.market.index.waiting import Waiting, set_down, take_up
from worthwhile.market.index.words import stem_of
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
        segments = tuple(_segments(opportunities, making, cores or os.cpu_count() or 1))
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


def _segments(batches: Iterable[pa.RecordBatch], folder: Path, cores: int) -> Iterator[SegmentState]:
    parts = enumerate(set_down(batches, folder, ROWS_A_SEGMENT))
    first = next(parts, None)
    if first is None:
        return
    every = chain([first], parts)
    if cores == 1 or first[1].rows < _WORTH_SHARING:
        for number, part in every:
            yield _segment_of(folder, number, part)
    else:
        yield from _shared_out(every, folder, cores)


def _shared_out(parts: Iterable[tuple[int, Waiting]], folder: Path, cores: int) -> Iterator[SegmentState]:
    """Segments made by several processes; no more wait than are being made, so that little disk is used."""
    made: list[SegmentState] = []
    running: set[Future[SegmentState]] = set()
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        for number, part in parts:
            if len(running) > cores:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                made.extend(future.result() for future in done)
            running.add(pool.submit(_segment_of, folder, number, part))
        made.extend(future.result() for future in running)
    yield from sorted(made, key=lambda segment: segment.name)


def _segment_of(folder: Path, number: int, part: Waiting) -> SegmentState:
    """Write one segment; called in a process of its own where there are several."""
    return make_segment(folder, number, take_up(part))


def make_segment(folder: Path, number: int, rows: Iterable[Row], stem: Callable[[str], str] = stem_of) -> SegmentState:
    """Write one segment of at most ROWS_A_SEGMENT rows; ``stem`` gives the stem of a word."""
    name = f"{number:05d}"
    return SegmentState(name=name, rows=write_segment(folder, name, rows, shipped_meaning(), stem), dead=0)
