"""A new state of the market: the tables and the search index made beside the old ones, then swapped in together.

Nothing in use is touched before the last step, which replaces one small file. Killed at any moment, the market is as it
was; what was half made is removed the next time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from worthwhile.market.build.crosswalk import write_crosswalk
from worthwhile.market.build.fold import build_fold
from worthwhile.market.build.whole import build_whole
from worthwhile.market.compile.rules import MergeRules, shipped_rules
from worthwhile.market.native.library import is_missing
from worthwhile.market.refresh.beside import beside
from worthwhile.market.refresh.disk import told_when_full
from worthwhile.market.refresh.leftovers import clear_half_made, remove_unused
from worthwhile.market.refresh.one_at_a_time import one_at_a_time
from worthwhile.market.refresh.opportunities import index_fold, index_whole
from worthwhile.market.store.durable import flush_file, flush_folder
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.manifest import NoMarketYet, Segment, State, read_state, segment_folder, write_state
from worthwhile.market.store.reading import connect_to_tables
from worthwhile.market.store.tables.version import tables_version

# With more folds than this, or a fifth of all processes in them, reading slows down: then all is made again.
MOST_FOLDS = 8
LARGEST_SHARE_IN_FOLDS = 0.2


SHIPPED_RULES = "release schema 1.1.5"
MADE_BEFORE = "The tables were made by an earlier version, so all of them are made again."
WITHOUT_CORE = (
    "Compiling in Python alone, which takes several times as long: where the machine has Rust, `make setup` builds a "
    "core that does it."
)


@dataclass(frozen=True, slots=True)
class NamedRules:
    """Rules of merging, with a name that changes when they do: a store made by others is made again."""

    name: str
    rules: MergeRules


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshReport:
    """What was done. ``whole``: everything was made again; ``processes``: how many were compiled this time."""

    whole: bool
    processes: int
    set_aside: int
    state: State


def refresh(
    home: MarketHome,
    *,
    now: datetime,
    whole: bool = False,
    rules: NamedRules | None = None,
    workers: int | None = None,
    with_index: bool = True,
    say: Callable[[str], None] = lambda _: None,
) -> RefreshReport | None:
    """Bring the tables and the index up to what the ledger holds; None where they are already.

    ``whole`` makes everything again, and so does a store of an earlier version; without ``with_index`` there is nothing
    to search until the next time. Raises NoNoticesYet, AlreadyRefreshing or DiskFull, each with what to do.
    """
    with one_at_a_time(home), told_when_full(home):
        clear_half_made(home)
        using = rules or NamedRules(SHIPPED_RULES, shipped_rules())
        old = None if whole else _state_or_none(home)
        with Ledger.open(home) as ledger:
            last_seq = ledger.last_seq()
            changed = ledger.ocids_since(old.last_seq) if old else set()
        if old and old.is_of_earlier_version:
            say(MADE_BEFORE)
        kept = old if old and old.rules == using.name and not old.is_of_earlier_version else None
        if kept and not changed and (kept.index or not with_index):
            return None
        fold = kept is not None and _may_fold(kept, len(changed))
        name = f"{now:%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"
        say(f"Compiling {len(changed)} processes" if fold else "Compiling every process")
        if not fold and is_missing():
            say(WITHOUT_CORE)
        work = home.making / name
        work.mkdir(parents=True)
        report = (
            build_fold(home, folder=work, rules=using.rules, ocids=changed, last_seq=last_seq)
            if fold
            else build_whole(home, folder=work, rules=using.rules, last_seq=last_seq, workers=workers)
        )
        if with_index:
            say("Making the search index")
        segment = Segment(folder=name, processes=report.processes, set_aside=report.set_aside)
        state = State(
            segments=(*old.segments, segment) if old and fold else (segment,),
            index=name if with_index else None,
            made_at=now,
            last_seq=last_seq,
            rules=using.name,
            tables=tables_version(),
        )
        _finish(home, work, state, old_index=old.index if old and fold else None, changed=changed)
        write_state(home, state)
        remove_unused(home, state, old, now=now)
        return RefreshReport(whole=not fold, processes=report.processes, set_aside=report.set_aside, state=state)


def _state_or_none(home: MarketHome) -> State | None:
    try:
        return read_state(home)
    except NoMarketYet:
        return None


def _may_fold(state: State, changed: int) -> bool:
    base, *folds = state.segments
    in_folds = sum(segment.processes for segment in folds) + changed
    return len(folds) < MOST_FOLDS and in_folds <= LARGEST_SHARE_IN_FOLDS * base.processes


def _finish(home: MarketHome, work: Path, state: State, *, old_index: str | None, changed: set[str]) -> None:
    """Finish the tables in ``work``, make the index that the state names, and put both where the state looks for them.

    ``old_index`` is the one to fold the processes changed into, where there is one.
    """
    folders = [*(segment_folder(home, segment) for segment in state.segments[:-1]), work]
    index = home.making / f"{work.name}-index"
    if old_index and state.index:
        # The crosswalk is the database's work and folding is Python's: a core each. Of a whole market, both at once
        # would take too much memory.
        with beside(partial(_finish_tables, home, folders)):
            index_fold(work, home.indexes / old_index, index, changed)
    else:
        _finish_tables(home, folders)
        if state.index:
            index_whole(home, folders, index)
    _put(work, segment_folder(home, state.segments[-1]))
    if state.index:
        _put(index, home.indexes / state.index)


def _finish_tables(home: MarketHome, folders: Sequence[Path]) -> None:
    """Add the crosswalk to the last of the folders, and make sure that all in it is on the disk."""
    with closing(connect_to_tables(home, folders)) as connection:
        write_crosswalk(connection, folders[-1])
    flush_folder(folders[-1])


def _put(made: Path, place: Path) -> None:
    place.parent.mkdir(exist_ok=True)
    made.rename(place)
    flush_file(place.parent)
