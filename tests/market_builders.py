"""A market for tests: notices taken in, compiled and indexed as the commands do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from worthwhile.market.refresh.refreshing import refresh
from worthwhile.market.sources.intake import Intake
from worthwhile.market.sources.pieces import Piece
from worthwhile.market.store.json_text import write_json
from worthwhile.market.store.layout import MarketHome

NOW = datetime(2026, 9, 10, 9, 0, tzinfo=UTC)


def take_in(home: MarketHome, releases: Iterable[Mapping[str, Any]], *, now: datetime = NOW) -> int:
    """Take releases in as JSON lines; returns how many were new."""
    body = b"\n".join(write_json(release) for release in releases)
    return Intake(home, now=lambda: now).take([Piece(body=body, origin="tests.jsonl")]).new


def made_market(home: MarketHome, releases: Iterable[Mapping[str, Any]], *, now: datetime = NOW) -> None:
    """Take releases in and compile them, index included."""
    take_in(home, releases, now=now)
    refresh(home, now=now)
