"""How fresh the data of a page is, and whose it is, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.apps.opportunities.selectors.freshness import Freshness
from worthwhile.market.queries.notice_words import day_text, moment_text


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshnessSaid:
    """``latest`` one line a publisher; ``made`` when it was compiled; ``licences`` without repeats.

    ``made_before``: by an earlier version, and not yet made again.
    """

    latest: Sequence[str]
    made: str
    made_before: bool
    licences: Sequence[str]


def present_freshness(fresh: Freshness) -> FreshnessSaid:
    """Which publishers are held, and up to when."""
    lines = [
        f"{one.name}: {one.processes:,} procurement{'' if one.processes == 1 else 's'}, the latest notice of "
        f"{day_text(one.latest_at) if one.latest_at else 'a day that is not stated'}"
        for one in fresh.publishers
    ]
    licences = [one.licence for one in fresh.publishers if one.licence]
    return FreshnessSaid(
        latest=lines,
        made=moment_text(fresh.made_at),
        made_before=fresh.made_before,
        licences=list(dict.fromkeys(licences)),
    )
