"""Lines of JSON as the core reads them: where the facts of each release stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import chain
from struct import Struct
from typing import NamedTuple, cast

from worthwhile.market.native.library import LineReached, core_library

# Kinds of lines: one for the slow way, a release, one that is tagged as compiled.
ODD, RELEASE, COMPILED = 0, 1, 2

# The number of the line and its kind; first byte and the one after the last: of the release, its ocid, id, date.
LineMarks = tuple[int, int, int, int, int, int, int, int, int, int]

_MARKS = Struct("=10I")
_ROOM = 4096  # lines that the core is asked for at once


class LinesRead(NamedTuple):
    """The marks of every line that is not blank, in order, and how many line breaks there were.

    Of a line that is no plain release only the line itself is told (ODD).
    """

    marks: Iterator[LineMarks]
    breaks: int


def line_marks(part: bytes) -> LinesRead | None:
    """What the core reads of a part of a file with one JSON value a line; None where there is no core."""
    library = core_library()
    if library is None:
        return None
    reached, read = LineReached(), []
    while reached.at < len(part):
        room = ctypes.create_string_buffer(_ROOM * _MARKS.size)
        found = library.ww_lines(part, len(part), ctypes.byref(reached), room, _ROOM)
        if found < 0:
            return None
        read.append(_MARKS.iter_unpack(memoryview(room)[: found * _MARKS.size]))
    return LinesRead(cast(Iterator[LineMarks], chain.from_iterable(read)), reached.lines)
