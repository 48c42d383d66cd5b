"""One process: its releases as published to a compiled release and the rows of its tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from worthwhile.market.build.contact_points import remove_contact_points
from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.compile.merge import merge_releases
from worthwhile.market.compile.process import Process, ReleaseMark
from worthwhile.market.compile.rules import MergeRules
from worthwhile.market.store.json_text import NotJson, read_alike


class HeldRelease(Struct, frozen=True, array_like=True):
    """A release as the ledger and the raw files hold it; ``raw`` is its JSON text."""

    seq: int
    ocid: str
    release_id: str
    made_id: bool
    date: str
    raw: bytes


def compile_process(releases: Sequence[HeldRelease], rules: MergeRules) -> Process:
    """Merge the releases of one ocid, in order of date as text, then of arrival.

    Contact points are personal data: they stay in the raw files and go no further. Raises CannotMerge.
    """
    ordered = sorted(releases, key=_order) if len(releases) > 1 else releases
    read = _read(ordered)
    merged = merge_releases(read, rules, release_ids=[held.release_id for held in ordered])
    marks = [
        ReleaseMark(held.release_id, held.made_id, held.date, _tags(release))
        for held, release in zip(ordered, read, strict=True)
    ]
    # A letter of the name may be written as an escape.
    if any(b"ontactPoint" in held.raw or b"\\u00" in held.raw for held in ordered):
        # What was read here is nobody else's, so it need not be copied.
        remove_contact_points(merged.release)
    return Process(ordered[0].ocid, tuple(marks), merged)


def _read(releases: Sequence[HeldRelease]) -> list[Any]:
    """The values of the releases. One that was taken in by its first fields may still hold what nobody can read."""
    try:
        return read_alike([held.raw for held in releases])
    except NotJson as error:
        raise CannotMerge((), f"A release cannot be read. {error}") from error


def _order(held: HeldRelease) -> tuple[str, int]:
    return held.date, held.seq


def _tags(release: Any) -> tuple[str, ...]:
    tags = release.get("tag")
    if isinstance(tags, str):
        return (tags,)
    return tuple([tag for tag in tags if isinstance(tag, str)]) if isinstance(tags, list) else ()
