"""Which service published a process, told by the prefix of its ocid."""

from __future__ import annotations

_BY_PREFIX = {
    "ocds-h6vhtk": "find-a-tender",
    "ocds-b5fd17": "contracts-finder",
    "ocds-r6ebe6": "public-contracts-scotland",
    "ocds-kuma6s": "sell2wales",
}
# Notices made for the demonstration bear this prefix, which is nobody's.
DEMONSTRATION_PREFIX = "ocds-worthwhile-demonstration-"


def publisher_of(ocid: str) -> str:
    """find-a-tender, contracts-finder, public-contracts-scotland, sell2wales, demonstration or other."""
    if ocid.startswith(DEMONSTRATION_PREFIX):
        return "demonstration"
    return _BY_PREFIX.get(ocid[:11], "other")
