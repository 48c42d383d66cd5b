"""What became of a notice: each of its releases, and what it changed, told by compiling up to each in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from worthwhile.market.build.compiling import HeldRelease, compile_process
from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.compile.columns.moments import told_by
from worthwhile.market.compile.columns.rows import rows_of
from worthwhile.market.compile.process import Process
from worthwhile.market.compile.rules import shipped_rules
from worthwhile.market.queries.what_changed import NOTHING_COMPARED, changes_between
from worthwhile.market.store.tables import TABLES

# Compiling up to each release takes longer with every one; of a long history the latest are told.
MOST_STEPS = 30
Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """One release of a process: when (UTC; None where the date cannot be read), its tags and what it changed.

    ``changes`` are sentences, empty for the earliest that is told. ``first``: the release with which it all begins.
    """

    release_id: str
    made_id: bool
    date: str
    at: datetime | None
    tags: tuple[str, ...]
    changes: tuple[str, ...]
    first: bool


def named_rows(process: Process) -> Rows:
    """The rows of every table of a process, each by the names of its columns."""
    rows = rows_of(process)
    return {
        table.name: [
            dict(zip((column.name for column in table.columns), row, strict=True)) for row in rows.get(table.name, ())
        ]
        for table in TABLES
    }


def released_by(releases: Sequence[HeldRelease], moment: datetime) -> list[HeldRelease]:
    """Of the releases of one process (at least one) those of up to a moment (UTC without a zone); else the first alone.

    A release whose date cannot be read counts as published with the one before it.
    """
    ordered = sorted(releases, key=lambda held: (held.date, held.seq))
    dates = [told_by(held.date).at for held in ordered]
    later = (place for place, at in enumerate(dates) if at is not None and at > moment)
    return ordered[: max(1, next(later, len(ordered)))]


def history_of(releases: Sequence[HeldRelease]) -> tuple[HistoryStep, ...]:
    """The releases of one process with what each changed, the newest first; at most MOST_STEPS.

    A state that the rules of merging cannot join is passed over: the next one is compared with the one before it.
    """
    ordered = sorted(releases, key=lambda held: (held.date, held.seq))
    steps = list(_steps(ordered))
    return tuple(reversed(steps))


def _steps(ordered: Sequence[HeldRelease]) -> Iterator[HistoryStep]:
    before: Process | None = None
    start = max(0, len(ordered) - MOST_STEPS)
    for end in range(start, len(ordered)):
        try:
            process = compile_process(ordered[: end + 1], shipped_rules())
        except CannotMerge:
            continue
        mark = process.marks[-1]
        yield HistoryStep(
            release_id=mark.release_id,
            made_id=mark.made_id,
            date=mark.date,
            at=told_by(mark.date).at,
            tags=mark.tags,
            changes=(changes_between(before, process) or (NOTHING_COMPARED,)) if before is not None else (),
            first=end == 0,
        )
        before = process
