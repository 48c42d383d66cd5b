"""The tables and the index of a new state, made in folders that nobody reads yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from worthwhile.market.build.crosswalk import Crosswalk
from worthwhile.market.build.fold import build_fold
from worthwhile.market.build.part import PartReport
from worthwhile.market.build.whole import build_whole
from worthwhile.market.compile.rules import MergeRules
from worthwhile.market.refresh.beside import beside
from worthwhile.market.refresh.opportunities import index_fold, index_whole
from worthwhile.market.store.durable import flush_folder
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.manifest import State, replaced_file, segment_folder
from worthwhile.market.store.reading import connect_to_tables, show_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """Where the new segment and its index are made, from which releases and by which rules; ``index`` None for none."""

    home: MarketHome
    work: Path
    index: Path | None
    rules: MergeRules
    last_seq: int
    say: Callable[[str], None]


def make_whole(making: Making, *, workers: int | None) -> PartReport:
    """Compile every process, and make the index of all."""
    home, work = making.home, making.work
    report = build_whole(home, folder=work, rules=making.rules, last_seq=making.last_seq, workers=workers)
    # One after the other: of a whole market, the crosswalk beside anything else would take too much memory.
    with closing(connect_to_tables(home, [work], names=Crosswalk.READS)) as connection:
        crosswalk = Crosswalk(connection)
        crosswalk.add()
        crosswalk.write(work)
    flush_folder(work)
    if making.index:
        making.say("Making the search index")
        index_whole(home, [work], making.index)
    return report


def make_fold(making: Making, *, old: State, changed: set[str]) -> PartReport:
    """Compile the processes changed, and fold them into the index of the old state; made whole where it has none."""
    home, work = making.home, making.work
    earlier = [segment_folder(home, segment) for segment in old.segments]
    report = build_fold(home, folder=work, rules=making.rules, ocids=changed, last_seq=making.last_seq)
    # The crosswalk is the database's work and folding the index is Python's: a core each.
    with beside(partial(_fold_crosswalk, home, earlier, work)):
        if making.index and old.index:
            making.say("Making the search index")
            index_fold(work, home.indexes / old.index, making.index, changed)
    flush_folder(work)
    if making.index and not old.index:
        making.say("Making the search index")
        index_whole(home, [*earlier, work], making.index)
    return report


def _fold_crosswalk(home: MarketHome, earlier: Sequence[Path], work: Path) -> None:
    with closing(connect_to_tables(home, earlier, names=Crosswalk.READS)) as connection:
        crosswalk = Crosswalk(connection)
        crosswalk.take_over(earlier[-1])
        crosswalk.take_out(replaced_file(work))
        show_tables(connection, [work], names=Crosswalk.READS)
        crosswalk.add()
        crosswalk.write(work)
