"""What a text means, as a vector: texts about the same thing lie near each other though they share no word.

A shipped table (made by tools/make_meaning_table.py) holds one vector for each piece of a word and for common whole
words. A text is the sum of its words' vectors, brought to length 1. No model runs: it is looking up and adding.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.words import is_common, words_of

DATA = Path(__file__).parent / "data"
LONGEST_WORD = 30
_WORDS_AT_ONCE = 4_096


class Meaning:
    """The table of meanings. Shared by threads: what it remembers is only ever added to."""

    def __init__(self, pieces: dict[str, int], vectors: Array, scales: Array) -> None:
        self._pieces = pieces
        self._vectors = vectors
        self._scales = scales
        self.dimensions = int(vectors.shape[1])
        self._known: dict[str, Array] = {}

    def vector_of(self, word: str) -> Array:
        """The vector of one folded word; all zeros for a common word and one that is not made of pieces."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self.vectors_of([word])[0]
        return found

    def vectors_of(self, words: Sequence[str]) -> Array:
        """One row a word, float32, as :meth:`vector_of` gives for each."""
        rows = [self._rows(word) for word in words]
        made = np.zeros((len(words), self.dimensions), dtype=np.float32)
        sizes = np.array([len(row) for row in rows], dtype=np.int64)
        for size in sorted({len(row) for row in rows} - {0}):
            places = np.flatnonzero(sizes == size)
            for start in range(0, places.size, _WORDS_AT_ONCE):
                part = places[start : start + _WORDS_AT_ONCE]
                found = np.array([rows[place] for place in part.tolist()])
                made[part] = (self._vectors[found] * self._scales[found][..., None]).mean(axis=1)
        return made

    def encode(self, text: str) -> Array:
        """The vector of a text, length 1; all zeros where no word of it is known."""
        total = np.zeros(self.dimensions, dtype=np.float32)
        for word in words_of(text):
            total += self.vector_of(word)
        made: Array = shortened(total[None, :])[0]
        return made

    def pieces_of(self, word: str) -> list[str]:
        """The pieces of a folded word by greedy longest match, as BERT's WordPiece; empty where they do not make it."""
        pieces: list[str] = []
        start = 0
        while start < len(word):
            begun = "##" if start else ""
            for end in range(len(word), start, -1):
                if begun + word[start:end] in self._pieces:
                    break
            else:
                return []
            pieces.append(begun + word[start:end])
            start = end
        return pieces

    def may_know(self, word: str) -> bool:
        """False for folded words that have no vector for certain: common ones, long ones and those with figures."""
        return word.isalpha() and len(word) <= LONGEST_WORD and not is_common(word)

    def knows_whole(self, word: str) -> bool:
        """Whether a folded word has a vector of its own. One put together of pieces may mean nothing at all."""
        return word in self._pieces

    def _rows(self, word: str) -> list[int]:
        """The rows of the table that make up a word; none for one that is not made of pieces."""
        if not self.may_know(word):
            return []
        whole = self._pieces.get(word)
        return [whole] if whole is not None else [self._pieces[piece] for piece in self.pieces_of(word)]


def shortened(vectors: Array) -> Array:
    """Rows brought to length 1; rows of zeros stay so."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    made: Array = vectors / np.where(lengths > 0, lengths, 1)
    return made


@cache
def shipped_meaning() -> Meaning:
    """The table that ships with the product."""
    vectors = np.asarray(np.load(DATA / "meaning-vectors.npy", mmap_mode="r"))
    scales = np.load(DATA / "meaning-scales.npy")
    lines = (DATA / "meaning-pieces.txt").read_text(encoding="utf-8").split("\n")
    return Meaning({piece: place for place, piece in enumerate(lines) if piece}, vectors, scales)
