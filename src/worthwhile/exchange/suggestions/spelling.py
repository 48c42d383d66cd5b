"""Slips of the keyboard: a word one letter away from just one known word is taken for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# In a shorter word one letter makes another word too easily.
SHORTEST = 6


class Spellings:
    """Known words by what is left of them when one letter is taken out."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._lacking: dict[str, set[str]] = {}
        for word in self._known:
            if len(word) >= SHORTEST and word.isalpha():
                for rest in (word, *_without_one(word)):
                    self._lacking.setdefault(rest, set()).add(word)

    def meant(self, word: str) -> str | None:
        """The one known word that differs by a letter left out, added, changed or swapped with the next."""
        if len(word) < SHORTEST or word in self._known or not word.isalpha():
            return None
        found = {near for rest in (word, *_without_one(word)) for near in self._lacking.get(rest, ())}
        near = [known for known in found if _is_near(word, known)]
        return near[0] if len(near) == 1 else None


def _without_one(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _is_near(one: str, two: str) -> bool:
    """Whether the words begin alike and differ in one place, or in two that are swapped."""
    if one[0] != two[0]:
        return False
    if len(one) != len(two):
        return True
    differ = [at for at in range(len(one)) if one[at] != two[at]]
    if len(differ) == 1:
        return True
    first, second = differ[0], differ[-1]
    return len(differ) == 2 and second == first + 1 and one[first] == two[second] and one[second] == two[first]
