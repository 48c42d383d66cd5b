"""What speaks well of a tender is taken only where nothing beside it takes it back."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest

from tests.fitness_set import pack_of
from worthwhile.exchange.tender_pack import facts_of_pack
from worthwhile.exchange.tender_pack.lots_of_sentence import parts_by_lot
from worthwhile.exchange.tender_pack.reassuring import LAWFUL_DAYS, LAWFUL_MULTIPLE
from worthwhile.reference.fitness_rules import fitness_rules

TODAY = date(2026, 11, 22)


def said(text: str, name: str) -> list[object]:
    return [fact.value for fact in facts_of_pack(pack_of(text, name="a.txt")) if fact.name == name]


@pytest.mark.parametrize(
    "turn",
    [
        "but a further check is made",
        "except where we say so",
        "other than for some",
        "unless we decide differently",
        "subject to Annex C",
        "although this may change",
    ],
)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("No minimum turnover is required", "minimum_turnover"),
        ("Insurance does not need to be in place when you bid", "insurance_before_award"),
        ("There is no separate selection stage", "suitability_stage"),
        ("The portal is free to use", "portal_fee"),
        ("You do not need to have worked with us before", "prior_contract_demanded"),
        ("We pay invoices within 30 days of receipt", "payment_days"),
    ],
)
def test_what_is_taken_back_in_the_sentence_or_the_next_is_not_said(text: str, name: str, turn: str):
    assert said(f"{text}.", name)
    assert said(f"{text}, {turn}.", name) == []
    assert said(f"{text}. {turn.capitalize()}.", name) == []


def test_the_part_that_takes_back_is_read_for_a_breach_and_quoted_with_its_sentence():
    text = "Registration on the portal is free of charge; a charge of £200 is made for tender documents."
    fact = next(one for one in facts_of_pack(pack_of(text, name="a.txt")) if one.name == "portal_fee")
    assert (fact.value, fact.quote) == (Decimal(200), text)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("30 days", [True]),
        ("31 days", [False]),
        ("60 days", [False]),
        ("two weeks", [True]),
        ("ten working days", [True]),
        ("20 working days", []),
        ("30 working days", [False]),
        ("one month", []),
        ("two months", [False]),
    ],
)
def test_the_time_of_sub_contractors_is_compared_with_the_days_of_the_law(days: str, told: list[bool]):
    assert said(
        f"The Provider shall pay its sub-contractors within {days} of a valid invoice.", "payment_flows_down"
    ) == (told)


def test_the_lines_are_those_of_the_book():
    book = fitness_rules()
    assert book.figure("payment-days", on=TODAY).value == LAWFUL_DAYS
    assert book.figure("turnover-multiple", on=TODAY).value == LAWFUL_MULTIPLE


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Lot 1: none. Lot 2: much", [("Lot 1", ": none. "), ("Lot 2", ": much")]),
        ("Much for Lot one and more for Lot two", [("Lot 1", "Much for "), ("Lot 2", " and more for ")]),
        ("Much for Lot 1 and Lot 2", []),
        ("Much for Lot 1", []),
        ("None for Lot 1, much for Lot 2, and Lot 1 is small", []),
    ],
)
def test_a_sentence_of_several_lots_is_taken_apart(text: str, parts: list[tuple[str, str]]):
    assert list(parts_by_lot(text)) == parts


def test_a_sentence_that_turns_without_end_is_read_in_little_time():
    text = "The portal is free to use " + "but it is free to use except that no turnover is required; " * 400
    began = time.process_time()
    assert said(text, "portal_fee") == []
    assert time.process_time() - began < 5
