"""Names of organisations, normalised for comparing. Nothing is guessed: a name is only written in one way."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from worthwhile.market.compile.columns.contacts import without_contacts
from worthwhile.market.compile.columns.texts import with_signs

_LEFT_OUT = re.compile(r"[.'’‘`´]")
_NOT_A_WORD = re.compile(r"[^\w]+|_+")
_ONE_WAY = (
    (re.compile(r"\bpublic limited company\b"), "plc"),
    (re.compile(r"\bcommunity interest company\b"), "cic"),
    (re.compile(r"\blimited liability partnership\b"), "llp"),
    (re.compile(r"\blimited\b"), "ltd"),
)


@lru_cache(maxsize=1 << 16)
def written(name: str) -> tuple[str, str | None]:
    """(the name as rows hold it, its key). Buyers and suppliers are named again and again."""
    seen = without_contacts(with_signs(name))
    return seen, name_key(seen)


@lru_cache(maxsize=1 << 16)
def name_key(name: str | None) -> str | None:
    """The name in lower case, without accents, punctuation and a leading "the"; ``&`` is and, Limited is ltd.

    Ltd, plc, CIC and LLP stay: two bodies of one name that differ in them may be different bodies.
    """
    if name is None:
        return None
    words = name.casefold().replace("&", " and ")
    if not words.isascii():
        words = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    words = _NOT_A_WORD.sub(" ", _LEFT_OUT.sub("", words)).strip()
    if "limited" in words or "company" in words:
        for long, short in _ONE_WAY:
            words = long.sub(short, words)
    return words.removeprefix("the ") or None
