"""The library."""

from __future__ import annotations

from tests.integration.addresses.whom import For
from tests.organisation_builders import World

WHOM: dict[str, For] = {}
SECRETS: list[str] = []


def leave(world: World) -> dict[str, str]:
    """Nothing is kept yet."""
    return {}
