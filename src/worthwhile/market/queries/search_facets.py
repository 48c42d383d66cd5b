"""How many notices each value of a filter would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.columns import NO_CHOICE
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.search_services import service_counts

CHOICES = {"publishers": "publisher", "regimes": "regime", "notice_types": "notice_type", "stages": "stage"}
MOST_AREAS = 40


def choice_counts(index: SearchIndex, column: str, rows: Array) -> dict[str, int]:
    """How many of the rows (booleans) have each value of a column, most first; not stated is left out."""
    counts: Counter[str] = Counter()
    for segment, start in zip(index.segments, index.starts, strict=False):
        chosen = rows[start : start + segment.size]
        numbers = np.bincount(segment.arrays[column][chosen], minlength=NO_CHOICE + 1)
        names = segment.choices[column]
        counts.update({names[place]: int(numbers[place]) for place in np.flatnonzero(numbers[:NO_CHOICE]).tolist()})
    return _most_first(counts)


def list_counts(index: SearchIndex, column: str, rows: Array, *, letters: int | None = None) -> dict[str, int]:
    """How many rows carry each code of a column of lists; with ``letters`` codes are taken together by their start."""
    counts: Counter[str] = Counter()
    for segment, start in zip(index.segments, index.starts, strict=False):
        chosen = rows[start : start + segment.size]
        if letters is None:
            counts.update(segment.lists[column].counts(chosen))
        else:
            counts.update(segment.lists[column].counts_by_start(chosen, letters))
    return _most_first(counts)


def yes_count(index: SearchIndex, column: str, rows: Array) -> int:
    """How many rows state yes."""
    return sum(
        int(np.count_nonzero(rows[start : start + segment.size] & (segment.arrays[column] == 1)))
        for segment, start in zip(index.segments, index.starts, strict=False)
    )


def facets_of(index: SearchIndex, rows: Array, without: Mapping[str, Array]) -> dict[str, dict[str, int]]:
    """Counts for every filter of choices.

    ``rows`` is what was found; ``without`` holds, for a filter in use, what would be found without it, since choosing
    another value of the same filter adds to what is chosen.
    """
    made = {name: choice_counts(index, column, without.get(name, rows)) for name, column in CHOICES.items()}
    made["areas"] = dict(list(list_counts(index, "areas", without.get("areas", rows)).items())[:MOST_AREAS])
    made["cpv"] = list_counts(index, "cpv", without.get("cpv", rows), letters=2)
    made["services"] = service_counts(index, without.get("services", rows))
    made["suits"] = {
        "sme": yes_count(index, "sme_suitable", without.get("suits_sme", rows)),
        "vcse": yes_count(index, "vcse_suitable", without.get("suits_vcse", rows)),
    }
    made["light_touch"] = {"yes": yes_count(index, "light_touch", without.get("light_touch", rows))}
    return made


def _most_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
