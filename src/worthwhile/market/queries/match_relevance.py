"""How near every notice is to what a provider does: by its codes, its words and its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from worthwhile.engines.matching import Provider, Service, code_likeness, relevance_of, word_likeness
from worthwhile.market.index.arrays import Array
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.words import is_common, stem_of, words_of
from worthwhile.market.queries.search_meaning import nearest_rows
from worthwhile.market.queries.search_words import score_words, terms_of

MOST_NEAR = 2_000
_SHOWN_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """Relevance of each row (0 to 1), and which service of the provider it is nearest to."""

    value: Array
    service: Array


def text_of(service: Service) -> str:
    """A service in words, as it is looked for."""
    return " ".join((service.name, service.description, *service.client_groups))


def relevance_of_rows(index: SearchIndex, provider: Provider, allowed: Array) -> Relevance:
    """The best relevance of any service for each row; 0 for rows that are not allowed."""
    best = np.zeros(index.size)
    nearest = np.zeros(index.size, dtype=np.int32)
    for number, service in enumerate(provider.services):
        found = relevance_of(_codes(index, service), _words(index, service, allowed))
        better = found > best
        best[better] = found[better]
        nearest[better] = number
    best[~allowed] = 0.0
    return Relevance(value=best, service=nearest)


def _codes(index: SearchIndex, service: Service) -> Array:
    likeness = np.zeros(index.size)
    if not service.cpv:
        return likeness
    for segment, start in zip(index.segments, index.starts, strict=False):
        postings = segment.lists["cpv"]
        for at, code in enumerate(postings.names):
            found, _ = code_likeness(service.cpv, code)
            if found:
                rows = postings.rows_at(at) + int(start)
                likeness[rows] = np.maximum(likeness[rows], found)
    return likeness


def _words(index: SearchIndex, service: Service, allowed: Array) -> Array:
    text = text_of(service)
    covered = score_words(index, terms_of(index, text)).covered
    cosines = np.zeros(index.size)
    rows, near = nearest_rows(index, index.meaning.encode(text), allowed, most=MOST_NEAR)
    cosines[rows] = near
    return np.asarray(word_likeness(covered, cosines))


def relevance_why(service: Service, codes: Sequence[str], text: str) -> str:
    """A clause that says what the relevance to a service rests on."""
    from worthwhile.reference.cpv import nearest_name

    said = []
    alike = [(*code_likeness(service.cpv, code), code) for code in codes]
    likeness, own, theirs = max(alike, default=(0.0, "", ""), key=lambda one: one[0])
    if likeness:
        name = nearest_name(theirs)
        named = f"{theirs} ({name})" if name else theirs
        said.append(f"its code {named} " + ("is one of yours" if likeness == 1 else f"is near your {own}"))
    shared = _shared_words(service, text)
    if shared:
        said.append(f"it uses your words {', '.join(shared)}")
    if not said:
        said.append("its words mean something near yours")
    return f"{' and '.join(said)} (your service “{service.name}”)"


def _shared_words(service: Service, text: str) -> list[str]:
    theirs = {stem_of(word) for word in words_of(text) if not is_common(word)}
    own = {stem_of(word): word for word in reversed(words_of(text_of(service))) if not is_common(word)}
    return [own[stem] for stem in reversed(own) if stem in theirs][:_SHOWN_WORDS]
