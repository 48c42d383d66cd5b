"""How near an opportunity is to what a provider does: by its codes and by its words, joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

Numbers: TypeAlias = Any
"""A float, or an array of floats."""

WORTH_OF_CODE = 0.8
WORTH_OF_WORDS = 0.6
_DIVISION, _GROUP, _CLASS = 2, 3, 4
_ALIKE = {_DIVISION: 0.25, _GROUP: 0.5, _CLASS: 0.75}
MOST_COVERED = 0.6
NEAR_MEANING = (0.25, 0.65)


def stem_of_code(code: str) -> str:
    """The digits of a CPV code that count: at least those of its division."""
    return code[:_DIVISION] + code[_DIVISION:].rstrip("0")


def code_likeness(own: Sequence[str], theirs: str) -> tuple[float, str]:
    """How alike a code of eight digits is to the nearest of one's own, from 0 to 1, and which that is.

    1 at or below a code of one's own; less where only the class, the group or the division is the same.
    """
    best, nearest = 0.0, ""
    for code in own:
        stem = stem_of_code(code)
        found = 1.0 if theirs.startswith(stem) else _shared(stem, stem_of_code(theirs))
        if found > best:
            best, nearest = found, code
    return best, nearest


def _shared(own: str, theirs: str) -> float:
    alike = 0
    while alike < min(len(own), len(theirs)) and own[alike] == theirs[alike]:
        alike += 1
    return max((points for digits, points in _ALIKE.items() if alike >= digits), default=0.0)


def word_likeness(covered: Numbers, cosine: Numbers) -> Numbers:
    """How alike words are, from 0 to 1: by the share of one's own words that are used, or by nearness of meaning.

    ``covered`` is the weight of one's own words that the notice uses, as a share of all; ``cosine`` of the meanings.
    """
    low, high = NEAR_MEANING
    by_words = np.clip(np.asarray(covered, dtype=float) / MOST_COVERED, 0.0, 1.0)
    by_meaning = np.clip((np.asarray(cosine, dtype=float) - low) / (high - low), 0.0, 1.0)
    return np.maximum(by_words, by_meaning)


def relevance_of(code: Numbers, words: Numbers) -> Numbers:
    """Relevance from 0 to 1: what codes leave open, words may fill. 1 - (1 - 0.8 code)(1 - 0.6 words)."""
    return 1.0 - (1.0 - WORTH_OF_CODE * code) * (1.0 - WORTH_OF_WORDS * words)
