"""Long lists, a page at a time: each page says where the next one begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import Record, described

MOST = 500


@dataclass(frozen=True, kw_only=True)
class PageQuery(Record):
    """How much of a list, and from where."""

    limit: int = described("How many to send at most", default=100, minimum=1, maximum=MOST)
    after: str = described("The id after which to go on: what “next” of the page before says", default="")


def page_of(found: Sequence[dict[str, Any]], query: PageQuery) -> dict[str, Any]:
    """The items after an id, and the id to go on after; ``next`` is null on the last page.

    Raises InvalidInput where no item has the id.
    """
    ids = [str(item["id"]) for item in found]
    if query.after and query.after not in ids:
        raise InvalidInput([Problem("after", "Give what “next” of the page before says, or leave it out")])
    begin = ids.index(query.after) + 1 if query.after else 0
    items = list(found[begin : begin + query.limit])
    return {"items": items, "next": ids[begin + len(items) - 1] if begin + len(items) < len(found) else None}


def page_schema(item: dict[str, Any]) -> dict[str, Any]:
    """The schema of a page of such items."""
    return {
        "type": "object",
        "required": ["items", "next"],
        "additionalProperties": False,
        "properties": {
            "items": {"type": "array", "items": item},
            "next": {
                "type": ["string", "null"],
                "description": "Send it as “after” for the next page; null at the end",
            },
        },
    }
