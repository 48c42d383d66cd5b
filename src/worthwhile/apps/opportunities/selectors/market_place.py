"""What is known of one buyer or one area: who it is, its latest contracts, what ends next and what is open now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.apps.opportunities.selectors.market_answers import keep
from worthwhile.market.queries.expiring import expiring_contracts
from worthwhile.market.queries.latest_contracts import latest_contracts
from worthwhile.market.queries.latest_notices import latest_notices
from worthwhile.market.queries.prepared import answer_prepared, form_of, sql_of
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_hits import Found

Row = dict[str, Any]
MOST_OPEN = 10
BY_NAME = "name:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """A body that buys. ``key`` is the one that stands for it in the crosswalk, or ``name:`` with its name."""

    key: str
    name: str
    processes: int
    other_keys: tuple[str, ...]

    @property
    def by_name(self) -> bool:
        """Whether only its name tells it."""
        return self.key.startswith(BY_NAME)


def find_buyer(market: OpenMarket, key: str) -> Buyer | None:
    """The buyer with this key; None where no notice names it."""
    return keep(market, ("buyer", key), lambda: _Held(_buyer(market, key))).buyer


def list_latest(market: OpenMarket, scope: Scope, on: date) -> list[Row]:
    """The latest contracts, newest first."""
    return keep(market, ("latest", scope, on), lambda: answer_prepared(market.tables, latest_contracts, scope, on))


def list_notices(market: OpenMarket, scope: Scope, on: date) -> list[Row]:
    """The latest notices, newest first; each row also counts what there is of the whole scope."""
    return keep(market, ("notices", scope, on), lambda: answer_prepared(market.tables, latest_notices, scope, on))


def list_ending(market: OpenMarket, scope: Scope, on: date) -> list[Row]:
    """Contracts that end, or whose extension ends, within a year, the nearest first."""
    return keep(market, ("ending", scope, on), lambda: answer_prepared(market.tables, expiring_contracts, scope, on))


def writers_of_places() -> list[Callable[[], object]]:
    """What writes the SQL of each list of buyers by number and by name and of areas, so that no first visitor waits."""
    scopes = (Scope(buyers=("a:1",)), Scope(buyer_names=("a",)), Scope(areas=("E06000032",)))
    lists = (latest_contracts, latest_notices, expiring_contracts)
    return [partial(sql_of, written, form_of(scope)) for scope in scopes for written in lists]


def find_open(market: OpenMarket, buyer: Buyer | None, areas: tuple[str, ...], *, on: datetime) -> Found | None:
    """Notices that can be answered now; None where there is no search index."""
    if market.index is None:
        return None
    key = buyer.key if buyer and not buyer.key.startswith(BY_NAME) else None
    name = buyer.name if buyer and key is None else ""
    asked = Search(
        open_only=True, areas=areas, strict=True, buyer_key=key, buyer=name, sort="deadline", per_page=MOST_OPEN
    )
    return search(market.index, asked, on=on)


@dataclass(frozen=True, slots=True)
class _Held:
    buyer: Buyer | None


def _buyer(market: OpenMarket, key: str) -> Buyer | None:
    if key.startswith(BY_NAME):
        found = market.tables.sql(
            "select mode(buyer_name) as name, count(*) as processes from process where buyer_name_key = $name",
            {"name": key.removeprefix(BY_NAME)},
        )[0]
        return _named(key, found, ())
    known = market.tables.sql(
        "select organisation_key as key, canonical_key from organisation where canonical_key = "
        "(select coalesce((select canonical_key from organisation where organisation_key = $key limit 1), $key))",
        {"key": key},
    )
    keys = sorted({key, *(row["key"] for row in known)})
    found = market.tables.sql(
        "select mode(buyer_name) as name, count(*) as processes from process "
        "where list_contains(cast($keys as varchar[]), buyer_key)",
        {"keys": keys},
    )[0]
    canonical = known[0]["canonical_key"] if known else key
    return _named(canonical, found, tuple(one for one in keys if one != canonical))


def _named(key: str, found: Row, others: tuple[str, ...]) -> Buyer | None:
    if not found["processes"]:
        return None
    return Buyer(key=key, name=found["name"] or "Without a name", processes=found["processes"], other_keys=others)
