"""Cutting text of any length into JSON values by its brackets, without holding or understanding the whole.

A value that is short enough comes whole. Of a longer one, or one that ends too early or is broken somewhere, come the
members of its lists ``releases`` and ``records`` (or of itself, where it is a list): what is sound is not lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

MOST_BYTES = 64 * 1024 * 1024
"""The longest release or record that is read. The longest known record weighs 21.6 MB."""

# Runs over whole strings and everything else up to the next bracket, or to a string without its end in this text.
_BRACKET = re.compile(rb'[^"{}\[\]]*+(?:"(?:[^"\\]++|\\.)*+"[^"{}\[\]]*+)*+(["{}\[\]])', re.DOTALL)
_LIST_NAME = re.compile(rb'"(releases|records)"\s*:\s*\Z')
_LOOK_BACK = 64
_DEEPEST_OF_INTEREST = 2  # members of a package's list begin at this depth
_SHOWN = 4096
_MOST_BETWEEN = 4 * 1024 * 1024
_BETWEEN = b" \t\r\n,\x00\x1e"


class Kind(Enum):
    """What a cut is."""

    VALUE = "value"
    RELEASE = "release"
    RECORD = "record"
    REST = "rest"  # text outside every value
    CUT_OFF = "cut-off"  # the beginning of a value that never ends
    TOO_LARGE = "too-large"  # the beginning of a value over the limit


class Cut(NamedTuple):
    """A piece of text and the line, from 1, on which it begins."""

    kind: Kind
    text: bytes
    line: int


_OF_LIST = {b"releases": Kind.RELEASE, b"records": Kind.RECORD}


def split_text(blocks: Iterator[bytes], *, whole_up_to: int, first_line: int = 1) -> Iterator[Cut]:
    """The values in the text that ``blocks`` make together; those over ``whole_up_to`` bytes by their members."""
    splitter = _Splitter(whole_up_to, first_line)
    for block in blocks:
        yield from splitter.feed(block)
    yield from splitter.finish()


class _Splitter:
    def __init__(self, whole_up_to: int, line: int) -> None:
        self._whole_up_to = whole_up_to
        self._text = b""
        self._at = 0  # scanned up to here
        self._counted, self._line = 0, line  # the line at a byte
        self._depth = 0
        self._done = 0  # where what is not yet given begins
        self._by_members = whole_up_to == 0
        self._members: Kind | None = None  # the kind of the list we are in
        self._member_depth = 0
        self._begun: int | None = None  # where the value or member we are in begins
        self._dropping = False

    def feed(self, block: bytes) -> Iterator[Cut]:
        self._trim()
        self._text += block
        yield from self._scan()
        held = len(self._text) - (self._begun or 0)
        if self._begun is not None and self._depth and not self._by_members and held > self._whole_up_to:
            self._read_again_by_members()
            yield from self._scan()
        if self._begun is not None and self._by_members and len(self._text) - self._begun > MOST_BYTES:
            yield self._cut(Kind.TOO_LARGE, self._begun, self._begun + _SHOWN)
            self._begun, self._dropping = None, True
        elif not self._depth and len(self._text) - self._done > _MOST_BETWEEN:
            yield from self._give_up(Kind.REST)
        elif len(self._text) > 2 * MOST_BYTES:
            yield from self._give_up(Kind.TOO_LARGE)

    def _give_up(self, kind: Kind) -> Iterator[Cut]:
        """Let go of all that is held: it is text without a value, or a string without an end."""
        if self._text[self._done :].strip(_BETWEEN):
            yield self._cut(kind, self._done, self._done + _SHOWN)
        self._count_lines(len(self._text))
        self._text, self._counted, self._at, self._done, self._depth = b"", 0, 0, 0, 0
        self._begun, self._members, self._by_members = None, None, self._whole_up_to == 0

    def finish(self) -> Iterator[Cut]:
        if self._depth and not self._by_members and self._begun is not None:
            self._read_again_by_members()
            yield from self._scan()
        if self._depth and not self._dropping:
            yield self._cut(Kind.CUT_OFF, self._done if self._begun is None else self._begun, len(self._text))
        elif not self._depth and self._text[self._done :].strip(_BETWEEN):
            yield self._cut(Kind.REST, self._done, len(self._text))

    def _scan(self) -> Iterator[Cut]:
        while found := _BRACKET.match(self._text, self._at):
            token, at = found[1], found.start(1)
            if token == b'"':
                self._at = at  # a string that goes on in the next block
                return
            self._at = at + 1
            if token in b"{[":
                if self._depth <= _DEEPEST_OF_INTEREST:
                    yield from self._open(at, token)
                self._depth += 1
            elif self._depth > _DEEPEST_OF_INTEREST + 1:
                self._depth -= 1
            else:
                yield from self._close(at + 1)

    def _open(self, at: int, token: bytes) -> Iterator[Cut]:
        if self._depth == 0:
            if self._text[self._done : at].strip(_BETWEEN):
                yield self._cut(Kind.REST, self._done, at)
            self._done = at
            if self._by_members:
                self._members, self._member_depth = (Kind.VALUE if token == b"[" else None), 1
            else:
                self._begun = at
        elif self._by_members and self._members is None and self._depth == 1 and token == b"[":
            name = _LIST_NAME.search(self._text, max(0, at - _LOOK_BACK), at)
            if name:
                self._members, self._member_depth = _OF_LIST[name[1]], 2
        elif self._members is not None and self._depth == self._member_depth and token == b"{":
            self._begun = at

    def _close(self, end: int) -> Iterator[Cut]:
        if self._depth == 0:
            return
        self._depth -= 1
        if self._by_members and self._members is not None and self._depth == self._member_depth:
            if self._begun is not None:
                yield self._cut(self._members, self._begun, end)
            self._begun, self._done, self._dropping = None, end, False
        elif self._members is not None and self._depth == self._member_depth - 1:
            self._members = None
        if self._depth == 0:
            if not self._by_members and self._begun is not None:
                yield self._cut(Kind.VALUE, self._begun, end)
            self._begun, self._done, self._by_members = None, end, self._whole_up_to == 0

    def _read_again_by_members(self) -> None:
        assert self._begun is not None
        self._at = self._done = self._begun
        self._depth, self._begun, self._by_members, self._members = 0, None, True, None

    def _trim(self) -> None:
        """Let go of the text that is not needed again."""
        if self._begun is not None:
            keep = self._begun
        elif self._depth:
            keep = max(self._done, self._at - _LOOK_BACK)
        else:
            keep = self._done
        self._count_lines(keep)
        self._text = self._text[keep:]
        self._at, self._counted = self._at - keep, 0
        self._done = max(0, self._done - keep)
        self._begun = None if self._begun is None else self._begun - keep

    def _cut(self, kind: Kind, start: int, end: int) -> Cut:
        self._count_lines(start)
        return Cut(kind, self._text[start:end], self._line)

    def _count_lines(self, upto: int) -> None:
        if upto > self._counted:
            self._line += self._text.count(b"\n", self._counted, upto)
            self._counted = upto
