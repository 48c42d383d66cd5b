"""Finds the facts of a pack from strangers in a process with bounds, and no more of them than a page can hold."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from worthwhile.engines.fitness import Fact
from worthwhile.exchange.tender_pack.facts_of_pack import facts_of_pack
from worthwhile.exchange.tender_pack.pack import Pack, document_from_plain
from worthwhile.exchange.tender_pack.plain_facts import fact_from_plain, plain_fact
from worthwhile.exchange.uploaded.apart import run_apart
from worthwhile.exchange.uploaded.limits import Limits

MOST_FACTS = 3_000
MOST_PLACES = 5
"""What is said alike in many places is kept with so many of them."""

_CHILD = "worthwhile.exchange.tender_pack.child"


@dataclass(frozen=True, kw_only=True)
class FoundFacts:
    """Facts in the order of the documents; ``left_out`` counts those past MOST_FACTS."""

    facts: tuple[Fact, ...]
    left_out: int = 0


def find_facts(pack: Pack) -> FoundFacts:
    """What a pack states, bounded, in this process."""
    found = list(_some_places(facts_of_pack(pack)))
    return FoundFacts(facts=tuple(found[:MOST_FACTS]), left_out=max(0, len(found) - MOST_FACTS))


def find_facts_apart(pack: Pack, *, seconds: int) -> FoundFacts:
    """As :func:`find_facts`, in a process with bounds on time and memory. Raises RefusedFile where they are reached."""
    data = json.dumps([asdict(document) for document in pack.documents]).encode()
    limits = Limits(most_bytes=len(data), seconds=seconds)
    found = json.loads(run_apart(_CHILD, "find", data, name="", limits=limits))
    return FoundFacts(facts=tuple(fact_from_plain(one) for one in found["facts"]), left_out=found["left_out"])


def find_in_plain(data: bytes) -> bytes:
    """The child's side of :func:`find_facts_apart`: documents as JSON in, facts as JSON out."""
    pack = Pack(documents=tuple(document_from_plain(one) for one in json.loads(data)))
    found = find_facts(pack)
    return json.dumps({"facts": [plain_fact(fact) for fact in found.facts], "left_out": found.left_out}).encode()


def _some_places(facts: Iterable[Fact]) -> Iterable[Fact]:
    places: Counter[tuple[object, ...]] = Counter()
    for fact in facts:
        said = (fact.name, fact.about, fact.value)
        places[said] += 1
        if places[said] <= MOST_PLACES:
            yield fact
