"""What a search of the library finds, best first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache

from worthwhile.apps.library.selectors.entries import Entry, Sort, list_entries
from worthwhile.apps.library.selectors.everyday_words import SHORTEST_BEGINNING, alternatives, stems
from worthwhile.exchange.suggestions import find_measures, find_values

IN_TITLE, IN_WORDS, IN_SUMMARY = 6, 3, 1
SAME_WORD, OTHER_WORD = 2, 1
MOST_SUGGESTED = 12


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """What a list is narrowed to; what is empty narrows nothing. ``supplied`` is yes or no."""

    kind: str = ""
    topic: str = ""
    agency: str = ""
    unit: str = ""
    supplied: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return not any(getattr(self, field.name) for field in fields(self))

    def lets_through(self, entry: Entry) -> bool:
        """Whether an entry is of every kind asked for."""
        plain = all(
            not (asked := getattr(self, name)) or getattr(entry, name) == asked
            for name in ("kind", "topic", "agency", "unit")
        )
        wanted = {"yes": (True,), "no": (False,)}.get(self.supplied, (True, False, None))
        return plain and entry.is_supplied in wanted


def search(query: str, *, narrowing: Narrowing, sorts: Iterable[Sort] = tuple(Sort)) -> list[Entry]:
    """The entries that every word of the query fits, best first; all of them, in order, where no word is given.

    Where nothing fits every word, what fits at least half of them is better than an empty page.
    """
    allowed = [entry for entry in list_entries() if entry.sort in set(sorts) and narrowing.lets_through(entry)]
    asked = stems(query)
    if not asked:
        return [] if query.strip() else allowed
    weighed = [([_score_of_word(stem, entry) for stem in asked], entry) for entry in allowed]
    whole = _best_first((sum(scores), entry) for scores, entry in weighed if all(scores))
    found = list(dict.fromkeys([*whole, *_suggested(query, allowed)]))
    half = ((sum(scores), entry) for scores, entry in weighed if 2 * sum(map(bool, scores)) >= len(asked))
    return found or _best_first(half)


def _best_first(scored: Iterable[tuple[int, Entry]]) -> list[Entry]:
    return [entry for _, entry in sorted(scored, key=lambda found: -found[0])]


def _suggested(query: str, allowed: list[Entry]) -> list[Entry]:
    """The values and measures that everyday words lead to, with those alike but for a number in their names."""
    values = find_values(words=query, limit=MOST_SUGGESTED)
    codes = [code for found in values for code in (found.code, *found.alike)]
    measures = [found.id for found in find_measures(words=query, limit=MOST_SUGGESTED)]
    entries = {(entry.sort, entry.key): entry for entry in allowed}
    wanted = [*((Sort.VALUE, code) for code in codes), *((Sort.MEASURE, name) for name in measures)]
    return [entries[key] for key in wanted if key in entries]


def fits(query: str, text: str) -> bool:
    """Whether every word of a query, or one of like meaning, stands in a text."""
    found = frozenset(stems(text))
    return all(_fit(stem, alternatives(stem), found) for stem in stems(query))


def _score_of_word(stem: str, entry: Entry) -> int:
    weighed = zip((IN_TITLE, IN_WORDS, IN_SUMMARY), _stems_of(entry), strict=True)
    others = alternatives(stem)
    return max(weight * _fit(stem, others, found) for weight, found in weighed)


def _fit(stem: str, others: frozenset[str], found: frozenset[str]) -> int:
    """A word counts where it, or its beginning as it is being typed, stands there; a word of like meaning for less."""
    if stem in found or (len(stem) >= SHORTEST_BEGINNING and any(word.startswith(stem) for word in found)):
        return SAME_WORD
    return OTHER_WORD if others & found else 0


@cache
def _stems_of(entry: Entry) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    title, words, summary = (frozenset(stems(text)) for text in (entry.title, entry.words, entry.summary))
    return title, words, summary
