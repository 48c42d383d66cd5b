"""Reading a stream that may be packed, may end too early and may be made to fill a machine."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

import zstandard

MEGABYTE = 1024 * 1024
CHECKED_FROM = 256 * MEGABYTE
MOST_TIMES = 200
"""A stream that has given more than CHECKED_FROM may not be more than so many times as large as it is packed.

Notices pack to between a sixth and a fiftieth."""

ENDS_EARLY = "it ends too early or is damaged; what is whole was read. Get the file again, then run the same command"
_MAGIC = 4


class Guarded(io.RawIOBase):
    """A stream that ends where it can no longer be read; ``problem`` then says why, as the rest of a sentence."""

    def __init__(
        self, stream: BinaryIO, packed: Callable[[], int] | None = None, around: BinaryIO | None = None
    ) -> None:
        super().__init__()
        self.problem = ""
        self._stream = stream
        # One step at a time: a longer read that meets the break would lose what it had read before.
        self._read_some = getattr(stream, "read1", stream.read)
        self._packed = packed
        self._around = around
        self._given = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes; none at the end or after a problem."""
        if self.problem:
            return b""
        try:
            block: bytes = self._read_some(size)
        except (EOFError, zlib.error, zstandard.ZstdError, gzip.BadGzipFile, zipfile.BadZipFile):
            self.problem = ENDS_EARLY
            return b""
        except OSError as error:
            self.problem = f"reading failed ({error.strerror or error}); what came before was read"
            return b""
        self._given += len(block)
        return b"" if self._is_a_bomb() else block

    def _is_a_bomb(self) -> bool:
        if self._packed is None or self._given <= CHECKED_FROM or self._given <= MOST_TIMES * self._packed():
            return False
        self.problem = (
            f"it unpacks to more than {MOST_TIMES} times its size, which notices never do; reading was stopped. "
            "Unpack it yourself, look at it, and bring in what it holds"
        )
        return True

    def close(self) -> None:
        self._stream.close()
        if self._around is not None:
            self._around.close()
        super().close()


def unpacked(stream: BinaryIO, *, packed: Callable[[], int] | None = None) -> Guarded:
    """The stream, unpacked where its first bytes say that it is gzip or Zstandard.

    ``packed`` tells how many bytes of an archive around it were read so far.
    """
    start = stream.read(_MAGIC)
    counted = _Counted(stream, start)
    if start.startswith(b"\x1f\x8b"):
        return Guarded(cast(BinaryIO, gzip.GzipFile(fileobj=cast(BinaryIO, counted))), lambda: counted.given, stream)
    if start == b"\x28\xb5\x2f\xfd" or start[1:] == b"\x2a\x4d\x18":
        reader = zstandard.ZstdDecompressor().stream_reader(cast(BinaryIO, counted), read_across_frames=True)
        return Guarded(cast(BinaryIO, reader), lambda: counted.given, stream)
    return Guarded(cast(BinaryIO, counted), packed)


class _Counted:
    """A stream whose first bytes were read already; counts what it gives."""

    def __init__(self, stream: BinaryIO, start: bytes) -> None:
        self._stream = stream
        self._start = start
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        if self._start:
            end = len(self._start) if size < 0 else size
            block, self._start = self._start[:end], self._start[end:]
        else:
            block = self._stream.read(size)
        self.given += len(block)
        return block

    def close(self) -> None:
        self._stream.close()
