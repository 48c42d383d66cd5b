"""Releases on their way into the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

# The fields of a new release, where the time to make one with names counts.
Facts = tuple[str, str, int, str, int, bytes]


class NewRelease(NamedTuple):
    """What the ledger keeps of a release. ``made_id``: 1 where no id was published; ``mergeable``: 0 where it is
    itself compiled; ``sha256`` is of its bytes."""

    ocid: str
    release_id: str
    made_id: int
    date: str
    mergeable: int
    sha256: bytes


OF_EACH = len(NewRelease._fields)


class NewReleases(msgspec.Struct, array_like=True):
    """The releases of a block, in order. ``told``: places, from 0, and codes of what is wrong with those there.

    ``facts`` holds the fields of all, one after another: a list for all of them is made, sent to another process and
    handed to SQLite in a third of the time that a list of each takes.
    """

    facts: list[Any] = msgspec.field(default_factory=list)
    told: list[tuple[int, str]] = msgspec.field(default_factory=list)

    def __len__(self) -> int:
        return len(self.facts) // OF_EACH

    def add(self, new: Facts, told: Sequence[str] = ()) -> None:
        """Add one; ``told`` are the codes of what is wrong with it."""
        if told:
            self.told += [(len(self), code) for code in told]
        self.facts += new

    def at(self, places: Sequence[int]) -> NewReleases:
        """Those at some places."""
        facts = [fact for place in places for fact in self.facts[OF_EACH * place : OF_EACH * (place + 1)]]
        new_place = {place: number for number, place in enumerate(places)}
        return NewReleases(facts, [(new_place[place], code) for place, code in self.told if place in new_place])

    def ocids(self) -> list[str]:
        return self.facts[0::OF_EACH]

    def digests(self) -> list[bytes]:
        return self.facts[5::OF_EACH]

    def made_ids(self) -> int:
        """How many were published without an id."""
        return sum(self.facts[2::OF_EACH])

    def mergeable(self) -> int:
        """How many are to be merged."""
        return sum(self.facts[4::OF_EACH])
