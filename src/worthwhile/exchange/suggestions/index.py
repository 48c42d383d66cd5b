"""A small index of short texts, ranked as BM25 ranks them, with the themes of everyday words as further words.

Each text has fields with weights (a name says more than a note). A word counts for more the fewer texts have it, and
for less each further time that it stands in one. After Robertson and Zaragoza, “The Probabilistic Relevance
Framework: BM25 and Beyond” (2009), sections 3.4 and 3.6.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from worthwhile.exchange.suggestions.lexicon import Lexicon, Stated, Unit
from worthwhile.exchange.suggestions.needs import Need
from worthwhile.exchange.suggestions.stems import words_of

SATURATION = 1.2
LENGTH_SHARE = 0.4
THEME = 1.6
# A word of a phrase that the table knows has had most of its say in the phrase.
WITHIN_PHRASE = 0.3
# A match that leaves much of a need unanswered counts for less.
UNANSWERED = 0.2


@dataclass(frozen=True, kw_only=True)
class Field:
    """How much a field counts; ``tells`` says that its words decide what a text is about."""

    weight: float
    tells: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Which of the user's words matched which words of a text; ``theme`` is empty where they are the same word."""

    said: str
    stated: str
    theme: str
    worth: float


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A text that answers a need: its place in the index, how well it fits, and why, the best reason first."""

    place: int
    score: float
    reasons: tuple[Reason, ...]


class Index:
    """Texts to be ranked, each given as its fields."""

    def __init__(self, texts: Sequence[Mapping[str, str]], fields: Mapping[str, Field], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._counts: dict[str, dict[int, float]] = {}
        self._written: dict[tuple[str, int], str] = {}
        self._themes: dict[str, dict[int, Stated]] = {}
        read = [{name: words_of(text.get(name, "")) for name in fields} for text in texts]
        usual = {name: sum(len(text[name]) for text in read) / (len(read) or 1) or 1 for name in fields}
        for place, text in enumerate(read):
            for name, field in fields.items():
                share = 1 - LENGTH_SHARE + LENGTH_SHARE * len(text[name]) / usual[name]
                for word in text[name]:
                    found = self._counts.setdefault(word.stem, {})
                    found[place] = found.get(place, 0.0) + field.weight / share
                    self._written.setdefault((word.stem, place), word.written)
                if field.tells:
                    self._tell(place, lexicon.themes_stated(text[name]), field.tells)
        self._size = len(read)

    def _tell(self, place: int, stated: Mapping[str, Stated], tells: float) -> None:
        for theme, found in stated.items():
            known = self._themes.setdefault(theme, {})
            weight = found.weight * tells
            if place not in known or weight > known[place].weight:
                known[place] = Stated(weight=weight, written=found.written)

    def rank(self, need: Need) -> list[Hit]:
        """The texts that answer a need in any part, best first; equal ones in the order given."""
        reasons: dict[int, list[Reason]] = {}
        answered: dict[int, int] = {}
        for unit in need.units:
            for place, found in self._answers(unit).items():
                reasons.setdefault(place, []).extend(found)
                answered[place] = answered.get(place, 0) + 1
        hits = [
            Hit(
                place=place,
                score=sum(reason.worth for reason in found) * self._answered_share(answered[place], len(need.units)),
                reasons=tuple(sorted(found, key=lambda reason: -reason.worth)),
            )
            for place, found in reasons.items()
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.place))

    def _answered_share(self, answered: int, units: int) -> float:
        return UNANSWERED + (1 - UNANSWERED) * answered / units

    def _answers(self, unit: Unit) -> dict[int, list[Reason]]:
        """What each text has to say to one unit: its theme once, by the best that fits, and its words."""
        found: dict[int, list[Reason]] = {}
        for theme in unit.themes:
            known = self._themes.get(theme, {})
            rarity = self._rarity(len(known))
            for place, stated in known.items():
                reason = Reason(
                    said=unit.written, stated=stated.written, theme=theme, worth=THEME * rarity * stated.weight
                )
                best = found.get(place)
                if best is None or reason.worth > best[0].worth:
                    found[place] = [reason]
        part = WITHIN_PHRASE if len(unit.words) > 1 else 1.0
        for word in unit.words:
            if word.is_empty:
                continue
            counts = self._counts.get(word.stem, {})
            rarity = self._rarity(len(counts))
            for place, count in counts.items():
                worth = part * rarity * count / (SATURATION + count)
                same = self._written[word.stem, place]
                found.setdefault(place, []).append(Reason(said=word.written, stated=same, theme="", worth=worth))
        return found

    def _rarity(self, holding: int) -> float:
        return math.log(1 + (self._size - holding + 0.5) / (holding + 0.5))
