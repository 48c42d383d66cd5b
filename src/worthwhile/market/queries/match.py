"""A provider set against everything that is open at a moment: what fits best and why, and what would with help.

All open notices are sieved as arrays (engines.matching.sieve); the best are then read one by one, with what only their
tables tell, and ranked again. What is surely out of the question is kept apart; of that, the most relevant notices with
a way to make them fit are told after the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from worthwhile.engines.matching import (
    About,
    Eligibility,
    Match,
    Provider,
    Rules,
    State,
    match_provider,
    rank_matches,
    sieve,
)
from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.index.arrays import Array
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.match_columns import OpenNotices, open_notices
from worthwhile.market.queries.match_details import Details, opportunity_of, read_details
from worthwhile.market.queries.match_places import Ground
from worthwhile.market.queries.search_ranking import once_each
from worthwhile.market.queries.search_reasons import plain_moment

if TYPE_CHECKING:
    from worthwhile.market.store.reading import Market

LEAST_RELEVANCE = 0.35
LOOKED_INTO = 3
"""So many times as many notices as are asked for are read one by one, since details may change their order."""
WITH_HELP = 10


class NoIndexYet(WorthwhileError):
    """The market was compiled without a search index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """One notice with its match. ``row`` is its whole row of the opportunity table."""

    row: Mapping[str, Any]
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """``best``: what fits, best first; ``with_help``: what does not, but would with a lot, a partner or a sub-contract.

    ``open`` counts the notices open at the moment, each procurement once; ``relevant`` those near what the provider
    does; ``out`` those of them that are out of the question alone.
    """

    best: tuple[Matched, ...]
    with_help: tuple[Matched, ...]
    open: int
    relevant: int
    out: int


def match(
    index: SearchIndex,
    provider: Provider,
    *,
    on: datetime,
    market: Market | None = None,
    rules: Rules | None = None,
    limit: int = 50,
) -> Matches:
    """The opportunities open at ``on`` that fit a provider, best first, at most ``limit``.

    ``on`` with a zone, or UTC without one. Without ``market`` lots, criteria, holders and bids count as not known.
    Where ``rules`` are left out, the law in force on that day and our own lines apply.
    """
    moment = plain_moment(on)
    rules = rules or _rules_on(moment)
    provider = _with_name_key(provider)
    ground = Ground(provider.areas)
    notices = open_notices(index, provider, ground, on=moment)
    sieved = sieve(provider=provider, columns=notices.columns, on=moment, rules=rules)
    once = _once(index, notices, sieved.score)
    relevant = once & (notices.columns.relevance >= LEAST_RELEVANCE)
    possible = _best(relevant & ~sieved.out, sieved.score, LOOKED_INTO * limit)
    helped = _best(relevant & sieved.out, sieved.score, LOOKED_INTO * WITH_HELP)
    looked_into = _look_into(index, market, notices, [*possible, *helped], provider, ground, moment, rules)
    ranked = _ranked(looked_into)
    fitting = [found for found in ranked if found.match.eligibility is not Eligibility.NO]
    others = [found for found in ranked if found.match.eligibility is Eligibility.NO and _can_be_helped(found.match)]
    return Matches(
        best=tuple(fitting[:limit]),
        with_help=tuple(others[: min(limit, WITH_HELP)]),
        open=int(once.sum()),
        relevant=int(relevant.sum()),
        out=int((relevant & sieved.out).sum()),
    )


def match_market(market: Market, provider: Provider, *, on: datetime, limit: int = 50) -> Matches:
    """The same over a market that is open, with its own index. Raises NoIndexYet where none was made."""
    if market.index_folder is None:
        raise NoIndexYet("The notices held have no search index yet. Make it: worthwhile market compile")
    return match(SearchIndex.open(market.index_folder), provider, on=on, market=market, limit=limit)


def _rules_on(moment: datetime) -> Rules:
    from worthwhile.reference.reserved_contracts import reserved_law

    return Rules(law=reserved_law(on=moment.date()))


def _with_name_key(provider: Provider) -> Provider:
    from worthwhile.market.compile.columns.names import name_key

    return provider if provider.name_key else replace(provider, name_key=name_key(provider.name) or "")


def _once(index: SearchIndex, notices: OpenNotices, scores: Array) -> Array:
    """Of the open notices, one for each procurement: of twins the one with the better score counts alone."""
    marks = np.zeros(index.size, dtype=np.bool_)
    marks[notices.rows] = True
    keys = np.zeros(index.size)
    keys[notices.rows] = scores
    found: Array = once_each(index, marks, keys)[notices.rows]
    return found


def _best(chosen: Array, scores: Array, most: int) -> list[int]:
    """Positions of the highest scores, at most so many; equal ones in order of position."""
    positions = np.flatnonzero(chosen)
    if positions.size > most:
        edge = np.partition(scores[positions], positions.size - most)[positions.size - most]
        positions = positions[scores[positions] >= edge]
    order = np.lexsort((positions, -scores[positions]))
    return [int(position) for position in positions[order][:most]]


def _look_into(
    index: SearchIndex,
    market: Market | None,
    notices: OpenNotices,
    positions: Sequence[int],
    provider: Provider,
    ground: Ground,
    on: datetime,
    rules: Rules,
) -> list[Matched]:
    rows = [int(notices.rows[position]) for position in positions]
    held = [index.row(row) for row in rows]
    details = Details()
    if market is not None and held:
        ocids = [row["ocid"] for row in held]
        details = read_details(market, ocids, on=on, least_bids=rules.lines.least_known)
    found = []
    for place, row in zip(rows, held, strict=True):
        opportunity = opportunity_of(
            row,
            provider=provider,
            ground=ground,
            relevance=float(notices.relevance.value[place]),
            service=int(notices.relevance.service[place]),
            details=details,
        )
        found.append(
            Matched(row=row, match=match_provider(provider=provider, opportunity=opportunity, on=on, rules=rules))
        )
    return found


def _can_be_helped(found: Match) -> bool:
    """Whether there is a way to make it fit, where the provider works or near."""
    return bool(found.remedies) and found.reason(About.AREA).state is not State.NOT_MET


def _ranked(found: Sequence[Matched]) -> list[Matched]:
    by_ocid = {one.match.ocid: one for one in found}
    return [by_ocid[match.ocid] for match in rank_matches(one.match for one in found)]
