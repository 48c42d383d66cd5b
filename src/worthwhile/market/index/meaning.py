"""What a text means, as a vector: texts about the same thing lie near each other though they share no word.

A shipped table (made by tools/make_meaning_table.py) holds one vector for each piece of a word and for common whole
words. A text is the sum of its words' vectors, brought to length 1. No model runs: it is looking up and adding.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.words import is_common, words_of

DATA = Path(__file__).parent / "data"
LONGEST_WORD = 40


class Meaning:
    """The table of meanings. Shared by threads: what it remembers is only ever added to."""

    def __init__(self, pieces: dict[str, int], vectors: Array, scales: Array) -> None:
        self._pieces = pieces
        self._vectors = vectors
        self._scales = scales
        self.dimensions = int(vectors.shape[1])
        self._known: dict[str, Array] = {}

    def vector_of(self, word: str) -> Array:
        """The vector of one folded word; all zeros for a common word or one that no pieces make up."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._made(word)
        return found

    def vectors_of(self, words: list[str]) -> Array:
        """One row a word, float32."""
        made = np.zeros((len(words), self.dimensions), dtype=np.float32)
        for place, word in enumerate(words):
            made[place] = self._made(word)
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

    def _made(self, word: str) -> Array:
        nothing = np.zeros(self.dimensions, dtype=np.float32)
        if is_common(word) or len(word) > LONGEST_WORD:
            return nothing
        rows = [self._pieces[piece] for piece in self.pieces_of(word)]
        if not rows:
            return nothing
        made: Array = (self._vectors[rows].astype(np.float32) * self._scales[rows, None]).mean(axis=0)
        return made


def shortened(vectors: Array) -> Array:
    """Rows brought to length 1; rows of zeros stay so."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    made: Array = vectors / np.where(lengths > 0, lengths, 1)
    return made


@cache
def shipped_meaning() -> Meaning:
    """The table that ships with the product."""
    vectors = np.load(DATA / "meaning-vectors.npy", mmap_mode="r")
    scales = np.load(DATA / "meaning-scales.npy")
    lines = (DATA / "meaning-pieces.txt").read_text(encoding="utf-8").split("\n")
    return Meaning({piece: place for place, piece in enumerate(lines) if piece}, vectors, scales)
