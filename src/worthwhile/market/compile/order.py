"""The order in which releases are merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from worthwhile.market.compile.cannot_merge import CannotMerge

Release = Mapping[str, Any]


def order_of_merging(releases: Sequence[Release]) -> list[int]:
    """Positions of ``releases`` by date as text, ties as they stand. A single release needs no date.

    Raises CannotMerge where a date is missing or cannot be set beside the others.
    """
    if len(releases) == 1:
        return [0]
    if any("date" not in release for release in releases):
        raise CannotMerge(("date",), "A release has no date, so it has no place in the order of releases.")
    try:
        return sorted(range(len(releases)), key=lambda position: releases[position]["date"])
    except TypeError as error:
        raise CannotMerge(("date",), "A date is not text, so it has no place in the order of releases.") from error
