"""Contracts that end soon, asked of the market once for each question and kept until the market is made anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.apps.opportunities.selectors.expiring_asked import ExpiringAsked
from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.apps.opportunities.selectors.market_answers import keep
from worthwhile.market.queries.expiring import read_expiring
from worthwhile.market.queries.expiring_prepared import answer_completeness, answer_expiring


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiringAnswer:
    """``rows`` as in ``expiring.COLUMNS``, the nearest first; ``said`` the list in sentences."""

    rows: Sequence[dict[str, Any]]
    said: Sequence[str]


def answer_expiring_asked(market: OpenMarket, asked: ExpiringAsked, *, on: date) -> ExpiringAnswer:
    """The contracts of a scope that end in so many months from ``on``."""
    key = ("expiring", asked.scope, asked.within_months, on)
    return keep(market, key, lambda: _read(market, asked, on))


def _read(market: OpenMarket, asked: ExpiringAsked, on: date) -> ExpiringAnswer:
    rows = answer_expiring(market.tables, asked.scope, on, within_months=asked.within_months)
    behind = answer_completeness(market.tables, asked.scope, on)
    return ExpiringAnswer(rows=rows, said=read_expiring(rows, behind, on=on, within_months=asked.within_months))
