"""Facts are found apart as they are found here, cross from one process to the next unchanged, and are bounded."""

from __future__ import annotations

import json
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.engines.fitness import KNOWN, Fact, Kind, Place
from worthwhile.engines.fitness.facts import Value
from worthwhile.exchange.tender_pack import (
    Document,
    Pack,
    Passage,
    demonstration_pack,
    find_facts,
    find_facts_apart,
    read_file,
)
from worthwhile.exchange.tender_pack.finding import MOST_FACTS, MOST_PLACES
from worthwhile.exchange.tender_pack.plain_facts import fact_from_plain, plain_fact
from worthwhile.exchange.uploaded import RefusedFile
from worthwhile.exchange.uploaded.kinds import FileKind

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(str.strip)
NUMBERS = st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=6)
VALUES: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.DATE: st.dates(),
    Kind.TIME: st.times(),
    Kind.FLAG: st.booleans(),
    Kind.TEXT: WORDS,
}


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    known = draw(st.sampled_from(sorted(KNOWN.values(), key=lambda one: one.name)))
    value: st.SearchStrategy[Value] = VALUES.get(known.kind, NUMBERS)
    value = st.sampled_from(known.choices) if known.choices else value
    numbers = st.none() | st.integers(1, 999)
    place = Place(document=draw(WORDS), page=draw(numbers), paragraph=draw(numbers), path=draw(WORDS))
    return Fact(name=known.name, value=draw(value), place=place, quote=draw(WORDS), about=draw(st.just("") | WORDS))


@given(facts())
def test_a_fact_crosses_as_json_unchanged(fact: Fact):
    assert fact_from_plain(json.loads(json.dumps(plain_fact(fact)))) == fact


def pack_of(*sentences: str) -> Pack:
    passages = tuple(Passage(text=text, paragraph=number) for number, text in enumerate(sentences, 1))
    return Pack(documents=(Document(name="terms.docx", kind=FileKind.DOCX, passages=passages),))


def test_facts_found_apart_are_those_found_here():
    documents = tuple(read_file(file.data, name=file.name).document for file in demonstration_pack())
    found = find_facts(Pack(documents=documents))
    assert find_facts_apart(Pack(documents=documents), seconds=20) == found
    stated = {(fact.name, fact.value) for fact in found.facts}
    assert {("payment_days", Decimal(30)), ("payment_days", Decimal(60)), ("value_total", Decimal(640_000))} <= stated
    assert ("deadline_time", time(9)) in stated
    assert ("published_on", date(2026, 3, 2)) in stated


def test_what_is_said_alike_in_many_places_keeps_the_first_of_them():
    said = ["The Council will pay valid invoices within 45 days of receipt."] * (MOST_PLACES + 7)
    days = [fact for fact in find_facts(pack_of(*said)).facts if fact.name == "payment_days"]
    assert [fact.place.paragraph for fact in days] == list(range(1, MOST_PLACES + 1))


def test_no_more_facts_are_kept_than_a_page_can_hold_and_the_others_are_counted():
    said = [f"The estimated total value of the contract is £{n},500 excluding VAT." for n in range(1, MOST_FACTS + 500)]
    found = find_facts(pack_of(*said))
    assert len(found.facts) == MOST_FACTS
    assert found.left_out > 0


def test_a_pack_that_takes_too_long_is_refused():
    said = [f"The Council will pay valid invoices within {n} days of receipt. " * 40 for n in range(1, 1500)]
    with pytest.raises(RefusedFile):
        find_facts_apart(pack_of(*said), seconds=1)
