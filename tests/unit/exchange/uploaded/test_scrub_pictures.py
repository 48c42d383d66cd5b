"""Pictures keep their pixels and which way up they are, and lose who took them, where and with what."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.uploaded.scrub_pictures import scrub_picture

PIXELS = b"\xff\xda\x00\x02 pixels \xff\xd9"


def segment(kind: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, 2 + len(body)) + body


def exif(order: str, way_up: int | None) -> bytes:
    """Notes of a camera: who, at an address behind the entries, and which way up."""
    entries = [struct.pack(f"{order}HHII", 0x013B, 2, 11, 38)]
    if way_up is not None:
        entries.append(struct.pack(f"{order}HHIHH", 0x0112, 3, 1, way_up, 0))
    begin = b"II*\0" if order == "<" else b"MM\0*"
    listed = struct.pack(f"{order}IH", 8, len(entries)) + b"".join(entries) + struct.pack(f"{order}I", 0)
    return b"Exif\0\0" + begin + listed + b"Jane Smith\0"


def way_up_of(picture: bytes) -> int | None:
    at = picture.find(b"Exif\0\0")
    return None if at < 0 else int(struct.unpack_from(">H", picture, at + 6 + 8 + 2 + 8)[0])


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("way_up", [None, 1, 6, 8])
def test_a_photograph_loses_its_notes_and_stays_the_right_way_up(order: str, way_up: int | None) -> None:
    frame = segment(0xE0, b"JFIF\0")
    taken = b"\xff\xd8" + frame + segment(0xE1, exif(order, way_up)) + segment(0xE1, b"xmp Jane Smith")
    taken += segment(0xED, b"Photoshop Jane Smith") + segment(0xFE, b"by Jane Smith") + PIXELS
    clean = scrub_picture(taken)
    assert b"Jane" not in clean
    assert clean.startswith(b"\xff\xd8" + frame)
    assert clean.endswith(PIXELS)
    assert way_up_of(clean) == way_up
    assert scrub_picture(clean) == clean


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_a_drawing_loses_its_words() -> None:
    head, pixels, end = chunk(b"IHDR", b"head"), chunk(b"IDAT", b"pixels"), chunk(b"IEND", b"")
    words = [chunk(kind, b"Author\0Jane Smith") for kind in (b"tEXt", b"zTXt", b"iTXt", b"eXIf")]
    begin = b"\x89PNG\r\n\x1a\n"
    assert scrub_picture(begin + head + b"".join(words) + pixels + end) == begin + head + pixels + end


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xff\xd8", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n"]))
def test_whatever_bytes_are_given_nothing_breaks(rest: bytes, begin: bytes) -> None:
    assert isinstance(scrub_picture(begin + rest), bytes)
