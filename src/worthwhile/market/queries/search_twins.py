"""The same procurement on other portals: a few notices, one of each portal first, and how many more there are."""

from __future__ import annotations

from worthwhile.market.index.columns import NO_CHOICE
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.search_hits import Twin

# A notice has one or two. Where a publisher repeats the same words for years, all of them tell nobody more.
MOST_TWINS = 5


def twins_shown(index: SearchIndex, row: int, *, most: int = MOST_TWINS) -> tuple[tuple[Twin, ...], int]:
    """At most ``most`` of the notices that share a row's procurement, and how many there are besides."""
    others = index.twins_of(row)
    first: dict[str, int] = {}
    for other in others:
        first.setdefault(_publisher(index, other), other)
    named = set(first.values())
    ordered = sorted(others, key=lambda other: (other not in named, other))
    rows = [index.row(other) for other in ordered[:most]]
    shown = tuple(Twin(ocid=held["ocid"], publisher=held["publisher"] or "") for held in rows)
    return shown, len(others) - len(shown)


def _publisher(index: SearchIndex, row: int) -> str:
    """Its name as the segment of the row keeps it, which is quicker than to read the row; empty where there is none."""
    segment, within = index.place(row)
    number = int(segment.arrays["publisher"][within])
    return "" if number == NO_CHOICE else segment.choices["publisher"][number]
