"""How well rows answer the words of a search: BM25 over every row, so that any filter stays exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.segment import Segment
from worthwhile.market.index.text_index import MOST_COUNTED
from worthwhile.market.index.words import is_common, stem_of, words_of

SATURATION = 1.2
LENGTH_SHARE = 0.3
# A word in the title counts as if the text had it so many times more.
TITLE_WORTH = 3.0

MOST_TERMS = 64
MOST_ENDINGS = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word asked for: as it was given, the stems that answer it (several for a word still being typed)."""

    word: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordScores:
    """``scores``: BM25, one a row. ``covered``: which part of the weight of all words a row has, 0 to 1.

    ``most`` is what BM25 comes to for a row that has every word endlessly often: no score is higher.
    """

    terms: tuple[Term, ...]
    scores: Array
    covered: Array
    most: float


def terms_of(index: SearchIndex, text: str, *, typing: bool = False) -> tuple[Term, ...]:
    """The words of a text that say what is wanted, without repeats; at most MOST_TERMS, the first ones."""
    words = words_of(text)
    last = words[-1] if typing and words and not text[-1:].isspace() else None
    terms: dict[str, Term] = {}
    for place, word in enumerate(words):
        begun = last is not None and place == len(words) - 1
        if is_common(word) and not begun:
            continue
        stem = stem_of(word)
        stems = (stem, *_endings(index, word)) if begun else (stem,)
        if begun or stem not in terms:
            terms[stem] = Term(word=word, stems=tuple(dict.fromkeys(stems)))
    return tuple(terms.values())[:MOST_TERMS]


def _endings(index: SearchIndex, beginning: str) -> list[str]:
    """Stems of the words that begin so, the most used first."""
    used: dict[str, int] = {}
    for segment in index.segments:
        for place in segment.words.beginning_with(beginning):
            stem = int(segment.arrays["word.stem"][place])
            starts = segment.arrays["stem.starts"]
            name = segment.stems[stem]
            used[name] = used.get(name, 0) + int(starts[stem + 1] - starts[stem])
    return sorted(used, key=lambda name: (-used[name], name))[:MOST_ENDINGS]


def score_words(index: SearchIndex, terms: Sequence[Term], *, enough: float = 0.0) -> WordScores:
    """BM25 of every row, replaced rows among them. A term counts once a row: its best stem where it has several.

    With ``enough``, rows that have less than that part of the weight of all words may get too low a score and cover;
    every other row is exact. Common words of a long text are then looked up only in rows that have a rarer one.
    """
    scores = np.zeros(index.size, dtype=np.float32)
    covered = np.zeros(index.size, dtype=np.float32)
    found = [_found(index, term) for term in terms]
    whole = sum(rarity for rarity, _ in found)
    left = whole
    candidates: list[Array] = []
    for rarity, rows in sorted(found, key=lambda pair: -pair[0]):
        optional = left < enough * whole * _ROUNDING
        left -= rarity
        if optional and not candidates:
            candidates = [np.flatnonzero(covered[a:b] > 0) for a, b in pairwise(index.starts.tolist())]
        for number, (segment, start, (used, counts)) in enumerate(
            zip(index.segments, index.starts, rows, strict=False)
        ):
            part = slice(int(start), int(start) + segment.size)
            if optional:
                used, counts = _among(candidates[number], used, counts)
            if used.size:
                times = _TIMES[counts]
                worth = np.float32(rarity * (SATURATION + 1))
                scores[part][used] += worth * times / (times + _lengths(index, segment)[used])
                covered[part][used] += np.float32(rarity)
    if whole:
        covered /= np.float32(whole)
    return WordScores(terms=tuple(terms), scores=scores, covered=covered, most=whole * (SATURATION + 1))


def _found(index: SearchIndex, term: Term) -> tuple[float, list[tuple[Array, Array]]]:
    """How rare a term is, and the rows that use it with their counts, segment by segment."""
    rows = [_rows_of(segment, term) for segment in index.segments]
    using = sum(_living(segment, used) for segment, (used, _) in zip(index.segments, rows, strict=True))
    return log(1 + (index.rows - using + 0.5) / (using + 0.5)), rows


def _among(wanted: Array, rows: Array, counts: Array) -> tuple[Array, Array]:
    """Those of the rows that are wanted; all of them where picking them out would take longer than using them."""
    if wanted.size * _DEARER >= rows.size:
        return rows, counts
    places = np.minimum(np.searchsorted(rows, wanted), rows.size - 1)
    held = rows[places] == wanted
    return wanted[held], counts[places[held]]


# Finding one row among many costs as much as using so many.
_DEARER = 4
# Sums of single floats may come out a little low: rows at the edge are to be exact too.
_ROUNDING = 0.999

_TIMES = np.array(
    [(count & MOST_COUNTED) + TITLE_WORTH * (count > MOST_COUNTED) for count in range(256)], dtype=np.float32
)


def _lengths(index: SearchIndex, segment: Segment) -> Array:
    """What BM25 adds below the line for each row's length; kept, since every search needs it."""
    kept = segment.remembered.get("bm25")
    if kept is None:
        relative = segment.arrays["lengths"].astype(np.float32) / np.float32(index.mean_length)
        kept = np.float32(SATURATION) * (1 - np.float32(LENGTH_SHARE) + np.float32(LENGTH_SHARE) * relative)
        segment.remembered["bm25"] = kept
    return kept


def _rows_of(segment: Segment, term: Term) -> tuple[Array, Array]:
    if len(term.stems) == 1:
        return segment.stem_rows(term.stems[0])
    best = np.zeros(segment.size, dtype=np.uint8)
    for stem in term.stems:
        rows, counts = segment.stem_rows(stem)
        best[rows] = np.maximum(best[rows], counts)
    rows = np.flatnonzero(best)
    return rows, best[rows]


def _living(segment: Segment, rows: Array) -> int:
    return int(segment.alive[rows].sum()) if segment.dead.size else int(rows.size)
