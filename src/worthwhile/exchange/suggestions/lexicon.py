"""The curated table of everyday words, ready to be looked for in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from worthwhile.exchange.suggestions.spelling import Spellings
from worthwhile.exchange.suggestions.stems import Word, stem, words_of, written_as
from worthwhile.reference import everyday_words

NEAR = 0.5


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A part of what was written that means one thing: a phrase of the table, or a word by itself.

    ``start`` is the place of its first word.
    """

    start: int
    words: tuple[Word, ...]
    themes: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        return written_as(self.words)


@dataclass(frozen=True, kw_only=True)
class Stated:
    """How strongly a text is about a theme, and in which words."""

    weight: float
    written: str


class Lexicon:
    """Phrases by their stems: what people say, and what outcomes, values and questionnaires state."""

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}
        self._said: dict[tuple[str, ...], list[str]] = {}
        self._stated: dict[tuple[str, ...], dict[str, float]] = {}
        for theme in everyday_words():
            self.titles[theme.key] = theme.title
            for phrase in theme.said:
                self._say(phrase, theme.key)
            for phrases, weight in ((theme.near, NEAR), (theme.means, 1.0)):
                for phrase in phrases:
                    self._stated.setdefault(_stems(phrase), {})[theme.key] = weight
            for phrase in theme.means:
                self._say(phrase, theme.key)
        self._spellings = Spellings(
            word.small for theme in everyday_words() for p in theme.said for word in words_of(p)
        )
        self._longest = max((len(stems) for stems in (*self._said, *self._stated)), default=0)

    def _say(self, phrase: str, theme: str) -> None:
        themes = self._said.setdefault(_stems(phrase), [])
        if theme not in themes:
            themes.append(theme)

    def units(self, words: Sequence[Word]) -> list[Unit]:
        """The words as phrases of the table, the longest first, and single words; words that say nothing are left."""
        words = [self._as_spelt(word) for word in words]
        units: list[Unit] = []
        at = 0
        while at < len(words):
            found = next(iter(self._phrases(words, at)), None)
            if found is not None:
                units.append(found)
                at += len(found.words)
            else:
                if not words[at].is_empty:
                    units.append(Unit(start=at, words=(words[at],)))
                at += 1
        return units

    def _as_spelt(self, word: Word) -> Word:
        meant = None if word.is_empty else self._spellings.meant(word.small)
        return word if meant is None else replace(word, stem=stem(meant))

    def _phrases(self, words: Sequence[Word], at: int) -> Iterator[Unit]:
        for length in range(min(self._longest, len(words) - at), 0, -1):
            part = tuple(words[at : at + length])
            if themes := self._said.get(tuple(word.stem for word in part)):
                yield Unit(start=at, words=part, themes=tuple(themes))

    def themes_stated(self, words: Sequence[Word]) -> dict[str, Stated]:
        """The themes that a text of ours is about."""
        found: dict[str, Stated] = {}
        for at in range(len(words)):
            for length in range(1, min(self._longest, len(words) - at) + 1):
                part = words[at : at + length]
                for theme, weight in self._stated.get(tuple(word.stem for word in part), {}).items():
                    if theme not in found or weight > found[theme].weight:
                        found[theme] = Stated(weight=weight, written=written_as(part))
        return found


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words_of(phrase))


@cache
def lexicon() -> Lexicon:
    """The table of everyday words, made once."""
    return Lexicon()
