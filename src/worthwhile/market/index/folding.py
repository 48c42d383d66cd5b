"""Folding what changed into an index: a new folder that shares the files of the old one, which readers keep."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence, Set
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from worthwhile.market.index.arrays import Array, write_arrays
from worthwhile.market.index.building import IndexReport, begin_folder, finish_folder, make_segment
from worthwhile.market.index.columns import PLACES, Row, rows_of_batch
from worthwhile.market.index.opened import DEAD_FILE, SearchIndex
from worthwhile.market.index.segment import ROWS_A_SEGMENT, Segment
from worthwhile.market.index.state import IndexState, SegmentState, write_state

if TYPE_CHECKING:
    import pyarrow as pa

# So many small segments are joined into one: every search looks into each of them.
MOST_SMALL = 8
# A segment counts as small below this many living rows: joining so many of them takes about a second.
SMALL = 1_024
MOSTLY_DEAD = 0.5


def fold_index(old: Path, new: Path, batches: Iterable[pa.RecordBatch], replaced: Set[str]) -> IndexReport:
    """Make the index ``new`` from ``old``: without the processes in ``replaced``, with the rows of ``batches``.

    A process among the batches is replaced whether it is named or not. ``new`` must not exist; it appears when it is
    finished and on the disk, or not at all. Files that stay are shared by hard links (copied where the disk has none),
    so ``old`` may be read meanwhile and removed later. Raises UnusableIndex for an old index that cannot be read.
    """
    begun = perf_counter()
    index = SearchIndex.open(old)
    added = [row for batch in batches for row in rows_of_batch(batch)]
    gone = set(replaced) | {row[PLACES["ocid"]] for row in added}
    making = begin_folder(new)
    try:
        _fold(index, old, making, added, gone)
        return finish_folder(making, new, begun)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


def _fold(index: SearchIndex, old: Path, making: Path, added: list[Row], gone: Set[str]) -> None:
    dead = {segment.name: _dead_after(segment, gone) for segment in index.segments}
    kept, joined = _sorted_out(index.segments, dead)
    waiting = [row for segment in joined for row in _living_rows(segment, dead[segment.name])] + added
    states = [SegmentState(name=one.name, rows=one.size, dead=int(dead[one.name].size)) for one in kept]
    for segment in kept:
        for ending in ("arrays", "rows"):
            _share(old / f"{segment.name}.{ending}", making / f"{segment.name}.{ending}")
    number = 1 + max((int(segment.name) for segment in index.segments), default=-1)
    for start in range(0, len(waiting), ROWS_A_SEGMENT):
        states.append(make_segment(making, number, waiting[start : start + ROWS_A_SEGMENT], index.known_stem))
        number += 1
    write_arrays(making / DEAD_FILE, {one.name: dead[one.name] for one in kept})
    write_state(making, IndexState(segments=tuple(states)))


def _dead_after(segment: Segment, gone: Set[str]) -> Array:
    """The rows of a segment that no longer count, ascending."""
    replaced = ~segment.alive
    segment.lists["ocid"].mark(replaced, gone)
    made: Array = np.flatnonzero(replaced).astype(np.int32)
    return made


def _sorted_out(segments: Sequence[Segment], dead: dict[str, Array]) -> tuple[list[Segment], list[Segment]]:
    """Segments that stay as they are, and those whose living rows move into a new one.

    Those with no living row simply go. Mostly dead ones move when they are small enough to move quickly, small ones
    when there are many. A large one that is mostly dead moves too: that fold takes seconds, and is seldom.
    """
    living = {one.name: one.size - int(dead[one.name].size) for one in segments}
    held = [one for one in segments if living[one.name]]
    moving = [one for one in held if dead[one.name].size > MOSTLY_DEAD * one.size]
    small = [one for one in held if one not in moving and living[one.name] < SMALL]
    if len(small) >= MOST_SMALL:
        moving += small
    return [one for one in held if one not in moving], [one for one in held if one in moving]


def _living_rows(segment: Segment, dead: Array) -> Iterable[Row]:
    gone = set(dead.tolist())
    return (row for place, row in enumerate(segment.kept.every_raw()) if place not in gone)


def _share(file: Path, place: Path) -> None:
    try:
        os.link(file, place)
    except OSError:
        shutil.copyfile(file, place)
