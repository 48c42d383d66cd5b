"""Names for contracts whose rows have no title: the index knows what their notices say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.market.queries.notice_names import notice_name


def with_names(market: OpenMarket, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows, each with its name as ``title``."""
    return [{**row, "title": _name(market, row)} for row in rows]


def _name(market: OpenMarket, row: Mapping[str, Any]) -> str:
    if not row["title"] and market.index is not None:
        held = market.index.row_of(row["ocid"])
        if held is not None:
            return notice_name(market.index.row(held))
    return notice_name(row)
