"""A sentence that speaks of several lots, taken apart: what it says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_LOT = re.compile(
    r"\blot\s?(?P<which>\d{1,2}|[A-H]\b|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)
_LEAD = re.compile(r"^\W*(?:for|in|under|of|on)?\s*$", re.IGNORECASE)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ALIKE = re.compile(r"^\W*(?:and|or|to|&|,)?\W*$", re.IGNORECASE)


def parts_by_lot(text: str) -> Iterator[tuple[str, str]]:
    """The lot and the words of each part; nothing where fewer than two are named, one twice, or some together.

    In "Lot 1: none; Lot 2: ..." they are the words that follow, in "... for Lot 1 and ... for Lot 2" those before.
    """
    found = list(_LOT.finditer(text))
    named = {one["which"].lower() for one in found}
    if len(named) <= 1 or len(found) != len(named):
        return
    if any(_ALIKE.match(text[one.end() : two.start()]) for one, two in pairwise(found)):
        return
    if _LEAD.match(text[: found[0].start()]):
        ends = [*(one.start() for one in found[1:]), len(text)]
        spans = [(one.end(), end) for one, end in zip(found, ends, strict=True)]
    else:
        starts = [0, *(one.end() for one in found[:-1])]
        spans = [(start, one.start()) for start, one in zip(starts, found, strict=True)]
    for one, (start, end) in zip(found, spans, strict=True):
        yield f"Lot {_plain(one['which'])}", text[start:end]


def _plain(which: str) -> str:
    return str(_WORDS.index(which.lower()) + 1) if which.lower() in _WORDS else which.upper()
