"""How long the pack is, and how hard its main document is to read (FIT-17, FIT-52)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.fitness.facts import Fact, Place
from worthwhile.exchange.tender_pack.pack import Document, Pack, PassageKind
from worthwhile.exchange.tender_pack.statements import Statements

# E. A. Smith and R. J. Senter, Automated Readability Index, Aerospace Medical Division, 1967.
_PER_LETTER, _PER_WORD, _LESS = Decimal("4.71"), Decimal("0.5"), Decimal("21.43")
_FEWEST_WORDS = 300
_FEWEST_IN_A_SENTENCE, _MOST_IN_A_SENTENCE = 4, 100
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’-]*")


def find_pages(pack: Pack) -> Iterator[Fact]:
    """Pages of all documents, where every one of them says."""
    if pack.pages:
        names = ", ".join(document.name for document in pack.documents)
        quote = f"{pack.pages} pages in {len(pack.documents)} documents" if len(pack.documents) > 1 else ""
        yield Fact(name="pack_pages", value=Decimal(pack.pages), place=Place(document=names), quote=quote)


def find_reading_grade(read: Statements) -> Iterator[Fact]:
    """The grade of the document with the most prose; nothing where there is too little to judge."""
    grades = [(words, document, grade) for document, words, grade in _grades(read)]
    if grades:
        _, document, grade = max(grades, key=lambda one: one[0])
        yield Fact(name="reading_grade", value=grade, place=Place(document=document.name))


def _grades(read: Statements) -> Iterator[tuple[Document, int, Decimal]]:
    for number, document in enumerate(read.documents):
        sentences = [
            _WORD.findall(said.text)
            for said in read
            if said.document == number and said.kind is PassageKind.PARAGRAPH and said.text.endswith((".", "?", "!"))
        ]
        kept = [words for words in sentences if _FEWEST_IN_A_SENTENCE <= len(words) <= _MOST_IN_A_SENTENCE]
        count = sum(len(words) for words in kept)
        if count >= _FEWEST_WORDS:
            letters = sum(len(re.sub(r"[^A-Za-z0-9]", "", word)) for words in kept for word in words)
            yield document, count, readability(letters=letters, words=count, sentences=len(kept))


def readability(*, letters: int, words: int, sentences: int) -> Decimal:
    """The Automated Readability Index, 0 or more, to one decimal: a school grade of the United States.

    4.71 times letters and figures a word, plus half the words a sentence, less 21.43 (Smith and Senter, 1967).
    """
    index = _PER_LETTER * letters / words + _PER_WORD * words / sentences - _LESS
    return max(Decimal(0), index.quantize(Decimal("0.1")))
