"""The market that pages read: opened once, opened anew when a new state has been swapped in."""

from __future__ import annotations

import threading
from functools import cached_property
from pathlib import Path

from worthwhile.exchange.home import worthwhile_home
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.state import UnusableIndex
from worthwhile.market.store.layout import MarketHome, home_to_read
from worthwhile.market.store.ledger import NoNoticesYet, OtherLedger
from worthwhile.market.store.manifest import NoMarketYet, State, UnreadableMarket, read_state
from worthwhile.market.store.raw import DamagedRawFile
from worthwhile.market.store.reading import Market

CANNOT_BE_READ = (UnreadableMarket, UnusableIndex, NoNoticesYet, OtherLedger, DamagedRawFile)
"""What is raised where files of a market that was compiled are missing or damaged; their words are for operators."""


class OpenMarket:
    """One state with its tables and its search index; each is opened once, when one of any threads first asks for it.

    Opened twice at the same time, the tables would take twice the memory: from Python 3.12 on a cached property takes
    no lock of its own.
    """

    def __init__(self, home: MarketHome, state: State) -> None:
        self.home = home
        self.state = state
        self._opening = threading.Lock()

    @property
    def tables(self) -> Market:
        with self._opening:
            return self._tables

    @property
    def index(self) -> SearchIndex | None:
        """The search index; None where none was made."""
        with self._opening:
            return self._index

    @cached_property
    def _tables(self) -> Market:
        return Market(self.home, self.state)

    @cached_property
    def _index(self) -> SearchIndex | None:
        return SearchIndex.open(self.home.indexes / self.state.index) if self.state.index else None


_lock = threading.Lock()
_opened: dict[Path, OpenMarket] = {}


def market_home() -> MarketHome:
    """The market that pages answer from: published notices, or until there are some those of the demonstration."""
    return home_to_read(worthwhile_home())


def open_market() -> OpenMarket | None:
    """The market as last compiled; None where nothing was compiled yet.

    Requests share one; after a swap the next request gets the new one, and those that hold the old read it to the end.
    """
    home = market_home()
    try:
        state = read_state(home)
    except NoMarketYet:
        return None
    with _lock:
        held = _opened.get(home.root)
        if held is None or held.state.id != state.id:
            held = _opened[home.root] = OpenMarket(home, state)
        return held
