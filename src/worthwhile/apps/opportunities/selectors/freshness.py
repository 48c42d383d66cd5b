"""How fresh the market is: the latest notice of each publisher, and when it was compiled."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.market.store.publishers import BY_KEY, OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherFreshness:
    """``latest_at`` is UTC without a zone."""

    key: str
    name: str
    licence: str
    processes: int
    latest_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """``made_at`` has a zone; ``made_before``: by an earlier version, by which the same notices gave other rows."""

    made_at: datetime
    made_before: bool
    processes: int
    publishers: Sequence[PublisherFreshness]

    @property
    def real(self) -> list[PublisherFreshness]:
        """The publishers of real notices."""
        return [one for one in self.publishers if one.key != "demonstration"]


_lock = threading.Lock()
_told: dict[str, Freshness] = {}


def find_freshness(market: OpenMarket) -> Freshness:
    """Asked of the tables once for each state of the market."""
    key = f"{market.home.root}/{market.state.id}"
    with _lock:
        if key not in _told:
            _told.clear()
            _told[key] = _read(market)
        return _told[key]


def _read(market: OpenMarket) -> Freshness:
    rows = market.tables.freshness()
    publishers = [
        PublisherFreshness(
            key=row["publisher"],
            name=BY_KEY.get(row["publisher"], OTHER).name,
            licence=BY_KEY.get(row["publisher"], OTHER).licence,
            processes=row["processes"],
            latest_at=row["latest_at"],
        )
        for row in rows
    ]
    return Freshness(
        made_at=market.state.made_at,
        made_before=market.state.is_of_earlier_version,
        processes=sum(one.processes for one in publishers),
        publishers=publishers,
    )
