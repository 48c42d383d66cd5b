"""Words without their grammar, and words that stand for the same thing in what is no outcome."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z0-9&]+")
# Endings that grammar adds, each with the shortest word it may leave behind.
_ENDINGS = (("ings", 4), ("ing", 4), ("ies", 4), ("ed", 4), ("es", 4), ("s", 3))
SHORTEST_BEGINNING = 3
# Each line: words that people use for one thing of a series or a method. What one of them finds, the others find too.
# Everyday words for outcomes, values and questionnaires stand in the reference data.
_SAME = (
    "inflation deflator prices uprating",
    "discount discounting discounted",
    "carbon co2 co2e emission greenhouse climate",
    "deadweight anyway counterfactual",
    "attribution others credit",
    "fade drop-off dropoff last",
    "lonely loneliness",
    "double twice",
    "gp doctor surgery",
)
_IDLE = frozenset(
    {
        *("a", "an", "and", "are", "at", "by", "can", "do", "for", "from", "get", "how", "i", "in", "is", "it", "of"),
        *("on", "or", "our", "people", "the", "to", "us", "we", "what"),
    }
)


def stems(text: str) -> list[str]:
    """The words of a text without what only their grammar adds, in order, with the idle ones left out."""
    return [_stem(word) for word in _WORD.findall(text.lower().replace("’", "").replace("'", "")) if word not in _IDLE]


def alternatives(stem: str) -> frozenset[str]:
    """The stem and those of words that mean the same."""
    return frozenset({stem}).union(*(group for group in _GROUPS if stem in group))


def _stem(word: str) -> str:
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word.removesuffix(ending)
    return word


_GROUPS = tuple(frozenset(stems(line)) for line in _SAME)
