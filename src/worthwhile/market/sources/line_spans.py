"""A file with one JSON value a line, cut into spans that whoever reads them fetches from the file itself.

Cutting looks at the bytes around each cut only, so the text goes neither through the process that cuts nor through a
pipe.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Generator
from pathlib import Path
from typing import BinaryIO

import msgspec

from worthwhile.market.sources.splitting import MOST_BYTES

SPAN_BYTES = 4 * 1024 * 1024
_LOOK_BYTES = 64 * 1024
_OTHER_TEXT = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Span(msgspec.Struct, tag=True, frozen=True):
    """Whole lines of a file, from byte ``start``. ``inode`` and ``device`` tell the file from one in its place.

    ``after``: how many bytes of the file follow it.
    """

    path: str
    start: int
    size: int
    inode: int
    device: int
    after: int = 0


class SpanLost(Exception):
    """A span cannot be read any more; the message is the rest of a sentence about its file."""


def has_a_value_a_line(head: bytes) -> bool:
    """Whether the first lines look like one JSON object each, rather than one value over many lines."""
    lines = [line.strip() for line in head.lstrip(b" \t\r\n\x00").split(b"\n", 2)[:2]]
    first = lines[0]
    if _is_object(first.rstrip(b",")):
        return True
    # The first line may be the broken one: then it does not go on in the second, which is a whole object.
    goes_on = first.startswith(b"[") or first.endswith((b"{", b"[", b",", b":"))
    return not goes_on and len(lines) > 1 and _is_object(lines[1])


def spans_of(path: Path) -> Generator[Span, None, int]:
    """The spans of a file; none where it is anything but lines of JSON in UTF-8.

    Returns how far they go: to the end, unless a line has no end that could be found. Raises OSError.
    """
    with path.open("rb") as file:
        about = os.fstat(file.fileno())
        head = file.read(SPAN_BYTES)
        if head.startswith(_OTHER_TEXT) or not has_a_value_a_line(head):
            return 0
        start = 0
        while start < about.st_size:
            end = _end_of_line(file, start + SPAN_BYTES, about.st_size)
            if end is None:
                break
            yield Span(str(path), start, end - start, about.st_ino, about.st_dev, about.st_size - end)
            start = end
        return start


def read_span(span: Span) -> bytes:
    """The text of a span. Raises SpanLost."""
    try:
        with open(span.path, "rb") as file:
            about = os.fstat(file.fileno())
            file.seek(span.start)
            text = file.read(span.size)
    except OSError as error:
        raise SpanLost(f"reading failed ({error.strerror or error}); what came before was read") from error
    if (about.st_ino, about.st_dev) != (span.inode, span.device) or len(text) < span.size:
        raise SpanLost("it was changed while it was read. Run the same command again once nobody writes it")
    return text


def _end_of_line(file: BinaryIO, at: int, size: int) -> int | None:
    """The byte after the line that byte ``at`` stands in; None where that is too far away."""
    given_up = at + MOST_BYTES
    file.seek(at)
    while at < size:
        if at >= given_up:
            return None
        block = file.read(_LOOK_BYTES)
        found = block.find(b"\n")
        if found >= 0:
            return at + found + 1
        if not block:
            break
        at += len(block)
    return size


def _is_object(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return True
