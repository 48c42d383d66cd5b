"""The code that stands for a person: what it is made of, and how a slip in typing it is caught.

Eight characters out of 23: the digits 2 to 9, and letters without the vowels and without those that are taken for a
digit or another letter. Counting from 0 in that order, each character has a value, and the sum of value times
place (1 to 8) is a multiple of 23. As 23 is a prime, no single wrong character and no swap of two characters, next to
each other or not, leaves a code that passes.
"""

from __future__ import annotations

import secrets

from worthwhile.kernel.problems import WorthwhileError

ALPHABET = "23456789CDFGHJKMNPRTVWX"
LENGTH = 8
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_SEPARATORS = str.maketrans("", "", " -–\t\r\n")


class CodeMistyped(WorthwhileError):
    """What was typed cannot be a code: a character is wrong, missing or in another's place."""


def new_code() -> str:
    """A code that says nothing about a person: seven characters by chance, and one that makes the sum come out."""
    chosen = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return chosen + _closing(chosen)


def read_code(given: str) -> str:
    """The code in its one form, however it was spaced or cased. Raises CodeMistyped with what to do."""
    code = given.translate(_SEPARATORS).upper()
    if len(code) != LENGTH:
        raise CodeMistyped(f"Enter the code in full: it has {LENGTH} letters and digits")
    if not all(character in _VALUES for character in code) or _sum(code) % len(ALPHABET):
        raise CodeMistyped("Check the code: one of its letters or digits is not as printed")
    return code


def written(code: str) -> str:
    """The code as people read it: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def _sum(code: str) -> int:
    return sum(place * _VALUES[character] for place, character in enumerate(code, 1))


def _closing(chosen: str) -> str:
    """The last character: LENGTH times its value must bring the sum to a multiple of the prime."""
    prime = len(ALPHABET)
    return ALPHABET[-_sum(chosen) * pow(LENGTH, -1, prime) % prime]
