"""What of a version goes to a reader outside the organisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.apps.impact.models import Version
from worthwhile.exchange.stories import KEY

# What the pages keep beside a case and a reader may have. Anything else there, such as drafts of answers to buyers
# and links to collections, stays with the organisation.
SHARED = ("theory", "stories", "done")


def shared_data(version: Version) -> dict[str, Any]:
    """The case of a version without what the organisation keeps beside it for itself. No figure is left out."""
    data = version.data
    own = data.get(KEY)
    if not isinstance(own, Mapping):
        return data
    kept = {name: part for name, part in own.items() if name in SHARED}
    return {**{name: part for name, part in data.items() if name != KEY}, **({KEY: kept} if kept else {})}
