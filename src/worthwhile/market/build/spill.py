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

from worthwhile.market.build.compiling import HeldRelease
from worthwhile.market.build.packed import by_process, parts_of

# A release fills Python's own buffer of 8 kB, so that nearly each would be a write of its own.
_BUFFER_BYTES = 1 << 16
# Bytes that are compiled before anything of them is written.
LARGEST_PIECE = 48 << 20


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
        bucket = crc32(held.ocid.encode(errors="surrogatepass")) % len(self._files)
        self._files[bucket].writelines(parts_of(held))


def bucket_file(folder: Path, bucket: int, worker: int) -> Path:
    """The file of one bucket as one worker filled it."""
    return folder / f"bucket-{bucket}-{worker}"


def read_bucket(folder: Path, bucket: int, workers: int) -> Iterator[bytes]:
    """The releases of a bucket as they were packed, all of a process together; the files are removed once read.

    A bucket that is much larger than most comes in pieces, so that what is made of one can be written before the next.
    """
    paths = [bucket_file(folder, bucket, worker) for worker in range(workers)]
    content = b"".join([path.read_bytes() for path in paths])
    for path in paths:
        path.unlink()
    if len(content) <= LARGEST_PIECE:
        yield content
        return
    piece = bytearray()
    for releases in by_process(content):
        piece += b"".join(releases)
        if len(piece) > LARGEST_PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
