"""ME-26: groups too small to be shown, and those hidden with them so that none can be worked out."""

from __future__ import annotations

from collections.abc import Mapping


def groups_to_hide(*, sizes: Mapping[str, int], minimum: int) -> frozenset[str]:
    """The groups whose figures must not be shown beside the total of all groups.

    Every group below ``minimum`` is hidden. What is hidden can be had as the total less what is shown, so
    the next smallest groups are hidden too until that rest holds ``minimum`` people in two groups or more.
    """
    hidden = {group for group, size in sizes.items() if size < minimum}
    others = sorted((size, group) for group, size in sizes.items() if group not in hidden)
    while hidden and others and not _is_safe([sizes[group] for group in hidden], minimum):
        hidden.add(others.pop(0)[1])
    return frozenset(hidden)


def is_total_safe(*, sizes: Mapping[str, int], hidden: frozenset[str], minimum: int) -> bool:
    """Whether the total of all groups may be shared beside the groups that are shown."""
    enough = sum(sizes.values()) >= minimum
    return enough and (not hidden or _is_safe([sizes[group] for group in hidden], minimum))


def _is_safe(hidden_sizes: list[int], minimum: int) -> bool:
    return len(hidden_sizes) > 1 and sum(hidden_sizes) >= minimum
