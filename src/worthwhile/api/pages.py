"""Long lists, a page at a time: each page says where the next one begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import Record, described

MOST = 500
MOST_KEY = 10**18 - 1


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


@dataclass(frozen=True, kw_only=True)
class CursorQuery(Record):
    """How much of a list that the database keeps, and from where."""

    limit: int = described("How many to send at most", default=100, minimum=1, maximum=MOST)
    after: int | None = described(
        "The number after which to go on: “next” of the page before",
        default=None,
        minimum=0,
        maximum=MOST_KEY,
    )


def page_of_rows(rows: QuerySet[Any], query: CursorQuery, *, by: str, entry: Callable[[Any], object]) -> dict[str, Any]:
    """The rows after a number, in the order of that number, and the number to go on after.

    Only the rows of the page are read. A row that was removed meanwhile does not matter.
    """
    later = rows.order_by(by) if query.after is None else rows.filter(**{f"{by}__gt": query.after}).order_by(by)
    found = list(later[: query.limit + 1])
    items = found[: query.limit]
    more = len(found) > query.limit
    return {"items": [entry(row) for row in items], "next": str(getattr(items[-1], by)) if more else None}


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
