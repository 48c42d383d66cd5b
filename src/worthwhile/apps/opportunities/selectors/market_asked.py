"""What a page about the market is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from worthwhile.market.queries.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a page is asked: the scope, the day, the scope in words, and the part of the address that keeps it."""

    scope: Scope
    on: date
    is_today: bool
    words: tuple[str, ...]
    query: str
