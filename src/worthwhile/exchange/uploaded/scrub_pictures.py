"""Takes what a camera or a program noted of people and places out of pictures, and leaves every pixel as it was.

JPEG and PNG alone: the pieces that hold words are left out, nothing is drawn anew. Of a photograph's notes one is kept:
which way up it is (Exif 2.32, tag 0x0112), without which it would lie on its side.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_JPEG = b"\xff\xd8"
_PNG = b"\x89PNG\r\n\x1a\n"
_APP_1, _APP_13, _COMMENT, _SCAN = 0xE1, 0xED, 0xFE, 0xDA
_WORDS_OF_JPEG = frozenset({_APP_1, _APP_13, _COMMENT})
_WORDS_OF_PNG = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112


def scrub_picture(data: bytes) -> bytes:
    """The picture without its notes; bytes that are neither JPEG nor PNG, or are cut off, as they were."""
    try:
        if data.startswith(_JPEG):
            return b"".join(_of_jpeg(data))
        if data.startswith(_PNG):
            return b"".join(_of_png(data))
    except (struct.error, IndexError):
        return data
    return data


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    yield _JPEG
    at = len(_JPEG)
    while at < len(data):
        mark, kind, length = struct.unpack_from(">BBH", data, at)
        if mark != 0xFF or kind == _SCAN:
            # From the first scan on there are pixels alone.
            yield data[at:]
            return
        segment = data[at : at + 2 + length]
        if kind not in _WORDS_OF_JPEG:
            yield segment
        elif segment[4:].startswith(_EXIF):
            yield _way_up_alone(segment[4 + len(_EXIF) :])
        at += 2 + length


def _way_up_alone(tiff: bytes) -> bytes:
    """A note of Exif that says which way up the picture is; nothing where the one given does not."""
    order = "<" if tiff.startswith(b"II") else ">"
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    (entries,) = struct.unpack_from(f"{order}H", tiff, first)
    for number in range(entries):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
        if tag == _ORIENTATION:
            kept = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, value, 0, 0)
            return struct.pack(">BBH", 0xFF, _APP_1, 2 + len(_EXIF) + len(kept)) + _EXIF + kept
    return b""


def _of_png(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind not in _WORDS_OF_PNG:
            yield data[at : at + 12 + length]
        at += 12 + length
