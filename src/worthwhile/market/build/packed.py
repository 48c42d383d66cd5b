"""Releases as bytes one after another: for the buckets of a whole build, and for the core (native/src/compiler.rs).

Each is its number in eight bytes, the lengths of ocid, id, date and JSON in four bytes each, a byte that is 1 where the
id was made by us, then these four texts; numbers with their lowest byte first.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct

from worthwhile.market.build.compiling import HeldRelease

_HEAD = Struct("<QIIIIB")
# An ocid may hold half of a surrogate pair, which no UTF-8 has.
_LONE = "surrogatepass"


def packed(held: HeldRelease) -> bytes:
    """One release."""
    return b"".join(parts_of(held))


def parts_of(held: HeldRelease) -> tuple[bytes, bytes]:
    """One release in two parts, to be put one after the other: its JSON, which is most of it, is not copied."""
    ocid, release_id = held.ocid.encode(errors=_LONE), held.release_id.encode(errors=_LONE)
    date, raw = held.date.encode(errors=_LONE), held.raw
    head = _HEAD.pack(held.seq, len(ocid), len(release_id), len(date), len(raw), held.made_id)
    return b"".join((head, ocid, release_id, date)), raw


def unpacked_at(content: bytes, start: int) -> tuple[HeldRelease, int]:
    """The release that begins there, and where the next one does."""
    seq, ocid, release_id, date, raw, made_id = _HEAD.unpack_from(content, start)
    ends = [start + _HEAD.size]
    for length in (ocid, release_id, date, raw):
        ends.append(ends[-1] + length)
    texts = [content[ends[place] : ends[place + 1]].decode(errors=_LONE) for place in range(3)]
    return HeldRelease(seq, texts[0], texts[1], bool(made_id), texts[2], content[ends[3] : ends[4]]), ends[4]


def unpacked(content: bytes) -> Iterator[HeldRelease]:
    """Every release."""
    at = 0
    while at < len(content):
        held, at = unpacked_at(content, at)
        yield held


def by_process(content: bytes) -> Iterator[list[bytes]]:
    """The releases of each process as they are packed, in order of arrival."""
    found: dict[bytes, list[bytes]] = {}
    start = 0
    while start < len(content):
        _, ocid, release_id, date, raw, _ = _HEAD.unpack_from(content, start)
        first = start + _HEAD.size
        end = first + ocid + release_id + date + raw
        found.setdefault(content[first : first + ocid], []).append(content[start:end])
        start = end
    yield from found.values()
