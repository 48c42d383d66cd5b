"""A versioned release: every value a field had, with the release that gave it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.compile.leaves import Leaves, leaves_of
from worthwhile.market.compile.order import order_of_merging
from worthwhile.market.compile.rules import MergeRules


def version_releases(releases: Sequence[Mapping[str, Any]], rules: MergeRules) -> dict[str, Any]:
    """The versioned release of one process: each value becomes the list of what it was, oldest first.

    An entry has ``releaseID``, ``releaseDate``, ``releaseTag`` and ``value``; one that repeats the value before it is
    left out. ``ocid`` and the ids of objects in lists are not versioned. Order, sharing of parts and errors are as in
    ``merge_releases``. Equal as JSON to what ocdsmerge 0.8 makes of them.
    https://standard.open-contracting.org/1.1/en/schema/merging/#versioned-data
    """
    leaves = Leaves()
    try:
        for position in order_of_merging(releases):
            _add_versions(leaves, releases[position], rules)
        return leaves.together()
    except RecursionError as error:
        raise CannotMerge((), "Objects and lists stand too deeply in one another.") from error


def _add_versions(leaves: Leaves, release: Mapping[str, Any], rules: MergeRules) -> None:
    source = {
        "releaseID": release.get("id"),
        "releaseDate": release.get("date"),
        "releaseTag": release.get("tag"),
    }
    untagged = {key: part for key, part in release.items() if key != "tag"}
    # An id that stands twice in one list gives one leaf two values; only the last of them counts.
    last = Leaves()
    for way, value in leaves_of(untagged, rules.root):
        if way != ("ocid",):
            last.put(way, value)
    leaves.put(("ocid",), release.get("ocid"))
    for leaf in last.all():
        held = leaves.get(leaf.way)
        entry = {**source, "value": leaf.value}
        if held is None:
            leaves.put(leaf.way, [entry])
        elif held.value[-1]["value"] != leaf.value:
            held.value.append(entry)
