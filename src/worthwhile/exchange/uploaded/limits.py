"""How large a sent file may be, packed and unpacked, and how long and with how much memory it may be read."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds on one file. A file at a bound is read, a file past it is refused.

    ``most_ratio`` is unpacked over packed size of one part above a megabyte: prose packs to a tenth or so, a bomb to a
    thousandth. ``seconds`` is time of the processor and ``most_memory`` bytes, both of the process that reads.
    """

    most_bytes: int = 20 * MEGABYTE
    most_text_bytes: int = 5 * MEGABYTE
    most_unpacked: int = 200 * MEGABYTE
    most_members: int = 5_000
    most_ratio: int = 250
    most_pages: int = 2_000
    most_objects: int = 200_000
    seconds: int = 30
    most_memory: int = 2_048 * MEGABYTE
