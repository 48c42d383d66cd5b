"""Releases of processes with more than one, put aside by process on the disk, so that memory stays small.

A raw file holds releases in order of arrival, so those of one process lie far apart. A first pass deals them into
buckets by their ocid; a second takes one bucket at a time and has every release of a process at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO
from zlib import crc32

import msgspec

from worthwhile.market.build.compiling import HeldRelease

_LENGTH_BYTES = 4
# A release fills Python's own buffer of 8 kB, so that nearly each would be a write of its own.
_BUFFER_BYTES = 1 << 16
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(HeldRelease).decode


class Spill:
    """Buckets being filled by one worker. Use as a context, so that every file is closed."""

    def __init__(self, folder: Path, worker: int, buckets: int) -> None:
        self._files: list[BinaryIO] = [
            bucket_file(folder, bucket, worker).open("wb", _BUFFER_BYTES) for bucket in range(buckets)
        ]

    def __enter__(self) -> Spill:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files:
            file.close()

    def add(self, held: HeldRelease) -> None:
        """Put one release into the bucket of its process."""
        packed = _encode(held)
        file = self._files[crc32(held.ocid.encode()) % len(self._files)]
        file.write(len(packed).to_bytes(_LENGTH_BYTES, "little"))
        file.write(packed)


def bucket_file(folder: Path, bucket: int, worker: int) -> Path:
    """The file of one bucket as one worker filled it."""
    return folder / f"bucket-{bucket}-{worker}"


def read_bucket(folder: Path, bucket: int, workers: int) -> Iterator[list[HeldRelease]]:
    """The releases of a bucket, process by process; the files are removed once read."""
    by_ocid: dict[str, list[HeldRelease]] = {}
    for worker in range(workers):
        path = bucket_file(folder, bucket, worker)
        for held in _read(path):
            by_ocid.setdefault(held.ocid, []).append(held)
        path.unlink()
    yield from by_ocid.values()


def _read(path: Path) -> Iterator[HeldRelease]:
    content = path.read_bytes()
    at = 0
    while at < len(content):
        start = at + _LENGTH_BYTES
        at = start + int.from_bytes(content[at:start], "little")
        yield _decode(content[start:at])
