"""Which suppliers take one turn together, whoever they share it with and through whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from worthwhile.engines.rotation.turn import OneTurn, Supplier


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharers:
    """Everybody who takes one turn: ``ids`` in natural order, and each reason why, in alphabetical order."""

    ids: tuple[str, ...]
    because: tuple[str, ...] = ()


def sharers_of(suppliers: Iterable[Supplier], together: Iterable[OneTurn]) -> Mapping[str, Sharers]:
    """Who shares the turn of each supplier, itself among them; whoever shares with nobody stands alone.

    Where two groups have a supplier in common, all of both take one turn: otherwise that supplier would have two.
    """
    groups: dict[str, frozenset[str]] = {one.id: frozenset({one.id}) for one in suppliers}
    links = [one for one in together if len(one.suppliers) > 1]
    for link in links:
        joined = frozenset().union(*(groups.get(name, frozenset({name})) for name in link.suppliers))
        groups.update(dict.fromkeys(joined, joined))
    told = {ids: _told(ids, links) for ids in set(groups.values())}
    return {name: told[ids] for name, ids in groups.items()}


def natural_order(name: str) -> tuple[int, str]:
    """Ids by their length first, so that number 9 stands before number 10."""
    return len(name), name


def _told(ids: frozenset[str], links: Iterable[OneTurn]) -> Sharers:
    because = sorted({link.because for link in links if link.suppliers <= ids})
    return Sharers(ids=tuple(sorted(ids, key=natural_order)), because=tuple(because))
