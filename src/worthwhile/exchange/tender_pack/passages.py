"""Gathers passages in order, numbers them and remembers the heading above each."""

from __future__ import annotations

from worthwhile.exchange.tender_pack.pack import Passage, PassageKind

# Text past these is left out: a pack that a person reads has a hundredth of it.
MOST_PASSAGES = 50_000
LONGEST_PASSAGE = 20_000
MOST_LETTERS = 10_000_000


class Gathered:
    """Passages as they are read."""

    def __init__(self) -> None:
        self._passages: list[Passage] = []
        self._heading = ""
        self._letters = 0

    def add(self, text: str, kind: PassageKind = PassageKind.PARAGRAPH, *, page: int | None = None) -> None:
        """One more passage; nothing is added for white space."""
        clean = " ".join(text.split())[:LONGEST_PASSAGE]
        if not clean or len(self._passages) >= MOST_PASSAGES or self._letters >= MOST_LETTERS:
            return
        self._letters += len(clean)
        if kind is PassageKind.HEADING:
            self._heading = clean
        heading = "" if kind is PassageKind.HEADING else self._heading
        number = len(self._passages) + 1
        self._passages.append(Passage(text=clean, kind=kind, paragraph=number, page=page, heading=heading))

    def under(self, heading: str) -> None:
        """What follows stands under this heading, which is no passage itself."""
        self._heading = heading

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What was gathered."""
        return tuple(self._passages)


def is_cut(passages: tuple[Passage, ...]) -> bool:
    """Whether there may have been more text than is kept."""
    longest = max((len(passage.text) for passage in passages), default=0)
    letters = sum(len(passage.text) for passage in passages)
    return len(passages) >= MOST_PASSAGES or letters >= MOST_LETTERS or longest >= LONGEST_PASSAGE
