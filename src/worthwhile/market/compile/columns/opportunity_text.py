"""The words of a process in one text, for searching, and the key that tells its twin on another portal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from worthwhile.market.compile.columns.lots import Lot
from worthwhile.market.compile.columns.names import name_key
from worthwhile.market.compile.columns.sheet import Row
from worthwhile.market.compile.columns.texts import without_markup

# What Contracts Finder writes where nothing was entered.
_SAYS_NOTHING = frozenset({"See description of related tender.", "See description of related tender", "n/a", "N/A"})
_ITEM_DESCRIPTION = 5


def text_of(title: str | None, description: str | None, lots: Sequence[Lot], items: Sequence[Row]) -> str | None:
    """Description, titles and descriptions of lots and items, each said once, without mark-up."""
    pieces = dict.fromkeys((description,) if description is not None else ())
    for lot in lots:
        if lot.title is not None:
            pieces[lot.title] = None
        if lot.description is not None:
            pieces[lot.description] = None
    for item in items:
        if item[_ITEM_DESCRIPTION] is not None:
            pieces[item[_ITEM_DESCRIPTION]] = None
    words = "\n".join([piece for piece in pieces if piece not in _SAYS_NOTHING and piece != title])
    return without_markup(words) if words else None


def twin_key_of(buyer_name_key: str | None, title: str | None, deadline: datetime | None) -> str | None:
    """Buyer, title and day of the deadline; None where one of them is missing."""
    if buyer_name_key is None or title is None or deadline is None:
        return None
    said = name_key(title)
    return None if said is None else f"{buyer_name_key}|{said}|{deadline.date().isoformat()}"
