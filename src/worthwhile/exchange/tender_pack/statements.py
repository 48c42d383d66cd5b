"""A pack as statements: sentences with their place, on which every detector works."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from worthwhile.engines.fitness.facts import Fact, Place, Value
from worthwhile.exchange.tender_pack.pack import Document, Pack, Passage, PassageKind
from worthwhile.exchange.uploaded.kinds import FileKind

LONGEST_QUOTE = 400
# No sentence is longer; text without an end (a list, or made to keep a reader busy) is cut here, between words.
LONGEST_SENTENCE = 3_000

_SHORT = (r"e\.g", r"i\.e", "No", "no", "etc", "cl", "para", "ref", "Mr", "Dr")
_SHORT_FORMS = "".join(rf"(?<!\b{form}\.)" for form in _SHORT)
_END = re.compile(rf"(?:(?<=[.!?]){_SHORT_FORMS}|(?<=[.!?][\"”)]))\s+(?=[\"“(£]?[A-Z0-9•])|\s+(?=[•▪●]\s)")
_LOT = re.compile(
    r"\b(?:for|in|under|of|on|to)\s+(Lots?\s?(?:\d{1,2}|[A-Z]\b|One|Two|Three|Four|Five))|^(Lot\s?(?:\d{1,2}|[A-H]))\b",
    re.IGNORECASE,
)

_ANY_LOT = re.compile(r"\blots?\s?(\d{1,2}|[a-h]\b)")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One sentence, heading or row; ``before`` and ``after`` are those around it in its passage, or empty."""

    text: str
    place: Place
    kind: PassageKind
    heading: str = ""
    before: str = ""
    after: str = ""
    document: int = 0

    def fact(self, name: str, value: Value, *, about: str = "", at: tuple[int, int] | None = None) -> Fact:
        """The fact stated here, quoted; a long statement is quoted around ``at`` (start and end of what was found)."""
        return Fact(name=name, value=value, place=self.place, quote=_quote(self.text, at), about=about)

    def quote_of(self, part: str) -> str:
        """The statement as it is quoted, around a part of it."""
        start = max(0, self.text.find(part))
        return _quote(self.text, (start, start + len(part)))

    @property
    def lot(self) -> str:
        """The one lot that the sentence is of ("Lot 2"), empty where it names none."""
        found = _LOT.search(self.text)
        if not found or len(set(_ANY_LOT.findall(self.text.lower()))) > 1:
            return ""
        named = (found[1] or found[2]).split()
        return f"Lot {named[-1].removeprefix('Lot').removeprefix('lot')}"


@dataclass(frozen=True, kw_only=True)
class Statements:
    """All statements of a pack in order, and the documents that they are of."""

    all: tuple[Statement, ...]
    documents: tuple[Document, ...]

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.all)


def statements_of(pack: Pack) -> Statements:
    """The sentences of every passage of every document."""
    made: list[Statement] = []
    for number, document in enumerate(pack.documents):
        for passage in document.passages:
            made += _sentences(passage, document, number)
    return Statements(all=tuple(made), documents=pack.documents)


def _sentences(passage: Passage, document: Document, number: int) -> Iterator[Statement]:
    sheet = f"sheet {passage.heading}" if document.kind is FileKind.XLSX else ""
    place = Place(document=document.name, page=passage.page, paragraph=passage.paragraph, path=sheet)
    sentences = [passage.text] if passage.kind is PassageKind.ROW else _END.split(passage.text)
    texts = [piece for sentence in sentences for piece in textwrap.wrap(sentence, LONGEST_SENTENCE)]
    for before, text, after in zip(["", *texts], texts, [*texts[1:], ""], strict=False):
        yield Statement(
            text=text,
            place=place,
            kind=passage.kind,
            heading=passage.heading,
            before=before,
            after=after,
            document=number,
        )


def _quote(text: str, at: tuple[int, int] | None) -> str:
    if len(text) <= LONGEST_QUOTE:
        return text
    start, end = at or (0, 0)
    room = max(0, LONGEST_QUOTE - (end - start)) // 2
    first, last = max(0, start - room), min(len(text), end + room)
    return ("… " if first else "") + text[first:last].strip() + (" …" if last < len(text) else "")
