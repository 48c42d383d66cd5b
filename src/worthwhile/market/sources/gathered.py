"""What a part of a file or answer gave: releases packed for the store, and what was set aside, with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from worthwhile.market.store.new_releases import Facts, NewReleases
from worthwhile.market.store.publishers import publisher_of
from worthwhile.market.store.raw import UNPACKED_BLOCK, pack_block

DIGEST_BYTES = 16
BEGINNING = 400
"""Bytes of a piece that is set aside which are kept to show what it was."""


def digest_of(text: bytes | memoryview) -> bytes:
    """The first 16 bytes of the SHA-256: two texts with the same one are the same text."""
    return sha256(text).digest()[:DIGEST_BYTES]


class SetAside(NamedTuple):
    """A piece that was not taken. ``line`` is from 1 in its part; ``beginning`` its first bytes, unmasked."""

    code: str
    reason: str
    line: int | None
    size: int
    sha256: bytes
    beginning: bytes


class PackedBlock(NamedTuple):
    """Releases of one publisher, packed; ``found`` are the texts of repaired ones, with their places here."""

    publisher: str
    block: bytes
    releases: NewReleases
    found: list[tuple[bytes, list[int]]]


class Gathered(NamedTuple):
    """All that one part gave, in order of arrival for each publisher.

    ``lines``: how many line breaks were in it, to be added to the line numbers of the parts that follow. ``problem``:
    why the part could not be read at all, as the rest of a sentence about its file.
    """

    blocks: list[PackedBlock]
    set_aside: list[SetAside]
    lines: int
    problem: str = ""


@dataclass(slots=True)
class _Open:
    """A block being filled."""

    texts: list[bytes | memoryview] = field(default_factory=list)
    releases: NewReleases = field(default_factory=NewReleases)
    found: list[tuple[bytes, list[int]]] = field(default_factory=list)
    size: int = 0


class Gatherer:
    """Collects releases and packs them, half a megabyte at a time and by publisher."""

    def __init__(self) -> None:
        self._open: dict[str, _Open] = {}
        self._blocks: list[PackedBlock] = []
        self._set_aside: list[SetAside] = []

    def take(
        self,
        text: bytes | memoryview,
        new: Facts,
        told: Sequence[str] = (),
        found: bytes | None = None,
    ) -> None:
        """Take one release; ``told``: codes of what is wrong with it, ``found``: the text it was repaired from."""
        publisher = publisher_of(new[0]).key
        block = self._open.get(publisher)
        if block is None:
            block = self._open[publisher] = _Open()
        if found is not None:
            if not block.found or block.found[-1][0] is not found:
                block.found.append((found, []))
            block.found[-1][1].append(len(block.texts))
        block.texts.append(text)
        block.releases.add(new, told)
        block.size += len(text)
        if block.size >= UNPACKED_BLOCK:
            self._pack(publisher)

    def set_aside(self, text: bytes, *, code: str, reason: str, line: int | None) -> None:
        """Keep account of a piece that cannot be taken."""
        self._set_aside.append(SetAside(code, reason, line, len(text), digest_of(text), text[:BEGINNING]))

    def finish(self, *, lines: int = 0) -> Gathered:
        """What was gathered from a part with this many line breaks (0 where its line numbers are those of the file)."""
        for publisher in list(self._open):
            self._pack(publisher)
        return Gathered(self._blocks, self._set_aside, lines)

    def _pack(self, publisher: str) -> None:
        done = self._open.pop(publisher)
        self._blocks.append(PackedBlock(publisher, pack_block(done.texts), done.releases, done.found))
