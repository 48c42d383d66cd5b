"""Two versions of a text, word by word: what was kept, removed and added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s*\S+|\s+$")

# Comparing takes the product of the two lengths; a longer text than this is shown whole, before and after.
MOST_WORDS = 3_000


class Fate(StrEnum):
    """What happened to a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, kw_only=True)
class TextPiece:
    """A run of words with the spaces before each."""

    fate: Fate
    text: str


def text_pieces(before: str, after: str) -> tuple[TextPiece, ...]:
    """The pieces in order: kept and removed make up ``before``, kept and added make up ``after``, letter for letter."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return _pieces([(Fate.REMOVED, old), (Fate.ADDED, new)])
    runs: list[tuple[Fate, list[str]]] = []
    for action, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if action == "equal":
            runs.append((Fate.KEPT, old[i:j]))
        else:
            runs += [(Fate.REMOVED, old[i:j]), (Fate.ADDED, new[k:m])]
    return _pieces(runs)


def _pieces(runs: list[tuple[Fate, list[str]]]) -> tuple[TextPiece, ...]:
    return tuple(TextPiece(fate=fate, text="".join(words)) for fate, words in runs if words)
