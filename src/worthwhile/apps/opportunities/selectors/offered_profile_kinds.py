"""Which kinds of service a description in somebody's own words is about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.words import is_common, stem_of, words_of
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search
from worthwhile.reference import cpv

LOOKED_AT = 40
LEAST_NOTICES = 2
MOST_SUGGESTED = 6


@dataclass(frozen=True, kw_only=True)
class SuggestedKind:
    """A kind of service, and why it is suggested."""

    group: cpv.ServiceGroup
    why: str


def suggest_kinds(description: str, *, index: SearchIndex | None, on: datetime) -> list[SuggestedKind]:
    """Kinds that a description fits, the surest first.

    First those of the notices that read most like it, where there is a market; then those whose own name shares a word.
    """
    if not description.strip():
        return []
    found = _of_notices(description, index, on) if index is not None else []
    named = {one.group.key for one in found}
    words = [one for one in _of_words(description) if one.group.key not in named]
    return [*found, *words][:MOST_SUGGESTED]


def find_kinds(word: str) -> list[cpv.ServiceGroup]:
    """Kinds that have the words, or their beginnings, in their name, their heading or the names of their codes."""
    asked = [one.lower() for one in word.split()]
    return [group for group in cpv.groups() if asked and all(f" {one}" in _named(group) for one in asked)]


def _named(group: cpv.ServiceGroup) -> str:
    """Every word that a kind goes by, in small letters, each with a space before it."""
    names = [group.name, group.heading, *(name for code in group.codes if (name := cpv.name_of(code)))]
    return " " + " ".join(" ".join(names).lower().replace("(", " ").replace("-", " ").split())


def _of_notices(description: str, index: SearchIndex, on: datetime) -> list[SuggestedKind]:
    hits = search(index, Search(text=description[:2000], per_page=LOOKED_AT), on=on).hits
    counts: dict[str, float] = defaultdict(float)
    notices: dict[str, int] = defaultdict(int)
    by_key = {group.key: group for group in cpv.groups()}
    for hit in hits:
        for key in {group.key for code in hit.cpv for group in cpv.groups_of(code)}:
            counts[key] += hit.score or 0.0
            notices[key] += 1
    best = sorted((key for key in counts if notices[key] >= LEAST_NOTICES), key=lambda key: (-counts[key], key))
    return [
        SuggestedKind(
            group=by_key[key],
            why=f"{notices[key]} of the {len(hits)} notices that read most like your words are of this kind",
        )
        for key in best[:4]
    ]


def _of_words(description: str) -> list[SuggestedKind]:
    theirs = {stem_of(word): word for word in words_of(description) if not is_common(word)}
    found = []
    for group in cpv.groups():
        named = [group.name, *(name for code in group.codes if (name := cpv.name_of(code)))]
        own = {stem_of(word) for name in named for word in words_of(name) if not is_common(word)}
        shared = [word for stem, word in theirs.items() if stem in own and stem not in _EVERYWHERE]
        if shared:
            found.append((len(shared), SuggestedKind(group=group, why=f"Its name has {_listed(shared)}")))
    return [kind for _, kind in sorted(found, key=lambda one: -one[0])]


# Words that the names of too many kinds have to tell anything.
_EVERYWHERE = {stem_of(word) for word in ("services", "care", "health", "social", "people", "other", "kinds", "help")}


def _listed(words: list[str]) -> str:
    return f"“{'”, “'.join(words[:3])}”"
