"""Words of a search that no notice uses, and the nearest that some do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.segment import Segment
from worthwhile.market.index.words import is_common, stem_of, words_of

MOST_WORDS = 4
MOST_NEAR = 3
SHORTEST = 4
# A slip is seldom in the first two letters; looking there only keeps this quick over a large vocabulary.
SAME_START = 2
LONG = 6


def unknown_words(index: SearchIndex, text: str, *, typing: bool = False) -> Mapping[str, tuple[str, ...]]:
    """Each word that no notice uses, with at most MOST_NEAR near ones, the most used first; empty where none is near.

    With ``typing`` the last word is left out: it may not be finished. At most MOST_WORDS words are looked at.
    """
    words = list(dict.fromkeys(words_of(text)))
    if typing and words and not text[-1:].isspace():
        words = words[:-1]
    unknown = [word for word in words if len(word) >= SHORTEST and not is_common(word) and not _is_used(index, word)]
    return {word: _nearest(index, word) for word in unknown[:MOST_WORDS]}


def _is_used(index: SearchIndex, word: str) -> bool:
    stem = stem_of(word)
    return any(segment.stem_rows(stem)[0].size for segment in index.segments)


def _nearest(index: SearchIndex, word: str) -> tuple[str, ...]:
    most = 2 if len(word) >= LONG else 1
    used: dict[str, tuple[int, int]] = {}
    for segment in index.segments:
        for near, rows in _alike(segment, word, most):
            far, counted = used.get(near, (slips_between(word, near, most), 0))
            if far <= most:
                used[near] = (far, counted + rows)
    return tuple(sorted(used, key=lambda near: (used[near][0], -used[near][1], near))[:MOST_NEAR])


def _alike(segment: Segment, word: str, most: int) -> Iterator[tuple[str, int]]:
    starts, stems = segment.arrays["stem.starts"], segment.arrays["word.stem"]
    for place in segment.words.beginning_with(word[:SAME_START]):
        near = segment.words[place]
        if abs(len(near) - len(word)) <= most and near.isalpha():
            stem = int(stems[place])
            yield near, int(starts[stem + 1] - starts[stem])


def slips_between(one: str, other: str, most: int) -> int:
    """How many letters to add, leave out, exchange or swap with the next to get from one word to the other.

    ``most + 1`` as soon as it is more than ``most``.

    >>> slips_between("befreinding", "befriending", 2)
    1
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for down, letter in enumerate(one, start=1):
        two_before, before = before, row
        row = [down]
        for along, against in enumerate(other, start=1):
            cost = min(before[along] + 1, row[-1] + 1, before[along - 1] + (letter != against))
            if two_before and along > 1 and letter == other[along - 2] and one[down - 2] == against:
                cost = min(cost, two_before[along - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
