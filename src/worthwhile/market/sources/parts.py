"""Cutting a stream of bytes into parts that can be read one by one, on any core."""

from __future__ import annotations

import codecs
import itertools
from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from worthwhile.market.sources.any_kind import gather_cut
from worthwhile.market.sources.gathered import Gathered, Gatherer
from worthwhile.market.sources.json_lines import gather_lines
from worthwhile.market.sources.line_spans import Span, SpanLost, has_a_value_a_line, read_span
from worthwhile.market.sources.splitting import MOST_BYTES, Cut, Kind, split_text

PART_BYTES = 2 * 1024 * 1024
WHOLE_VALUE = 8 * 1024 * 1024
_NO_TEXT = b" \t\r\n\x00"


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes: ...


class Lines(msgspec.Struct, tag=True, frozen=True):
    """Whole lines, one JSON value in each."""

    text: bytes

    @property
    def size(self) -> int:
        return len(self.text)


class Cuts(msgspec.Struct, tag=True, frozen=True):
    """Values cut out of a text by its brackets."""

    cuts: list[Cut]
    size: int


Part = Lines | Cuts | Span


def gather(part: Part) -> Gathered:
    """All that a part gives."""
    if isinstance(part, Lines):
        return gather_lines(part.text)
    if isinstance(part, Span):
        return _gather_span(part)
    into = Gatherer()
    for cut in part.cuts:
        gather_cut(cut, into)
    return into.finish()


def _gather_span(span: Span) -> Gathered:
    try:
        return gather_lines(read_span(span))
    except SpanLost as error:
        return Gathered([], [], 0, str(error))


def parts_of(stream: Readable, *, begun: bool = False) -> Iterator[Part]:
    """The parts of a stream in order. Nothing larger than one release of the largest kind is held.

    ``begun``: parts before these were read, so that there may be nothing left.
    """
    blocks = _as_utf_8(_blocks(stream))
    head = next(blocks, b"")
    while head and not head.strip(_NO_TEXT):
        head = next(blocks, b"")
    if not head and begun:
        return
    if not head:
        yield Cuts([Cut(Kind.CUT_OFF, b"", 1)], 0)
    elif has_a_value_a_line(head):
        yield from _lines(itertools.chain([head], blocks))
    else:
        yield from _batched(split_text(itertools.chain([head], blocks), whole_up_to=WHOLE_VALUE))


def _blocks(stream: Readable) -> Iterator[bytes]:
    held: list[bytes] = []
    size = 0
    while block := stream.read(PART_BYTES - size):
        held.append(block)
        size += len(block)
        if size >= PART_BYTES:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _as_utf_8(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The same text without a byte order mark; UTF-16, which a mark tells, is turned into UTF-8."""
    first = next(blocks, b"")
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if first.startswith(mark):
            decoder = codecs.getincrementaldecoder(encoding)("replace")
            for block in itertools.chain([first[len(mark) :]], blocks):
                yield decoder.decode(block).encode("utf-8", "replace")
            return
    if first:
        yield first.removeprefix(codecs.BOM_UTF8)
    yield from blocks


def _lines(blocks: Iterator[bytes]) -> Iterator[Part]:
    rest = b""
    for block in blocks:
        end = block.rfind(b"\n")
        if end < 0:
            rest += block
            if len(rest) > MOST_BYTES:
                # One endless line: its members are read one by one.
                yield from _batched(split_text(itertools.chain([rest], blocks), whole_up_to=WHOLE_VALUE))
                return
            continue
        yield Lines(rest + block[: end + 1])
        rest = block[end + 1 :]
    if rest.strip(_NO_TEXT):
        yield Lines(rest)


def _batched(cuts: Iterable[Cut]) -> Iterator[Part]:
    batch: list[Cut] = []
    size = 0
    for cut in cuts:
        batch.append(cut)
        size += len(cut.text)
        if size >= PART_BYTES:
            yield Cuts(batch, size)
            batch, size = [], 0
    if batch:
        yield Cuts(batch, size)
