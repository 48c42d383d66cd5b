"""Contact points are personal data: what is compiled, shown or exported has none."""

from __future__ import annotations

from typing import Any

CONTACT_POINTS = frozenset({"contactPoint", "contactPoints", "additionalContactPoints"})


def without_contact_points(value: Any) -> Any:
    """The same JSON value without the contact points in it, at any depth. The value given is not changed."""
    if isinstance(value, dict):
        return {key: without_contact_points(inner) for key, inner in value.items() if key not in CONTACT_POINTS}
    if isinstance(value, list):
        return [without_contact_points(inner) for inner in value]
    return value
