"""A new state of the market: the tables and the search index made beside the old ones, then swapped in together.

Nothing in use is touched before the last step, which replaces one small file. Killed at any moment, the market is as it
was; what was half made is removed the next time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from worthwhile.market.compile.rules import MergeRules, shipped_rules
from worthwhile.market.native.library import is_missing
from worthwhile.market.refresh.disk import told_when_full
from worthwhile.market.refresh.leftovers import clear_half_made, remove_unused
from worthwhile.market.refresh.making import Making, make_fold, make_whole
from worthwhile.market.refresh.one_at_a_time import one_at_a_time
from worthwhile.market.store.durable import flush_file
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.manifest import NoMarketYet, Segment, State, read_state, segment_folder, write_state
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
        onto = kept if kept and _may_fold(kept, len(changed)) else None
        name = f"{now:%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"
        say(f"Compiling {len(changed)} processes" if onto else "Compiling every process")
        if not onto and is_missing():
            say(WITHOUT_CORE)
        work = home.making / name
        work.mkdir(parents=True)
        making = Making(
            home=home,
            work=work,
            index=home.making / f"{name}-index" if with_index else None,
            rules=using.rules,
            last_seq=last_seq,
            say=say,
        )
        report = make_fold(making, old=onto, changed=changed) if onto else make_whole(making, workers=workers)
        segment = Segment(folder=name, processes=report.processes, set_aside=report.set_aside)
        state = State(
            segments=(*onto.segments, segment) if onto else (segment,),
            index=name if with_index else None,
            made_at=now,
            last_seq=last_seq,
            rules=using.name,
            tables=tables_version(),
        )
        _put(work, segment_folder(home, segment))
        if making.index:
            _put(making.index, home.indexes / name)
        write_state(home, state)
        remove_unused(home, state, old, now=now)
        return RefreshReport(whole=onto is None, processes=report.processes, set_aside=report.set_aside, state=state)


def _state_or_none(home: MarketHome) -> State | None:
    try:
        return read_state(home)
    except NoMarketYet:
        return None


def _may_fold(state: State, changed: int) -> bool:
    base, *folds = state.segments
    in_folds = sum(segment.processes for segment in folds) + changed
    return len(folds) < MOST_FOLDS and in_folds <= LARGEST_SHARE_IN_FOLDS * base.processes


def _put(made: Path, place: Path) -> None:
    place.parent.mkdir(exist_ok=True)
    made.rename(place)
    flush_file(place.parent)
