"""Text as words, and each word as the stem that its other forms share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# “A & E” is one word to people, as is “A&E”.
_SPACED_AND = re.compile(r"\b(\w) & (\w)\b")
_WORD = re.compile(r"[^\W_]+(?:[&'][^\W_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")
_SHORT_AND_OPEN = re.compile(r"[^aeiou][aeiou][^aeiouwxy]")
SHORTEST = 3

# Words that say nothing of what the change is. They still count inside a phrase (“on their own”).
_EMPTY = """
a about after again all also always am an and another any anyone anything are area around as at away back be
because been before being best better big both but by came can cannot come coming could day days did do does
doing don't done down each end ended even ever every everyone everything feel feeling feels felt few fewer find
first for from gain gained get gets getting give given gives go goes going gone good got great had has have
having he help helped helping helps her here him his how i if impact improve improved improvement in increase
increased into is it its itself just keep keeping keeps kind know less let like likely little local long look
lot lots lower made make makes making many may me mean means might more most mr much must my near need needed
needs never new no none nor not nothing now of off often old on once one only onto or other others our out
outcome outcomes over own part people people's per person persons place places project provide provided put
quite rather really reduce reduced reduction result right run said same say says see seen service services
session set she should since small so some somebody someone something still such sure take taken takes taking
than that the their them themselves then there these they thing things this those through time times to together
too two under until up us use used user users using very want wants was way we week weeks well were what when
where which while who whole whom whose why will with within without work-based would year years yes yet you your
yours
"""
EMPTY_WORDS = frozenset(_EMPTY.split())


@dataclass(frozen=True)
class Word:
    """A word as it was written, what stood between it and the word before, and its stem."""

    written: str
    before: str
    stem: str

    @property
    def small(self) -> str:
        """The word in small letters."""
        return self.written.casefold()

    @property
    def is_empty(self) -> bool:
        """Whether the word by itself says nothing of what changes."""
        return self.small in EMPTY_WORDS or (len(self.written) == 1 and not self.written.isdecimal())


def words_of(text: str) -> list[Word]:
    """The words of a text in order."""
    plain = unicodedata.normalize("NFKC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    plain = _SPACED_AND.sub(r"\1&\2", " ".join(plain.split()))
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(plain):
        words.append(Word(found[0], plain[end : found.start()], stem(found[0].casefold())))
        end = found.end()
    return words


def written_as(words: Sequence[Word]) -> str:
    """Words that follow each other, as they were written."""
    return "".join(word.written if number == 0 else word.before + word.written for number, word in enumerate(words))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What the forms of an English word share: friends and friend, falling and falls, lonely and loneliness."""
    word = word.removesuffix("'s").replace("'", "")
    if len(word) <= SHORTEST or not word.isalpha():
        return word
    word = _without_plural(word)
    word = _without_ending(word, "ness")
    word = f"{word[:-1]}y" if word.endswith("i") else word
    for ending in ("ing", "ed"):
        if (rest := _without_ending(word, ending)) != word:
            word = _without_doubling(rest)
            break
    word = _without_ending(word, "ly", least=SHORTEST + 2)  # “lonely” is not “lone”
    return word[:-1] if word.endswith(("y", "e")) and len(word) > SHORTEST + 1 else word


def _without_ending(word: str, ending: str, *, least: int = SHORTEST) -> str:
    rest = word.removesuffix(ending)
    return rest if len(rest) >= least and _VOWEL.search(rest) else word


def _without_doubling(rest: str) -> str:
    """“planning” is plan but “falling” is fall, and “caring” is care, not car."""
    if _DOUBLED.search(rest) and not (rest.endswith("ll") and len(rest) <= SHORTEST + 2):
        return rest[:-1]
    return f"{rest}e" if _SHORT_AND_OPEN.fullmatch(rest) else rest


def _without_plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
