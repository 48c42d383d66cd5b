"""Text as words: folded to plain letters and figures, and brought to a stem so that caring finds care."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
_ACCENT = re.compile("[\u0300-\u036f]+")
LONGEST = 40

# Words that say nothing of what is wanted. They are neither indexed nor asked for.
_COMMON_WORDS = """
    a about above after again all also am an and any are as at be because been before being below between both but by
    can could did do does doing down during each few for from further had has have having he her here hers him his how
    i if in into is it its itself just me more most my no nor not now of off on once only or other our ours out over
    own per please same shall she should so some such than that the their theirs them then there these they this those
    through to too under until up upon us very via was we were what when where which while who whom why will with
    within would you your yours etc ie eg looking need needs want wanted find
"""
COMMON = frozenset(_COMMON_WORDS.split())


def fold(text: str) -> str:
    """Lower case, without accents or apostrophes: ``Children's café`` becomes ``childrens cafe``."""
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text.replace("\u2019", "'")))
    return text.lower().replace("'", "")


def words_of(text: str) -> list[str]:
    """The words of a text in order, folded; figures count as words. Anything else parts them."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=1 << 18)
def stem_of(word: str) -> str:
    """The stem of a folded word by Snowball's English rules; words with figures stay as they are."""
    if not word.isalpha():
        return word[:LONGEST]
    if len(word) > LONGEST:
        return word[:LONGEST]
    from snowballstemmer.english_stemmer import EnglishStemmer

    # A stemmer keeps the word it is at, so threads must not share one.
    stem: str = EnglishStemmer().stemWord(word)
    return stem


def is_common(word: str) -> bool:
    """True for a word that is left out of the index."""
    return word in COMMON or len(word) == 1
