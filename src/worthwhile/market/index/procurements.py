"""Which rows are one procurement: on two portals, under two ocids of a notice, or word for word twice on one portal."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from worthwhile.market.index.arrays import Array

_NONE = np.iinfo(np.int64).max
# The ocids of one notice of Contracts Finder differ before its number alone; see queries/processes.py.
_OF_A_NOTICE = re.compile(r"(.{11}).*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
MARKS = ("twin", "notice", "same", "portal")


def mark_of(key: str | None) -> int:
    """A number that stands for a text (64 bits of BLAKE2b); 0 for none."""
    if not key:
        return 0
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little", signed=True)


def marks_of(row: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """MARKS of a row of the opportunity table: its twin key, its notice, what it says in full, and its portal.

    ``same`` stands for area, value and text: two notices of one portal that have the same buyer, title and deadline
    are one only where these agree too.
    """
    notice = _OF_A_NOTICE.fullmatch(row["ocid"] or "")
    said = (sorted(row["areas"] or ()), row["value_low"], row["value_high"], row["text"])
    return (
        mark_of(row["twin_key"]),
        mark_of("".join(notice.groups())) if notice else 0,
        mark_of(repr(said)),
        mark_of(row["publisher"]),
    )


def one_procurement_each(twin: Array, notice: Array, same: Array, portal: Array) -> Array:
    """A number a row, equal for rows of one procurement; 0 for rows that have no twin key and no notice.

    Rows of a twin key are one procurement unless a portal has notices in it that differ: then those alone that say the
    same in full, on any portal.
    """
    twin, same = _of_the_notice(twin, notice, notice), _of_the_notice(same, notice, same)
    order = np.lexsort((same, portal, twin))
    before, after = order[:-1], order[1:]
    differ = (twin[before] == twin[after]) & (portal[before] == portal[after]) & (same[before] != same[after])
    mixed = np.isin(twin, np.unique(twin[after[differ]])) & (twin != 0)
    return np.where(mixed, _joined(twin, same), twin)


def _of_the_notice(marks: Array, notice: Array, otherwise: Array) -> Array:
    """The marks, where several rows are of one notice the least of theirs; ``otherwise`` where all of them are 0."""
    rows = np.flatnonzero(notice != 0)
    if not rows.size:
        return marks
    rows = rows[np.argsort(notice[rows], kind="stable")]
    firsts = np.flatnonzero(np.append(True, notice[rows][1:] != notice[rows][:-1]))
    least = np.minimum.reduceat(np.where(marks[rows] == 0, _NONE, marks[rows]), firsts)
    least = np.repeat(least, np.diff(np.append(firsts, rows.size)))
    found = marks.copy()
    found[rows] = np.where(least == _NONE, otherwise[rows], least)
    return found


def _joined(one: Array, other: Array) -> Array:
    """One number for two; never 0."""
    mixed: Array = one ^ (other * np.int64(-7046029254386353131))
    return np.where(mixed == 0, np.int64(1), mixed)
