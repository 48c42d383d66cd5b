"""What can be answered; and dynamic markets, which suppliers may join at any time whatever deadline was published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

OVER = ("cancelled", "ended")
JOIN_AT_ANY_TIME = "Suppliers may join at any time"


def could_be_answered(row: Mapping[str, Any], moment: datetime) -> bool:
    """Whether a row of the opportunity table is open; ``moment`` is UTC without a zone.

    What is known to be cancelled or ended is never said to be open, whatever day is asked about.
    """
    opened, closed = row["opened_at"], row["closed_at"]
    if opened is None or opened > moment or row["stage"] in OVER:
        return False
    return bool(closed is None or closed > moment)


def may_join(row: Mapping[str, Any], moment: datetime) -> bool:
    """Whether a row of the opportunity table is a dynamic market that is open; ``moment`` is UTC without a zone."""
    return bool(row["dynamic_market"]) and could_be_answered(row, moment)


def join_words(row: Mapping[str, Any]) -> str:
    """``Suppliers may join at any time``, and until when where it ends."""
    closed = row["closed_at"]
    return f"{JOIN_AT_ANY_TIME} until {closed.day} {closed:%B %Y}" if closed is not None else JOIN_AT_ANY_TIME
