"""How words of an answer are counted: one way, published, the same for bidders and for those who judge."""

from __future__ import annotations

HOW_WORDS_ARE_COUNTED = (
    "Words are what stands between spaces and line ends: headings and figures count, and a word with a hyphen is one."
)


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())
