"""What a saved search finds: what is open now, and what is new."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import QueryDict

from worthwhile.apps.opportunities.models import SavedSearch
from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.apps.opportunities.selectors.match_answers import find_matches
from worthwhile.apps.opportunities.selectors.search_asked import read_search
from worthwhile.apps.opportunities.selectors.watch_notices import NoticeLine, line_of
from worthwhile.market.queries.news import news_of, touched_since
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_among import search_among
from worthwhile.market.queries.search_asked import Search

MOST_IN_A_FEED = 100
MOST_FITTING = 200


def open_now(saved: SavedSearch, market: OpenMarket, *, on: datetime, most: int = MOST_IN_A_FEED) -> list[NoticeLine]:
    """What can be answered at ``on`` of what the search finds, or is planned where it asks for plans; soonest first."""
    if saved.by_profile:
        rows = _fitting(saved, market, on)
    elif market.index is None:
        rows = []
    else:
        asked = _asked(saved)
        asked = replace(asked, open_only=not asked.stages, sort="deadline", page=1, per_page=most)
        rows = [dict(hit.row) for hit in search(market.index, asked, on=on).hits]
    lines = [line_of(row, on=on) for row in rows]
    return sorted(lines, key=_by_deadline)[:most]


def new_since(saved: SavedSearch, market: OpenMarket, *, seq: int, told: datetime, on: datetime) -> list[NoticeLine]:
    """What the search finds that was not there, or could not be answered, at release number ``seq``; newest first.

    Where the market was made anew since, so that its numbers are lower, what was published after ``told`` counts.
    """
    if market.index is None:
        return []
    anew = seq > market.state.last_seq
    touched = _every_ocid(market) if anew else touched_since(market.home, seq=seq)
    rows = _found_among(saved, market, touched, on)
    if not anew:
        return [line_of(row, on=on) for row in news_of(market.home, rows, seq=seq)]
    lines = [line_of(row, on=on) for row in rows]
    return [line for line in lines if line.published is not None and line.published > told]


def _found_among(saved: SavedSearch, market: OpenMarket, ocids: Set[str], on: datetime) -> list[dict[str, Any]]:
    assert market.index is not None
    if saved.by_profile:
        return [row for row in _fitting(saved, market, on) if row["ocid"] in ocids]
    asked = replace(_asked(saved), sort="published", page=1)
    return search_among(market.index, asked, on=on, ocids=ocids)


def _asked(saved: SavedSearch) -> Search:
    """What the query string asks for, without what in it is not understood any more."""
    return read_search(QueryDict(saved.query)).search


def _by_deadline(line: NoticeLine) -> tuple[bool, float, str]:
    return (line.deadline is None, line.deadline.timestamp() if line.deadline else 0.0, line.ocid)


def _fitting(saved: SavedSearch, market: OpenMarket, on: datetime) -> list[dict[str, Any]]:
    found = find_matches(saved.organisation, market, on=on, limit=MOST_FITTING)
    return [dict(one.row) for one in found.best] if found else []


def _every_ocid(market: OpenMarket) -> Set[str]:
    return {row["ocid"] for row in market.tables.sql("select ocid from opportunity")}
