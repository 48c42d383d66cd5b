"""The words of a notice that were asked for: which there are, and where they stand, for a page to show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from worthwhile.market.index.words import stem_of, words_of
from worthwhile.market.queries.search_hits import Piece
from worthwhile.market.queries.search_words import Term

_SHOWN_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
SNIPPET = 240
_LEAD = 40

Span = tuple[int, int, int]


class Marker:
    """Finds the words of one search in texts; remembers each word and text it has looked at."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(terms)
        self._numbers = {stem: number for number, term in enumerate(terms) for stem in term.stems}
        self._begin = {stem[0] for stem in self._numbers}
        self._seen: dict[str, int] = {}
        self._spans: dict[str, list[Span]] = {}

    def spans(self, text: str) -> list[Span]:
        """Where the words that were asked for stand: start, end, number of the term."""
        if not self._numbers:
            return []
        held = self._spans.get(text)
        if held is None:
            held = self._spans[text] = self._found(text)
        return held

    def _found(self, text: str) -> list[Span]:
        seen = self._seen
        found = []
        for match in _SHOWN_WORD.finditer(text):
            word = match[0]
            number = seen.get(word)
            if number is None:
                number = seen[word] = self._number(word)
            if number >= 0:
                found.append((match.start(), match.end(), number))
        return found

    def words_used(self, row: Mapping[str, Any]) -> tuple[list[str], list[str]]:
        """The asked words that a row uses: those in its title, and those elsewhere."""
        title = {number for _, _, number in self.spans(row["title"] or "")}
        other = {number for name in ("text", "buyer_name") for _, _, number in self.spans(row[name] or "")} - title
        return [self.terms[number].word for number in sorted(title)], [self.terms[one].word for one in sorted(other)]

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """A text cut where a word that was asked for begins and ends."""
        pieces: list[Piece] = []
        done = 0
        for start, end, _ in self.spans(text):
            if start > done:
                pieces.append(Piece(text[done:start]))
            pieces.append(Piece(text[start:end], matched=True))
            done = end
        if done < len(text):
            pieces.append(Piece(text[done:]))
        return tuple(pieces)

    def snippet(self, text: str) -> tuple[Piece, ...]:
        """The stretch of a text with the most different words that were asked for: SNIPPET characters and ellipses."""
        if len(text) <= SNIPPET:
            return self.pieces(text)
        start = self._best_start(text)
        end = text.rfind(" ", start, start + SNIPPET + 1) if start + SNIPPET < len(text) else len(text)
        end = end if end > start else start + SNIPPET
        before = (Piece("… "),) if start else ()
        after = (Piece(" …"),) if end < len(text) else ()
        return (*before, *self.pieces(text[start:end].strip()), *after)

    def _best_start(self, text: str) -> int:
        spans = self.spans(text)
        best, most = 0, 0
        for at, (start, _, _) in enumerate(spans):
            different = len(
                {number for place, _, number in spans[at : at + SNIPPET] if place < start + SNIPPET - _LEAD}
            )
            if different > most:
                best, most = start, different
        return text.rfind(" ", 0, max(0, best - _LEAD)) + 1

    def _number(self, shown: str) -> int:
        """The number of the term that a shown word answers; -1 for none. A shown word may be several to the index."""
        # A stem begins as its words do: most words of a text need not be brought to theirs.
        if shown.isascii() and shown[0].lower() not in self._begin:
            return -1
        found = (self._numbers.get(stem_of(word), -1) for word in words_of(shown))
        return next((number for number in found if number >= 0), -1)
