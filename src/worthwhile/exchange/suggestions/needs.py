"""What was written, cut into needs: the parts of a list, sentences, and two things joined by “and”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.exchange.suggestions.lexicon import Lexicon, Unit
from worthwhile.exchange.suggestions.stems import Word, words_of, written_as

LONGEST_TEXT = 2_000
MOST_NEEDS = 40
_ENDS = re.compile(r"[,;\n\r\u2022\u2013\u2014|/]+|[.!?]+(?:\s|$)|(?<=\s)-+(?=\s)")
JOINING = ("and", "&", "plus")


@dataclass(frozen=True, kw_only=True)
class Need:
    """One thing asked for: the words as written, and their units."""

    text: str
    units: tuple[Unit, ...]


def needs_of(text: str, lexicon: Lexicon) -> list[Need]:
    """The needs in a text, at most ``MOST_NEEDS``; what is longer than ``LONGEST_TEXT`` characters is cut."""
    needs: list[Need] = []
    for piece in _ENDS.split(text[:LONGEST_TEXT]):
        for words in _joined_parts(words_of(piece), lexicon):
            units = tuple(lexicon.units(words))
            if units and all(units != need.units for need in needs):
                needs.append(Need(text=written_as(words), units=units))
    return needs[:MOST_NEEDS]


def _joined_parts(words: Sequence[Word], lexicon: Lexicon) -> list[Sequence[Word]]:
    """Two needs where “and” joins two things that the table knows apart; one where it stands inside a phrase."""
    units = lexicon.units(words)
    inside = {at for unit in units for at in range(unit.start, unit.start + len(unit.words))}
    parts: list[Sequence[Word]] = []
    begun = 0
    for at, word in enumerate(words):
        if word.small not in JOINING or at in inside:
            continue
        before, after = _themes(units, begun, at), _themes(units, at, len(words))
        if before and after and not before & after:
            parts.append(words[begun:at])
            begun = at + 1
    return [*parts, words[begun:]]


def _themes(units: Sequence[Unit], first: int, last: int) -> set[str]:
    return {theme for unit in units if first <= unit.start < last for theme in unit.themes}
