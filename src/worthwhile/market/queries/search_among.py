"""Which of some notices answer a search: of everything found, what arrived since somebody last looked."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime
from typing import Any

import numpy as np

from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_filters import filters_of, mask_of
from worthwhile.market.queries.search_ranking import match_text, once_each, sort_keys


def search_among(index: SearchIndex, asked: Search, *, on: datetime, ocids: Set[str]) -> list[dict[str, Any]]:
    """The rows of the opportunity table among ``ocids`` that the search finds at ``on``, best first, on any page.

    Each procurement once; one with a twin (see index/procurements.py) that is not among ``ocids`` is left out: it was
    found there before. ``page`` and ``per_page`` of the search are passed over.
    """
    rows = sorted(row for ocid in ocids if (row := index.row_of(ocid)) is not None)
    if not rows:
        return []
    matched = match_text(index, asked, mask_of(index, filters_of(asked, on=on)))
    keys = sort_keys(index, asked, matched)
    among = np.zeros(index.size, dtype=np.bool_)
    among[rows] = True
    shown = once_each(index, matched.rows & among, keys)
    found = [int(row) for row in np.flatnonzero(shown) if _is_new(index, int(row), among)]
    return [index.row(row) for row in sorted(found, key=lambda row: (-float(keys[row]), row))]


def _is_new(index: SearchIndex, row: int, among: Any) -> bool:
    return all(among[other] for other in index.twins_of(row))
