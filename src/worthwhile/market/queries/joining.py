"""Dynamic markets: what suppliers may join at any time, whatever day the notice gave as its deadline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

JOIN_AT_ANY_TIME = "Suppliers may join at any time"


def may_join(row: Mapping[str, Any], moment: datetime) -> bool:
    """Whether a row of the opportunity table is a dynamic market that is open; ``moment`` is UTC without a zone."""
    opened, closed = row["opened_at"], row["closed_at"]
    return bool(row["dynamic_market"] and opened and opened <= moment and (closed is None or closed > moment))


def join_words(row: Mapping[str, Any]) -> str:
    """``Suppliers may join at any time``, and until when where it ends."""
    closed = row["closed_at"]
    return f"{JOIN_AT_ANY_TIME} until {closed.day} {closed:%B %Y}" if closed is not None else JOIN_AT_ANY_TIME
