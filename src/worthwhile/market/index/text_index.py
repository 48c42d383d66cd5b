"""The words of a segment: which rows use each, how often, and whether in the title; and what each row means."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.meaning import Meaning, shortened
from worthwhile.market.index.names import pack_names
from worthwhile.market.index.words import is_common, stem_of, words_of

# A row's count of a word is kept in seven bits; the eighth says that the title has it.
MOST_COUNTED = 127
IN_TITLE = 128

WORDS_FOR_MEANING = 300
TITLE_SHARE = 0.5
_ROWS_AT_ONCE = 256


class _Numbers(dict[str, int]):
    """Gives every new word the next number."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def pack_texts(texts: Sequence[tuple[str, str, str]], meaning: Meaning) -> dict[str, Array]:
    """Word postings and meaning of rows given as (title, text, buyer).

    ``word.*``: surface words (for the beginnings of words) with the number of their stem; ``stem.*``: postings with
    ``stem.counts`` beside the rows; ``lengths``: words a row; ``vectors`` (int8), ``lengths_of_vectors`` (float32) and
    ``signs`` (64 signs in each number, one array a block of 64 dimensions).
    """
    numbers = _Numbers()
    number_of = numbers.__getitem__
    titles = [np.fromiter(map(number_of, words_of(title)), dtype=np.int32) for title, _, _ in texts]
    bodies = [np.fromiter(map(number_of, words_of(text)), dtype=np.int32) for _, text, _ in texts]
    buyers = [np.fromiter(map(number_of, words_of(buyer)), dtype=np.int32) for _, _, buyer in texts]
    words = list(numbers)
    return {
        **_pack_words(words, titles, bodies, buyers),
        **_pack_meaning(meaning.vectors_of(words), titles, bodies),
    }


def _pack_words(words: list[str], titles: list[Array], bodies: list[Array], buyers: list[Array]) -> dict[str, Array]:
    stems = sorted({stem_of(word) for word in words if not is_common(word)}, key=str.encode)
    stem_places = {stem: place for place, stem in enumerate(stems)}
    stem_of_word = np.array([-1 if is_common(word) else stem_places[stem_of(word)] for word in words], dtype=np.int32)

    keys = [_keys(part, stem_of_word, in_title) for part, in_title in ((titles, 1), (bodies, 0), (buyers, 0))]
    keyed = np.sort(np.concatenate(keys))
    pair = keyed >> 1
    lasts = np.flatnonzero(np.append(pair[1:] != pair[:-1], True)) if keyed.size else np.empty(0, dtype=np.int64)
    counts = np.diff(lasts, prepend=-1)
    flags = keyed[lasts] & 1
    pairs = pair[lasts]
    starts = np.searchsorted(pairs >> 32, np.arange(len(stems) + 1))
    lengths = np.bincount(pairs & 0xFFFFFFFF, weights=counts, minlength=len(titles))

    shown = sorted((word for word, stem in zip(words, stem_of_word.tolist(), strict=True) if stem >= 0), key=str.encode)
    return {
        **pack_names(shown, "word"),
        "word.stem": np.array([stem_places[stem_of(word)] for word in shown], dtype=np.int32),
        **pack_names(stems, "stem"),
        "stem.starts": starts.astype(np.int64),
        "stem.rows": (pairs & 0xFFFFFFFF).astype(np.int32),
        "stem.counts": (np.minimum(counts, MOST_COUNTED) + IN_TITLE * flags).astype(np.uint8),
        "lengths": lengths.astype(np.int32),
    }


def _keys(parts: list[Array], stem_of_word: Array, in_title: int) -> Array:
    """One number for each word that stands: stem, row, and whether it stands in the title, in this order of weight."""
    rows = np.repeat(np.arange(len(parts), dtype=np.int64), [part.size for part in parts])
    stems = stem_of_word[np.concatenate(parts)].astype(np.int64) if rows.size else np.empty(0, dtype=np.int64)
    kept = stems >= 0
    made: Array = ((stems[kept] << 32 | rows[kept]) << 1) | in_title
    return made


def _pack_meaning(vectors: Array, titles: list[Array], bodies: list[Array]) -> dict[str, Array]:
    dimensions = vectors.shape[1]
    coded = np.zeros((len(titles), dimensions), dtype=np.int8)
    shrunk = np.zeros(len(titles), dtype=np.float32)
    known: Array = np.any(vectors != 0, axis=1)
    for start in range(0, len(titles), _ROWS_AT_ONCE):
        part = slice(start, start + _ROWS_AT_ONCE)
        heads = shortened(np.array([_sum(vectors, known, words) for words in titles[part]]))
        texts = shortened(np.array([_sum(vectors, known, words[:WORDS_FOR_MEANING]) for words in bodies[part]]))
        whole = shortened(TITLE_SHARE * heads + (1 - TITLE_SHARE) * texts)
        largest = np.abs(whole).max(axis=1, keepdims=True)
        coded[part] = np.rint(whole / np.where(largest > 0, largest, 1) * 127)
        shrunk[part] = np.linalg.norm(coded[part].astype(np.float32), axis=1)
    return {"vectors": coded, "vectors.lengths": shrunk, **_pack_signs(coded)}


def _sum(vectors: Array, known: Array, words: Array) -> Array:
    """The sum of the vectors of a row's words: a row at a time, which stays in the processor's cache."""
    made: Array = vectors[words[known[words]]].sum(axis=0)
    return made


def signs_of(vectors: Array) -> Array:
    """Which numbers of each row are above 0, 64 to a whole number: shape (dimensions / 64, rows)."""
    packed = np.packbits(vectors > 0, axis=1, bitorder="little").view(np.uint64)
    return np.ascontiguousarray(packed.T)


def _pack_signs(coded: Array) -> dict[str, Array]:
    return {"signs": signs_of(coded)}
