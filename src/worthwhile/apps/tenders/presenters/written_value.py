"""A value of a tender file as people write it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.apps.tenders.selectors.writing import Asked, Items, Rows
from worthwhile.apps.tenders.selectors.writing.where import entry_words
from worthwhile.exchange.tender.described_fields import described_field


def value_words(value: Any, asked: Asked | None, of: Items | Rows | None) -> str:
    """What stands at a place, empty where nothing does."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Mapping):
        return entry_words(of, value) if of else ""
    if isinstance(value, list | tuple):
        return "; ".join(value_words(one, None, of) for one in value) or "None"
    if asked is None:
        return str(value)
    if isinstance(value, Decimal | int):
        is_share = asked.is_share or described_field(_path(asked, of)).limits.rate
        shown = f"{Decimal(value) * (100 if is_share else 1):,f}"
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
        return f"{shown}%" if is_share else shown
    if described_field(_path(asked, of)).kind is date:
        day = date.fromisoformat(value)
        return f"{day.day} {day:%B %Y}"
    return asked.choices.get(value, value)


def _path(asked: Asked, of: Items | Rows | None) -> str:
    return f"{of.path}.{asked.path}" if of else asked.path
