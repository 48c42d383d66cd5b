"""Which notices are for a kind of service in everyday words, such as care at home."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.segment import Segment

_KEPT = "services."


def service_rows(segment: Segment) -> dict[str, Array]:
    """The rows of a segment by the key of each kind of service, ascending; kept, since no segment ever changes."""
    if f"{_KEPT}made" not in segment.remembered:
        codes = segment.lists["cpv"]
        for key, names in _codes_of(tuple(codes.names[place] for place in range(len(codes.names)))).items():
            marks = np.zeros(segment.size, dtype=np.bool_)
            codes.mark(marks, names)
            segment.remembered[_KEPT + key] = np.flatnonzero(marks)
        segment.remembered[f"{_KEPT}made"] = np.empty(0)
    return {
        key.removeprefix(_KEPT): rows
        for key, rows in segment.remembered.items()
        if key.startswith(_KEPT) and key != f"{_KEPT}made"
    }


def service_counts(index: SearchIndex, chosen: Array) -> dict[str, int]:
    """How many of the chosen rows (booleans) are for each kind of service, most first; none: left out."""
    counts: Counter[str] = Counter()
    for segment, start in zip(index.segments, index.starts, strict=False):
        within = chosen[start : start + segment.size]
        counts.update({key: int(np.count_nonzero(within[rows])) for key, rows in service_rows(segment).items()})
    return {key: count for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if count}


@lru_cache(maxsize=16)
def _codes_of(held: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    from worthwhile.reference import cpv

    return {group.key: tuple(code for code in held if group.holds(code)) for group in cpv.groups()}
