"""The order of what is found: words and meaning joined, or a date, or the value; each procurement once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.columns import NO_MOMENT
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.words import words_of
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_meaning import cosines_of, differing_signs, nearest_rows
from worthwhile.market.queries.search_words import WordScores, score_words, terms_of

# Set on the tuning half of the labelled set (benchmarks/search_quality.py), never on the held-out half.
MEANING_SHARE = 0.6
ENOUGH_WORDS = 0.5
# For a row that is near in meaning, words count from this part of their weight on.
SOME_WORDS = 0.15
# At most so many are found by meaning alone. In the best order they have to be nearer than ordinary (near_from); in an
# order by date or value, where what is far off may come first, near outright. The rest, down to SOME_MEANING, is only
# loosely related.
NEAREST = 100
ENOUGH_MEANING = 0.35
SOME_MEANING = 0.05
# Above every cosine: nothing is near.
NEVER_NEAR = 2.0
# Nearer than ordinary: so many standard deviations above the mean of all notices. Where many notices answer, that may
# ask too much: so much of the best cosine, or ENOUGH_MEANING, is near too.
DEVIATIONS = 1.0
OF_THE_BEST = 0.75
# Cosines come out a little different when rows stand in another order.
_ROUNDING = 1e-6
# The scores of rows beyond the best of either list end here, so that they stand behind those.
BEHIND = 1e-3

CANDIDATES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What is the same for a text whatever the filters: its words and meaning against every row.

    ``by_words``: rows that have enough of its words; ``of_words``: how far the words go, 0 to 1. ``near_from``: the
    cosine from which a row is near in meaning.
    """

    words: WordScores
    wanted: Array
    differing: Array
    by_words: Array
    of_words: Array
    near_from: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """``rows``: one boolean a row, what answers the text and passes the filters. ``near``: those near in meaning.

    ``loose``: rows that pass the filters and are only loosely related; among ``near`` where the search asks for them.
    """

    rows: Array
    near: Array
    loose: Array
    text: Answering | None


def answer_text(index: SearchIndex, asked: Search) -> Answering | None:
    """The text against every row; None where it says nothing.

    How far the words go is the share that BM25 reaches of what it could, times the part of the words that are there.
    """
    terms = terms_of(index, asked.text, typing=asked.typing)
    wanted = index.meaning.encode(asked.text)
    if not terms and not wanted.any():
        return None
    words = score_words(index, terms, enough=SOME_WORDS)
    by_words = words.covered >= ENOUGH_WORDS
    of_words = np.zeros(index.size, dtype=np.float32)
    rows = np.flatnonzero(words.covered >= SOME_WORDS)
    of_words[rows] = words.scores[rows] * words.covered[rows] / np.float32(words.most or 1)
    return Answering(
        words=words,
        wanted=wanted,
        differing=differing_signs(index, wanted),
        by_words=by_words,
        of_words=of_words,
        near_from=_near_from(index, wanted) if _says_something(index, asked.text, words) else NEVER_NEAR,
    )


def _says_something(index: SearchIndex, text: str, words: WordScores) -> bool:
    """Whether a notice has a word of the text, or one of them is a word we know: else pieces of it mean nothing."""
    return bool((words.covered > 0).any()) or any(index.meaning.knows_whole(word) for word in words_of(text))


def _near_from(index: SearchIndex, wanted: Array) -> float:
    """The cosine from which a row is nearer than ordinary; filters do not move it."""
    cosines = np.maximum(cosines_of(index, wanted, index.sample), 0).astype(np.float64)
    if not cosines.size:
        return ENOUGH_MEANING
    ordinary = float(cosines.mean() + DEVIATIONS * cosines.std())
    return max(SOME_MEANING, min(ordinary, OF_THE_BEST * float(cosines.max()), ENOUGH_MEANING))


def match_text(index: SearchIndex, asked: Search, allowed: Array) -> Matched:
    """The allowed rows that answer the text of a search; every allowed row where it says nothing."""
    return match_answer(index, asked, answer_text(index, asked), allowed)


def match_answer(index: SearchIndex, asked: Search, text: Answering | None, allowed: Array) -> Matched:
    """The allowed rows that answer the text: enough of the weight of its words, or near enough in meaning."""
    if text is None:
        nothing = np.empty(0, dtype=np.int64)
        return Matched(rows=allowed, near=nothing, loose=nothing, text=None)
    nearest, cosines = nearest_rows(index, text.wanted, allowed, most=NEAREST, differing=text.differing)
    is_near = cosines >= (text.near_from if asked.sort == "best" else max(text.near_from, ENOUGH_MEANING)) - _ROUNDING
    loose = nearest[~is_near & (cosines >= SOME_MEANING - _ROUNDING)]
    near = np.concatenate((nearest[is_near], loose)) if asked.loosely else nearest[is_near]
    rows = allowed & text.by_words
    rows[near] = True
    return Matched(rows=rows, near=near, loose=loose, text=text)


def joined_scores(index: SearchIndex, asked: Search, text: Answering, matched: Matched) -> Array:
    """Scores of all rows, 0 to 1: how far the words go, and the cosine, weighed; worked out for the best of either.

    The rest of what the words find comes after those, in the order of the words alone.
    """
    scores = np.where(matched.rows, text.of_words, np.float32(0))
    most = max(CANDIDATES, asked.page * asked.per_page * 2)
    chosen = np.union1d(best_of(scores, most), matched.near)
    cosines = np.maximum(cosines_of(index, text.wanted, chosen), 0)
    scores *= np.float32(BEHIND)
    worth = (1 - MEANING_SHARE) * text.of_words[chosen] + MEANING_SHARE * cosines
    scores[chosen] = BEHIND + (1 - BEHIND) * worth
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
    held = np.flatnonzero(matched[rows])
    if held.size < 2:
        return matched
    group = np.searchsorted(starts, held, side="right")
    firsts = np.flatnonzero(np.append(True, group[1:] != group[:-1]))
    sizes = np.diff(np.append(firsts, held.size))
    own = keys[rows[held]]
    best = own == np.repeat(np.maximum.reduceat(own, firsts), sizes)
    places = np.where(best, np.arange(held.size), held.size)
    first = np.repeat(np.minimum.reduceat(places, firsts), sizes)
    kept = matched.copy()
    kept[rows[held]] = first == np.arange(held.size)
    return kept


def sort_keys(index: SearchIndex, asked: Search, matched: Matched) -> Array:
    """One number a row, higher first, for the order that is asked for."""
    order = asked.sort
    if order == "best":
        if matched.text is not None:
            return joined_scores(index, asked, matched.text, matched)
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
        if asked.open_only:
            # What can be answered beyond its deadline, or for ever, waits for nobody: after what ends on a stated day.
            closed = index.column(lambda segment: segment.arrays["closed_at"], np.dtype(np.int64))
            stated &= (closed != NO_MOMENT) & (closed <= moments)
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
