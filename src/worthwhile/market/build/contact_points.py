"""Contact points are personal data: what is compiled, shown or exported has none."""

from __future__ import annotations

from typing import Any

CONTACT_POINTS = frozenset({"contactPoint", "contactPoints", "additionalContactPoints"})
_HOLD_OTHERS = frozenset({dict, list})


def remove_contact_points(release: dict[str, Any]) -> None:
    """Take the contact points out of a release, at any depth."""
    waiting: list[Any] = [release]
    for part in waiting:  # grows on the way
        if part.__class__ is list:
            waiting += [inner for inner in part if inner.__class__ in _HOLD_OTHERS]
            continue
        if not CONTACT_POINTS.isdisjoint(part):
            for name in CONTACT_POINTS:
                part.pop(name, None)
        waiting += [inner for inner in part.values() if inner.__class__ in _HOLD_OTHERS]
