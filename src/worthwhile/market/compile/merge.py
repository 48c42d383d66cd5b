"""A compiled release: what the releases of a process say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.compile.collisions import awards_apart, other_organisations, repeated_ids
from worthwhile.market.compile.joining import Joining
from worthwhile.market.compile.kinds import Odd
from worthwhile.market.compile.leaves import Leaves, leaves_of
from worthwhile.market.compile.order import order_of_merging
from worthwhile.market.compile.process import Merged
from worthwhile.market.compile.rules import MergeRules

__all__ = ["CannotMerge", "merge_releases"]


def merge_releases(
    releases: Sequence[Mapping[str, Any]], rules: MergeRules, *, release_ids: Sequence[str] | None = None
) -> Merged:
    """The compiled release of one process, and the objects that merging by id lost.

    ``releases`` are JSON objects as ``read_json`` gives them, in order of arrival; they are merged in order of
    ``date`` as text, ties in the order given. ``release_ids`` name them in collisions, in the same order; without
    them their own ids do. Equal as JSON to what ocdsmerge 0.8 makes of them; keys may stand in another order. The
    releases are not changed, but the result shares parts with them: read both, change neither.

    Raises CannotMerge where a date is missing beside other releases or is no text, where a field is a value, an object
    or a list in turn so that one cannot hold the other, where an id is an object or a list, and where objects stand
    too deeply in one another.
    https://standard.open-contracting.org/1.1/en/schema/merging/
    """
    order = order_of_merging(releases)
    ordered = [releases[position] for position in order]
    joining = Joining(rules.root)
    repeating: Mapping[int, int | None]
    try:
        try:
            release, repeating = joining.joined(ordered), joining.repeating
        except Odd:
            release, repeating = _joined_by_leaves(ordered, rules), dict.fromkeys(range(len(ordered)))
    except RecursionError as error:
        raise CannotMerge((), "Objects and lists stand too deeply in one another.") from error
    if not repeating and len(ordered) == 1:
        return Merged(release)
    names = [_name_of(releases[position], position, release_ids) for position in order]
    found = [
        lost
        for position, lists in repeating.items()
        for lost in repeated_ids(ordered[position], rules.root, names[position], lists=lists)
    ]
    apart = awards_apart(ordered) if any(lost.path == ("awards",) for lost in found) else {}
    return Merged(release, (*found, *other_organisations(ordered, names)), apart)


def _name_of(release: Mapping[str, Any], position: int, release_ids: Sequence[str] | None) -> str:
    if release_ids is not None:
        return release_ids[position]
    given = release.get("id")
    return "" if given is None else str(given)


def _joined_by_leaves(ordered: list[Mapping[str, Any]], rules: MergeRules) -> dict[str, Any]:
    leaves = Leaves()
    leaves.put(("tag",), ["compiled"])
    for release in ordered:
        ocid, date = release.get("ocid"), release.get("date")
        leaves.put(("id",), f"{ocid}-{date}")
        leaves.put(("date",), date)
        leaves.put(("ocid",), ocid)
        untagged = {key: part for key, part in release.items() if key != "tag"}
        for way, value in leaves_of(untagged, rules.root):
            leaves.put(way, value)
    return leaves.together()
