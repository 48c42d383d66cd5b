"""The facts that a pack states, each with its quote and place."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.detectors import OF_A_PACK, OF_A_SENTENCE
from worthwhile.exchange.tender_pack.detectors.reading_ease import find_pages
from worthwhile.exchange.tender_pack.doubt import find_beyond_doubt
from worthwhile.exchange.tender_pack.pack import Pack
from worthwhile.exchange.tender_pack.statements import Statements, statements_of


def facts_of_pack(pack: Pack) -> list[Fact]:
    """What the detectors find, in the order of the documents; a fact said twice in one place stands once."""
    read = statements_of(pack)
    return [*find_pages(pack), *_different(_found(read))]


def families_of_pack(pack: Pack) -> dict[str, list[Fact]]:
    """What each family of detectors finds, by its name."""
    read = statements_of(pack)
    found = {
        name: [fact for said in read for fact in find_beyond_doubt(said, find)] for name, find in OF_A_SENTENCE.items()
    }
    return found | {name: list(find_all(read)) for name, find_all in OF_A_PACK.items()}


def _found(read: Statements) -> Iterator[Fact]:
    for said in read:
        for find in OF_A_SENTENCE.values():
            yield from find_beyond_doubt(said, find)
    for find_all in OF_A_PACK.values():
        yield from find_all(read)


def _different(facts: Iterator[Fact]) -> Iterator[Fact]:
    seen = set()
    for fact in facts:
        key = (fact.name, fact.value, fact.about, fact.place)
        if key not in seen:
            seen.add(key)
            yield fact
