"""Who published a process, told by the prefix of its ocid, and under which licence."""

from __future__ import annotations

from dataclasses import dataclass

OGL = "Contains public sector information licensed under the Open Government Licence v3.0."


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """A service that publishes notices. ``key`` names its folder; ``licence`` is the line to show with its data."""

    key: str
    prefix: str
    name: str
    licence: str


UNITED_KINGDOM: tuple[Publisher, ...] = (
    Publisher(key="find-a-tender", prefix="ocds-h6vhtk", name="Find a Tender", licence=OGL),
    Publisher(key="contracts-finder", prefix="ocds-b5fd17", name="Contracts Finder", licence=OGL),
    Publisher(key="public-contracts-scotland", prefix="ocds-r6ebe6", name="Public Contracts Scotland", licence=OGL),
    Publisher(key="sell2wales", prefix="ocds-kuma6s", name="Sell2Wales", licence=OGL),
)
# Notices made up for the demonstration bear this prefix, which is nobody's.
DEMONSTRATION = Publisher(
    key="demonstration",
    prefix="ocds-worthwhile-demonstration-",
    name="Made up for the demonstration",
    licence="Made up for the demonstration of Worthwhile: no buyer, supplier or contract in it is real.",
)
OTHER = Publisher(key="other", prefix="", name="Another publisher", licence="")

BY_KEY: dict[str, Publisher] = {publisher.key: publisher for publisher in (*UNITED_KINGDOM, DEMONSTRATION, OTHER)}
_BY_PREFIX = {publisher.prefix: publisher for publisher in UNITED_KINGDOM}
_PREFIX_LENGTH = 11


def publisher_of(ocid: str) -> Publisher:
    """The publisher whose prefix ``ocid`` begins with, in any case of letters; OTHER where it is none of ours."""
    start = ocid[:_PREFIX_LENGTH]
    found = _BY_PREFIX.get(start) or _BY_PREFIX.get(start.lower())
    if found is None:
        found = DEMONSTRATION if ocid.startswith(DEMONSTRATION.prefix) else OTHER
    return found
