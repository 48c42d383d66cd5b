"""The audit log as a chain: each entry carries the hash of the one before, so that no change goes unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import Any

ENTRY_FORMAT = "worthwhile/audit-entry/1"
FIRST_HASH = "0" * 64
_FURTHEST = 10_000


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One act as it stands in the log: ids and hashes, never what they belong to."""

    number: int
    at: datetime
    actor: int | None
    organisation: int | None
    act: str
    object_kind: str
    object_id: str
    content_hash: str
    previous_hash: str
    own_hash: str


@dataclass(frozen=True)
class Anchor:
    """The last entry of a log at some time, kept elsewhere; number 0 and FIRST_HASH for an empty log."""

    number: int
    own_hash: str


START = Anchor(0, FIRST_HASH)


class How(StrEnum):
    """What must have happened for a chain to break where it does."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    REORDERED = "reordered"


@dataclass(frozen=True)
class Break:
    """The first entry that breaks a chain, and how."""

    number: int
    how: How


@dataclass(frozen=True)
class Verdict:
    """What a whole log shows: its last entry, and the first break where it has one."""

    last: Anchor
    broken: Break | None = None


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 of the content of an object in one form, whatever the order of its names."""
    return _sha256(_canonical(content))


def canonical_text(entry: Entry, *, number: int | None = None) -> str:
    """Every field of an entry but its own hash, in one form; ``number`` asks what it would be elsewhere."""
    return _canonical(
        {
            "format": ENTRY_FORMAT,
            "number": entry.number if number is None else number,
            "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": entry.actor,
            "organisation": entry.organisation,
            "act": entry.act,
            "object_kind": entry.object_kind,
            "object_id": entry.object_id,
            "content_hash": entry.content_hash,
            "previous_hash": entry.previous_hash,
        }
    )


def hash_of(entry: Entry, *, number: int | None = None) -> str:
    """The hash that an entry with these fields must carry; its own hash does not count."""
    return _sha256(canonical_text(entry, number=number))


def verify_chain(entries: Iterable[Entry], *, kept: Anchor = START) -> Verdict:
    """Whether the entries, in the order of the log, are the whole of it and as they were written.

    ``kept`` is an anchor kept elsewhere: a log that ends before it was cut short, and one that has another entry
    in its place was written anew. An intact log is read once and never held in memory.
    """
    last = START
    remaining = iter(entries)
    for entry in remaining:
        if entry.number != last.number + 1 or entry.previous_hash != last.own_hash or hash_of(entry) != entry.own_hash:
            return Verdict(last, _break(list(chain([entry], remaining)), last))
        last = Anchor(entry.number, entry.own_hash)
        if last.number == kept.number and last != kept:
            return Verdict(last, Break(kept.number, How.CHANGED))
    if last.number < kept.number:
        return Verdict(last, Break(last.number + 1, How.REMOVED))
    return Verdict(last)


def _break(rest: list[Entry], last: Anchor) -> Break:
    """Why the first of ``rest`` cannot follow ``last``."""
    entry, wanted = rest[0], last.number + 1
    if entry.number < wanted:
        return Break(entry.number, How.INSERTED)
    if entry.number > wanted:
        is_later = any(other.number == wanted for other in rest)
        return Break(entry.number, How.REORDERED) if is_later else Break(wanted, How.REMOVED)
    if hash_of(entry) == entry.own_hash:
        # It is true to itself and follows something else, so what stands before it was put in its place.
        return Break(last.number, How.CHANGED) if last.number else Break(entry.number, How.CHANGED)
    return _renumbered(rest, last)


def _renumbered(rest: list[Entry], last: Anchor) -> Break:
    """Entries that were moved still hash to what they carry under the number they were written with."""
    entry, wanted = rest[0], last.number + 1
    written = next(
        (number for number in _numbers_near(wanted) if hash_of(entry, number=number) == entry.own_hash), None
    )
    if written is None:
        return Break(wanted, How.CHANGED)
    if written < wanted:
        return Break(last.number, How.INSERTED)
    is_elsewhere = any(hash_of(other, number=wanted) == other.own_hash for other in rest)
    return Break(wanted, How.REORDERED if is_elsewhere else How.REMOVED)


def _numbers_near(number: int) -> Iterator[int]:
    for distance in range(1, _FURTHEST):
        yield number + distance
        if number > distance:
            yield number - distance


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no one form to take a hash of")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()
