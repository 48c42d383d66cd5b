"""A new state of the market: the tables and the search index made beside the old ones, then swapped in together.

Nothing in use is touched before the last step, which replaces one small file. Killed at any moment, the market is as it
was; what was half made is removed the next time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from worthwhile.market.build.crosswalk import write_crosswalk
from worthwhile.market.build.fold import build_fold
from worthwhile.market.build.whole import build_whole
from worthwhile.market.compile.rules import MergeRules, shipped_rules
from worthwhile.market.refresh.disk import told_when_full
from worthwhile.market.refresh.leftovers import clear_half_made, remove_unused
from worthwhile.market.refresh.one_at_a_time import one_at_a_time
from worthwhile.market.refresh.opportunities import index_fold, index_whole
from worthwhile.market.store.durable import flush_folder
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.manifest import NoMarketYet, Segment, State, read_state, segment_folder, write_state
from worthwhile.market.store.reading import Market, view_statements

# With more folds than this, or a fifth of all processes in them, reading slows down: then all is made again.
MOST_FOLDS = 8
LARGEST_SHARE_IN_FOLDS = 0.2


SHIPPED_RULES = "release schema 1.1.5"


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

    ``whole`` makes everything again; without ``with_index`` there is nothing to search until the next
    time. Raises NoNoticesYet, AlreadyRefreshing or DiskFull, each with what to do.
    """
    with one_at_a_time(home), told_when_full(home):
        clear_half_made(home)
        using = rules or NamedRules(SHIPPED_RULES, shipped_rules())
        old = None if whole else _state_or_none(home)
        with Ledger.open(home) as ledger:
            last_seq = ledger.last_seq()
            changed = ledger.ocids_since(old.last_seq) if old else set()
        if old and not changed and old.rules == using.name and (old.index or not with_index):
            return None
        fold = old is not None and old.rules == using.name and _may_fold(old, len(changed))
        name = f"{now:%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"
        say(f"Compiling {len(changed)} processes" if fold else "Compiling every process")
        work = home.making / name
        work.mkdir(parents=True)
        report = (
            build_fold(home, folder=work, rules=using.rules, ocids=changed, last_seq=last_seq)
            if fold
            else build_whole(home, folder=work, rules=using.rules, last_seq=last_seq, workers=workers)
        )
        kept = old.segments if old and fold else ()
        _finish_segment(home, work, kept)
        state = State(
            segments=(*kept, Segment(folder=name, processes=report.processes, set_aside=report.set_aside)),
            index=None,
            made_at=now,
            last_seq=last_seq,
            rules=using.name,
        )
        if with_index:
            say("Making the search index")
            state = _with_index(home, state, old if fold else None, name, changed)
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


def _finish_segment(home: MarketHome, work: Path, kept: tuple[Segment, ...]) -> None:
    """Add the crosswalk, make sure that all is on the disk, and move the segment to its place."""
    import duckdb

    with duckdb.connect(":memory:") as connection:
        for statement in view_statements([*(segment_folder(home, segment) for segment in kept), work]):
            connection.execute(statement)
        write_crosswalk(connection, work)
    flush_folder(work)
    home.builds.mkdir(exist_ok=True)
    work.rename(home.builds / work.name)


def _with_index(home: MarketHome, state: State, old: State | None, name: str, changed: set[str]) -> State:
    market = Market(home, state)
    try:
        folder = home.making / f"{name}-index"
        if old is not None and old.index:
            index_fold(market, home.indexes / old.index, folder, changed)
        else:
            index_whole(market, folder)
        home.indexes.mkdir(exist_ok=True)
        folder.rename(home.indexes / name)
    finally:
        market.close()
    return replace(state, index=name)
