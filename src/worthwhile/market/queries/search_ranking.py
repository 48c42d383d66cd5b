"""The order of what is found: words and meaning joined, or a date, or the value; each procurement once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.columns import NO_MOMENT
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_meaning import cosines_of, nearest_rows
from worthwhile.market.queries.search_words import WordScores, score_words, terms_of

# Set on the tuning half of the labelled set (benchmarks/search_quality.py), never on the held-out half.
MEANING_SHARE = 0.6
ENOUGH_WORDS = 0.5
ENOUGH_MEANING = 0.45
# The scores of rows beyond the best of either list end here, so that they stand behind those.
BEHIND = 1e-3

CANDIDATES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """``rows``: one boolean a row, what answers the words and passes the filters. ``scores``: 0 to 1, or None."""

    rows: Array
    scores: Array | None
    words: WordScores | None


def match_text(index: SearchIndex, asked: Search, allowed: Array) -> Matched:
    """The allowed rows that answer the text: enough of the weight of its words, or near enough in meaning."""
    terms = terms_of(index, asked.text, typing=asked.typing)
    wanted = index.meaning.encode(asked.text)
    if not terms and not wanted.any():
        return Matched(rows=allowed, scores=None, words=None)
    words = score_words(index, terms)
    by_words = allowed & (words.covered >= ENOUGH_WORDS)
    most = max(CANDIDATES, asked.page * asked.per_page * 2)
    near, cosines = nearest_rows(index, wanted, allowed, most=most)
    near = near[cosines >= ENOUGH_MEANING]
    rows = by_words.copy()
    rows[near] = True
    return Matched(rows=rows, scores=_joined(index, words, by_words, wanted, near, most), words=words)


def _joined(index: SearchIndex, words: WordScores, by_words: Array, wanted: Array, near: Array, most: int) -> Array:
    """Scores of all rows: how far the words go, and the cosine, weighed.

    How far the words go is the share that BM25 reaches of what it could, times the part of the words that are there at
    all. Both are worked out for the best of either list. The rest of what the words find comes after those, in the
    order of the words alone.
    """
    of_words = words.scores * words.covered / np.float32(words.most or 1)
    scores = np.where(by_words, of_words, np.float32(0))
    chosen = np.union1d(best_of(scores, most), near)
    cosines = np.maximum(cosines_of(index, wanted, chosen), 0)
    scores *= np.float32(BEHIND)
    scores[chosen] = BEHIND + (1 - BEHIND) * ((1 - MEANING_SHARE) * of_words[chosen] + MEANING_SHARE * cosines)
    return scores


def best_of(scores: Array, most: int) -> Array:
    """The rows with the highest scores above 0, at most so many, ascending by row."""
    rows = np.flatnonzero(scores > 0)
    if rows.size > most:
        rows = np.sort(rows[np.argpartition(scores[rows], rows.size - most)[-most:]])
    return rows


def once_each(index: SearchIndex, matched: Array, keys: Array) -> Array:
    """``matched`` without rows that a twin beats: of each procurement the row with the highest key, or the first."""
    rows, starts = index.twins
    if not rows.size:
        return matched
    own = np.where(matched[rows], keys[rows].astype(np.float64), -np.inf)
    sizes = np.diff(np.append(starts, rows.size))
    best = np.repeat(np.maximum.reduceat(own, starts), sizes)
    places = np.where((own == best) & (own > -np.inf), np.arange(rows.size), rows.size)
    first = np.repeat(np.minimum.reduceat(places, starts), sizes)
    kept = matched.copy()
    kept[rows] = first == np.arange(rows.size)
    return kept


def sort_keys(index: SearchIndex, asked: Search, matched: Matched) -> Array:
    """One number a row, higher first, for the order that is asked for."""
    order = asked.sort
    if order == "best":
        if matched.scores is not None:
            return matched.scores
        order = "deadline" if asked.open_only else "published"
    if order == "value":
        high = index.column(lambda segment: segment.arrays["value_high"], np.dtype(np.float64))
        low = index.column(lambda segment: segment.arrays["value_low"], np.dtype(np.float64))
        return np.nan_to_num(np.where(np.isnan(high), low, high), nan=-1.0)
    name = {"deadline": "deadline_at", "published": "published_at"}[order]
    moments = index.column(lambda segment: segment.arrays[name], np.dtype(np.int64))
    stated = moments != NO_MOMENT
    keys = moments.astype(np.float64) / 1e6
    if order == "deadline":
        keys = -keys
    return np.where(stated, keys, np.finfo(np.float64).min)


def page_of(index: SearchIndex, rows: Array, keys: Array, *, first: int, most: int) -> Array:
    """The rows of a page, best first; equal ones newest first, then by their place."""
    chosen = np.flatnonzero(rows)
    wanted = first + most
    if chosen.size > wanted:
        edge = np.partition(keys[chosen], chosen.size - wanted)[chosen.size - wanted]
        chosen = chosen[keys[chosen] >= edge]
    published = index.values("published_at", chosen)
    order = np.lexsort((chosen, -np.maximum(published, NO_MOMENT + 1), -keys[chosen]))
    return chosen[order][first : first + most]
