"""What a notice is called where it is listed: its title, and for the many that have none the nearest to one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.market.queries.notice_words import NOTICE_TYPES

MOST_WORDS = 12
MOST_LETTERS = 90
_BY_STAGE = {
    "planning": "Planned procurement",
    "tender": "Tender",
    "award": "Contract award",
    "contract": "Contract details",
    "implementation": "Running contract",
    "ended": "End of a contract",
    "cancelled": "Procurement stopped",
}


def notice_name(row: Mapping[str, Any]) -> str:
    """The title on one line; else the first words of the description; else its kind and buyer; else the ocid.

    ``row`` has ``ocid`` and, where they are known, ``title``, ``buyer_name``, ``notice_type``, ``stage`` and
    ``description`` or ``text`` (which begins with the description). Never empty.

    >>> notice_name({"ocid": "ocds-1", "title": None, "text": "Meals at home.", "buyer_name": "Example Council"})
    'Meals at home.'
    >>> notice_name({"ocid": "ocds-1", "title": None, "buyer_name": "Example Council", "notice_type": "UK6"})
    'Contract award: Example Council'
    """
    title = _one_line(row.get("title"))
    if title:
        return title
    words = _first_words(row.get("description") or row.get("text"))
    if words:
        return words
    buyer = _one_line(row.get("buyer_name"))
    kind = NOTICE_TYPES.get(row.get("notice_type") or "") or _BY_STAGE.get(row.get("stage") or "") or "Notice"
    return f"{kind}: {buyer}" if buyer else f"{kind} {row['ocid']}"


def _first_words(text: str | None) -> str:
    """At most MOST_WORDS words and MOST_LETTERS letters of the first line that has any, and an ellipsis where more."""
    line = next((line for line in (text or "")[:5_000].splitlines() if line.strip()), "")
    words = _one_line(line).split()
    kept = " ".join(words[:MOST_WORDS])
    if len(kept) > MOST_LETTERS:
        whole = kept[: MOST_LETTERS + 1].rpartition(" ")[0]
        return f"{whole or kept[:MOST_LETTERS]}…"
    return f"{kept}…" if len(words) > MOST_WORDS else kept


def _one_line(text: str | None) -> str:
    """With breaks of its own it could pass for another part of the list or letter that names it."""
    return " ".join((text or "").split())
