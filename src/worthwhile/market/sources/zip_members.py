"""The files in a zip archive, also in one that ends too early: what stands before the break is read."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

MOST_MEMBERS = 100_000
MAGIC = b"PK\x03\x04"

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_BLOCK = 1024 * 1024
_STORED, _DEFLATED = 0, 8
_SIZE_FOLLOWS = 0x08
_LOCKED = 0x01


class DamagedMember(zlib.error):
    """A member that cannot be read."""


def whole_archive(stream: BinaryIO) -> zipfile.ZipFile | None:
    """The archive; None where its list of contents, which stands at the end, is missing or damaged."""
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError):
        return None


class FrontMember:
    """One member read from the front of a damaged archive; read it to its end before the next is asked for."""

    def __init__(self, name: str, blocks: Iterator[bytes]) -> None:
        self.name = name
        self._blocks = blocks
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes. Raises DamagedMember."""
        if not self._left:
            self._left = next(self._blocks, b"")
        if size < 0:
            size = len(self._left)
        block, self._left = self._left[:size], self._left[size:]
        return block

    def close(self) -> None:
        """Nothing to let go of: the archive is closed by who opened it."""


def members_from_the_front(stream: BinaryIO) -> Iterator[FrontMember]:
    """The members of a damaged archive as they come, until one cannot be found any more."""
    archive = _Front(stream)
    while (member := archive.next_member()) is not None:
        yield member
        while member.read(_BLOCK):
            continue


class _Front:
    def __init__(self, stream: BinaryIO) -> None:
        stream.seek(0)
        self._stream = stream
        self._held = b""

    def next_member(self) -> FrontMember | None:
        head = self._take(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(MAGIC):
            return None
        _, _, flags, method, _, _, _, packed, _, name_length, extra_length = _LOCAL.unpack(head)
        name = self._take(name_length).decode("utf-8", "replace")
        self._take(extra_length)
        if method == _DEFLATED and not flags & _LOCKED:
            return FrontMember(name, self._inflated(size_follows=bool(flags & _SIZE_FOLLOWS)))
        if method == _STORED and not flags & (_SIZE_FOLLOWS | _LOCKED):
            return FrontMember(name, self._stored(packed))
        return None

    def _inflated(self, *, size_follows: bool) -> Iterator[bytes]:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        while not inflater.eof:
            block = inflater.unconsumed_tail or self._take(_BLOCK)
            if not block:
                raise DamagedMember("it ends too early")
            if unpacked := inflater.decompress(block, _BLOCK):
                yield unpacked
        self._held = inflater.unused_data + self._held
        if size_follows:
            # The sizes stand behind the data, with a mark before them or not, in 4 or in 8 bytes each.
            follows = self._take(64)
            next_at = follows.find(MAGIC)
            self._held = (follows[next_at:] if next_at >= 0 else b"") + self._held

    def _stored(self, size: int) -> Iterator[bytes]:
        while size:
            block = self._take(min(size, _BLOCK))
            if not block:
                raise DamagedMember("it ends too early")
            size -= len(block)
            yield block

    def _take(self, size: int) -> bytes:
        if len(self._held) < size:
            self._held += self._stream.read(max(size, _BLOCK))
        block, self._held = self._held[:size], self._held[size:]
        return block
