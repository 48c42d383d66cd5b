"""Outcomes that may describe the same change in the same people: only one of them counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from worthwhile.engines.valuation.outcome import Outcome


def shared_change_groups(outcomes: Sequence[Outcome]) -> tuple[frozenset[str], ...]:
    """Groups of outcome ids that are declared to share a change; the declaration is transitive and mutual."""
    known = {outcome.id for outcome in outcomes}
    groups: list[set[str]] = []
    for outcome in outcomes:
        linked = {outcome.id, *(other for other in outcome.shares_change_with if other in known)}
        touching = [group for group in groups if group & linked]
        for group in touching:
            groups.remove(group)
            linked |= group
        groups.append(linked)
    return tuple(frozenset(group) for group in groups if len(group) > 1)


def counted_instead(outcomes: Sequence[Outcome], present_values: Mapping[str, Decimal]) -> dict[str, str]:
    """For each outcome that does not count, the id of the one that counts in its place.

    In a group the outcome with the largest central present value counts; between equals, the first by id,
    so that the order of outcomes does not matter.
    """
    instead: dict[str, str] = {}
    for group in shared_change_groups(outcomes):
        best = min(group, key=lambda name: (-present_values[name], name))
        instead.update({name: best for name in group if name != best})
    return instead
