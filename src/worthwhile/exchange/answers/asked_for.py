"""Which words of a commitment meet the words of the outcome that the buyer asks for."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# Words that two texts may share without being about the same thing.
EMPTY_WORDS = frozenset(
    [
        "a",
        "about",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "can",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "her",
        "his",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "more",
        "most",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "out",
        "own",
        "she",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "through",
        "to",
        "up",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "will",
        "with",
        "work",
        "working",
        "would",
        "you",
        "your",
        "people",
        "person",
        "persons",
        "local",
        "area",
        "areas",
        "support",
        "supporting",
        "improve",
        "improved",
        "improving",
        "improvement",
        "increase",
        "increased",
        "increasing",
        "reduce",
        "reduced",
        "reducing",
        "reduction",
        "better",
        "less",
        "fewer",
        "help",
        "helping",
        "new",
        "social",
        "value",
        "outcome",
        "outcomes",
        "contract",
    ]
)
SHORTEST_STEM = 5


def shared_words(asked: str, *offered: str) -> tuple[str, ...]:
    """Words of ``asked`` that stand in ``offered``, each as ``loneliness (lonely)`` where the form differs.

    Two words meet where they are the same, or begin with the same five letters; a reader sees which and can judge.
    """
    own = _words(" ".join(offered))
    found = {}
    for word in _words(asked):
        met = next((other for other in own if _meet(word, other)), None)
        if met is not None:
            found[word] = word if met == word else f"{word} ({met})"
    return tuple(found.values())


def _words(text: str) -> tuple[str, ...]:
    words = (word.lower() for word in _WORD.findall(text))
    return tuple(dict.fromkeys(word for word in words if word not in EMPTY_WORDS and len(word) > 1))


def _meet(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST_STEM:
        return one.removesuffix("s") == other.removesuffix("s")
    return one[:SHORTEST_STEM] == other[:SHORTEST_STEM]
