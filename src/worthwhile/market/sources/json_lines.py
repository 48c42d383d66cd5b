"""A part of a file with one JSON value a line."""

from __future__ import annotations

import msgspec

from worthwhile.market.native.line_marks import ODD, LinesRead, line_marks
from worthwhile.market.sources.any_kind import gather_value
from worthwhile.market.sources.gathered import Gathered, Gatherer, digest_of
from worthwhile.market.sources.release_marks import is_ocid, new_release, plain_release, read_quick
from worthwhile.market.sources.repair import needs_a_look


def gather_lines(part: bytes) -> Gathered:
    """The releases of whole lines. A line that is not a plain release is read as any kind is; none stops the rest."""
    into = Gatherer()
    read = line_marks(part)
    if read is not None:
        _gather_marked(part, read, into)
        return into.finish(lines=read.breaks)
    lines = part.split(b"\n")
    for line, text in enumerate(lines, start=1):
        _gather_line(text, into, line)
    return into.finish(lines=len(lines) - 1)


def _gather_marked(part: bytes, read: LinesRead, into: Gatherer) -> None:
    view = memoryview(part)
    for line, kind, start, end, ocid, ocid_end, id, id_end, date, date_end in read.marks:
        if kind == ODD:
            _gather_line(part[start:end], into, line)
            continue
        text = view[start:end]
        into.take(text, plain_release(digest_of(text), part[ocid:ocid_end], part[id:id_end], part[date:date_end], kind))


def _gather_line(text: bytes, into: Gatherer, line: int) -> None:
    text = text.strip()
    if not text:
        return
    if needs_a_look(text):
        gather_value(text, into, line=line)
        return
    try:
        quick = read_quick(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        gather_value(text, into, line=line)
        return
    ocid, date = quick.ocid, quick.date
    if quick.releases is None and quick.records is None and is_ocid(ocid) and date and date.strip():
        into.take(text, new_release(text, ocid=ocid, id=quick.id, date=date, tag=bytes(quick.tag)))
    else:
        gather_value(text, into, line=line)
