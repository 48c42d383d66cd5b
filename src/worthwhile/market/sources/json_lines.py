"""A part of a file with one JSON value a line."""

from __future__ import annotations

import msgspec

from worthwhile.market.sources.any_kind import gather_value
from worthwhile.market.sources.gathered import Gathered, Gatherer
from worthwhile.market.sources.release_marks import is_ocid, new_release, read_quick
from worthwhile.market.sources.repair import needs_a_look


def gather_lines(part: bytes) -> Gathered:
    """The releases of whole lines. A line that is not a plain release is read as any kind is; none stops the rest."""
    into = Gatherer()
    lines = part.split(b"\n")
    for line, text in enumerate(lines, start=1):
        text = text.strip()
        if not text:
            continue
        if needs_a_look(text):
            gather_value(text, into, line=line)
            continue
        try:
            quick = read_quick(text)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            gather_value(text, into, line=line)
            continue
        ocid, date = quick.ocid, quick.date
        if quick.releases is None and quick.records is None and is_ocid(ocid) and date and date.strip():
            into.take(text, new_release(text, ocid=ocid, id=quick.id, date=date, tag=bytes(quick.tag)))
        else:
            gather_value(text, into, line=line)
    return into.finish(lines=len(lines) - 1)
