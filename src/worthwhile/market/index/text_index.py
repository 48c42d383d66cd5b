"""The words of a segment: which rows use each, how often, and whether in the title; and what each row means."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import cached_property

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.meaning import Meaning, shortened
from worthwhile.market.index.names import pack_names
from worthwhile.market.index.words import is_common, words_of

# A row's count of a word is kept in seven bits; the eighth says that the title has it.
MOST_COUNTED = 127
IN_TITLE = 128

WORDS_FOR_MEANING = 300
TITLE_SHARE = 0.5
_ROWS_AT_ONCE = 256
_ROWS_SORTED_AT_ONCE = 4_096
# A posting is sorted as one number: the stem, then the row in 32 bits, then the count in 8.
_ROW_BITS, _COUNT_BITS = 32, 8
_ROW_MASK = (1 << _ROW_BITS) - 1


class _Numbers(dict[str, int]):
    """Gives every new word the next number."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Numbered:
    """The numbers of the words of many texts, one after the other; text ``n`` ends where ``n + 1`` starts."""

    def __init__(self) -> None:
        self._words = array("i")
        self._starts = array("q", [0])

    def add(self, text: str, numbers: _Numbers) -> None:
        self._words.extend(map(numbers.__getitem__, words_of(text)))
        self._starts.append(len(self._words))

    @cached_property
    def words(self) -> Array:
        return np.frombuffer(self._words, dtype=np.int32)

    @cached_property
    def starts(self) -> Array:
        return np.frombuffer(self._starts, dtype=np.int64)

    def text(self, number: int, most: int | None = None) -> Array:
        start, end = int(self.starts[number]), int(self.starts[number + 1])
        return self.words[start : end if most is None else min(end, start + most)]

    def rows_and_words(self, first: int, last: int) -> tuple[Array, Array]:
        """Which row each word of some texts stands in, and its number."""
        starts = self.starts[first : last + 1]
        return np.repeat(np.arange(first, last), np.diff(starts)), self.words[int(starts[0]) : int(starts[-1])]


class Texts:
    """The texts of a segment as numbers of words: added a row at a time, so that the texts themselves need not wait."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._titles, self._bodies, self._buyers = _Numbered(), _Numbered(), _Numbered()
        self._rows = 0

    def add(self, title: str, text: str, buyer: str) -> None:
        """The next row."""
        self._titles.add(title, self._numbers)
        self._bodies.add(text, self._numbers)
        self._buyers.add(buyer, self._numbers)
        self._rows += 1

    def pack(self, meaning: Meaning, stem: Callable[[str], str]) -> dict[str, Array]:
        """Word postings and meaning of all rows; nothing may be added afterwards.

        ``word.*``: surface words (for the beginnings of words) with the number of their stem; ``stem.*``: postings with
        ``stem.counts`` beside the rows; ``lengths``: words a row; ``vectors`` (int8), ``vectors.lengths`` (float32) and
        ``signs`` (64 signs in each number, one array a block of 64 dimensions).
        """
        words = list(self._numbers)
        self._numbers.clear()
        return {
            **_pack_words(words, stem, self._rows, self._titles, self._bodies, self._buyers),
            **_pack_meaning(words, meaning, self._rows, self._titles, self._bodies),
        }


def _pack_words(
    words: list[str],
    stem_of: Callable[[str], str],
    rows: int,
    titles: _Numbered,
    bodies: _Numbered,
    buyers: _Numbered,
) -> dict[str, Array]:
    stem_names = [None if is_common(word) else stem_of(word) for word in words]
    stems = sorted({stem for stem in stem_names if stem is not None}, key=str.encode)
    places = {stem: place for place, stem in enumerate(stems)}
    stem_of_word = np.array([-1 if stem is None else places[stem] for stem in stem_names], dtype=np.int32)
    shown = sorted((word, stem) for word, stem in zip(words, stem_of_word.tolist(), strict=True) if stem >= 0)

    lengths = np.zeros(rows, dtype=np.int32)
    parts = []
    for first in range(0, rows, _ROWS_SORTED_AT_ONCE):
        last = min(rows, first + _ROWS_SORTED_AT_ONCE)
        keys = np.concatenate(
            [_keys(part, first, last, stem_of_word, flag) for part, flag in ((titles, 1), (bodies, 0), (buyers, 0))]
        )
        lengths[first:last] = np.bincount(((keys >> 1) & _ROW_MASK) - first, minlength=last - first)
        parts.append(_counted(keys))
    postings = np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
    parts.clear()
    postings.sort()
    stem_starts = np.searchsorted(postings, np.arange(len(stems) + 1, dtype=np.int64) << (_ROW_BITS + _COUNT_BITS))
    # Narrower whole numbers keep the lowest bits.
    counts = postings.astype(np.uint8)
    postings >>= _COUNT_BITS
    return {
        **pack_names([word for word, _ in shown], "word"),
        "word.stem": np.array([stem for _, stem in shown], dtype=np.int32),
        **pack_names(stems, "stem"),
        "stem.starts": stem_starts.astype(np.int64),
        "stem.rows": postings.astype(np.int32),
        "stem.counts": counts,
        "lengths": lengths,
    }


def _keys(part: _Numbered, first: int, last: int, stem_of_word: Array, in_title: int) -> Array:
    """One number for each word that stands: stem, row, and whether it stands in the title, in this order of weight."""
    rows, words = part.rows_and_words(first, last)
    stems = stem_of_word[words].astype(np.int64)
    kept = stems >= 0
    made: Array = ((stems[kept] << _ROW_BITS | rows[kept]) << 1) | in_title
    return made


def _counted(keys: Array) -> Array:
    """One posting for each stem and row, from the keys of every word that stands there; sorts ``keys``."""
    keys.sort()
    pairs = keys >> 1
    lasts = np.flatnonzero(np.append(pairs[1:] != pairs[:-1], True)) if keys.size else np.empty(0, dtype=np.int64)
    counts = np.minimum(np.diff(lasts, prepend=-1), MOST_COUNTED)
    made: Array = pairs[lasts] << _COUNT_BITS | counts | IN_TITLE * (keys[lasts] & 1)
    return made


def _pack_meaning(
    words: list[str], meaning: Meaning, rows: int, titles: _Numbered, bodies: _Numbered
) -> dict[str, Array]:
    known = [number for number, word in enumerate(words) if meaning.may_know(word)]
    vectors = meaning.vectors_of([words[number] for number in known])
    places = np.full(len(words), -1, dtype=np.int32)
    places[known] = np.arange(len(known))
    coded = np.zeros((rows, meaning.dimensions), dtype=np.int8)
    shrunk = np.zeros(rows, dtype=np.float32)
    for start in range(0, rows, _ROWS_AT_ONCE):
        some = range(start, min(rows, start + _ROWS_AT_ONCE))
        heads = shortened(np.array([_sum(vectors, places[titles.text(row)]) for row in some]))
        texts = shortened(np.array([_sum(vectors, places[bodies.text(row, WORDS_FOR_MEANING)]) for row in some]))
        whole = shortened(TITLE_SHARE * heads + (1 - TITLE_SHARE) * texts)
        largest = np.abs(whole).max(axis=1, keepdims=True)
        part = slice(some.start, some.stop)
        coded[part] = np.rint(whole / np.where(largest > 0, largest, 1) * 127)
        shrunk[part] = np.linalg.norm(coded[part].astype(np.float32), axis=1)
    return {"vectors": coded, "vectors.lengths": shrunk, "signs": signs_of(coded)}


def _sum(vectors: Array, places: Array) -> Array:
    """The sum of the vectors of a row's words: a row at a time, which stays in the processor's cache."""
    made: Array = vectors[places[places >= 0]].sum(axis=0)
    return made


def signs_of(vectors: Array) -> Array:
    """Which numbers of each row are above 0, 64 to a whole number: shape (dimensions / 64, rows)."""
    packed = np.packbits(vectors > 0, axis=1, bitorder="little").view(np.uint64)
    return np.ascontiguousarray(packed.T)
