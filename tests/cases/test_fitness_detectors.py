"""The labelled set is whole, and the detectors are as good on it as is published."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from benchmarks.fitness_detectors import comforted, kinds_of_text, measured
from tests.fitness_facts import make_facts
from tests.fitness_set import (
    NOT_LABELLED,
    Count,
    Labelled,
    false_comfort,
    pack_of,
    read_documents,
    read_hostile,
    read_hostile_again,
    read_notices,
    read_passages,
)
from worthwhile.engines.fitness import Verdict, facts_of
from worthwhile.engines.fitness.known import KNOWN
from worthwhile.exchange.tender.fitness import check_fitness
from worthwhile.exchange.tender_pack import facts_of_pack

Shared = Callable[[str], Path]
PUBLISHED = Path(__file__).parents[2] / "docs/explanation/reading-tender-packs.md"


def published(half: str) -> Count:
    """The row of all texts of a half in the published table: precision and recall as whole per cents."""
    row = re.search(
        rf"^\| {half}, all \| \d+ \| \d+ \| (\d+)% \| (\d+)% \|$", PUBLISHED.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert row, f"the page has no row for the {half} half"
    return Count(right=int(row[1]), wrong=100 - int(row[1]), missed=round(int(row[1]) * (100 / int(row[2]) - 1)))


def test_the_set_is_as_large_as_it_is_said_to_be(shared: Shared):
    assert len(read_passages()) >= 150
    assert sum(not one.facts for one in read_passages()) >= 20, "passages that state nothing"
    assert len(read_documents()) == 6
    notices = read_notices(shared("ocds"))
    assert len(notices) == 160
    assert sum(not one.facts for one in notices) >= 40, "notices that state nothing"


@pytest.mark.parametrize("held_out", [False, True])
def test_each_half_has_its_share(shared: Shared, held_out: bool):
    for texts in kinds_of_text(shared("ocds"), held_out=held_out).values():
        assert texts


@pytest.mark.parametrize(("half", "held_out"), [("tuning now", False), ("held out now", True)])
def test_the_detectors_are_as_good_as_is_published(shared: Shared, half: str, held_out: bool):
    texts = [text for kind in kinds_of_text(shared("ocds"), held_out=held_out).values() for text in kind]
    found, said = sum(measured(texts).values(), Count()), published(half)
    assert found.precision is not None
    assert found.recall is not None
    assert found.precision >= (said.precision or 0) - 0.005
    assert found.recall >= (said.recall or 0) - 0.005


def test_precision_on_texts_of_our_own_holds_without_the_notices():
    texts = [*read_passages(), *read_documents()]
    found = sum(measured(texts).values(), Count())
    assert (found.precision or 0) >= 0.98
    assert (found.recall or 0) >= 0.98


def test_passages_made_to_mislead_are_many_and_of_both_kinds():
    hostile = read_hostile()
    assert len(hostile) >= 90
    assert sum(not one.facts for one in hostile) >= 30, "passages that state nothing for sure"
    assert min(sum(one.is_held_out for one in hostile), sum(not one.is_held_out for one in hostile)) >= 40


@pytest.mark.parametrize("labelled", [*read_hostile(), *read_hostile_again()], ids=lambda one: one.name[:60])
def test_no_passage_made_to_mislead_comforts_wrongly(labelled: Labelled):
    assert false_comfort(labelled, facts_of_pack(labelled.pack)) == ()


@pytest.mark.parametrize("half", ["tuning", "held out", "second wave"])
def test_passages_made_to_mislead_are_read_as_well_as_is_published(half: str):
    row = re.search(
        rf"^\| {half}, now \| (\d+) \| (\d+) \| (\d+)% \| (\d+)% \| (\d+) \|$",
        PUBLISHED.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert row, f"the page has no row for the {half} half"
    texts = {
        "tuning": [one for one in read_hostile() if not one.is_held_out],
        "held out": [one for one in read_hostile() if one.is_held_out],
        "second wave": read_hostile_again(),
    }[half]
    found = sum(measured(texts).values(), Count())
    assert (found.right + found.missed, found.right + found.wrong) == (int(row[1]), int(row[2]))
    assert f"{found.precision:.0%} {found.recall:.0%}" == f"{row[3]}% {row[4]}%"
    assert comforted(texts) == int(row[5])


def test_every_fact_that_a_label_names_is_known_and_most_are_tried_out():
    named = {name for one in [*read_passages(), *read_documents()] for name, *_ in one.facts}
    assert named <= set(KNOWN)
    assert len(named) >= 85
    assert not named & set(NOT_LABELLED)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("FIT-21", "We pay invoices within 30 days. The Provider shall pay its sub-contractors within 60 days."),
        ("FIT-34", "The Council may reject abnormally low tenders without seeking explanation."),
        ("FIT-05", "You need not have worked with us before, but you must have held a contract with Moray Council."),
        ("FIT-47", "Registration on the portal is free; a charge of £200 is made for tender documents."),
        ("FIT-08", "There is no pre-qualification stage other than a suitability assessment which bidders must pass."),
        (
            "FIT-01",
            "No minimum turnover applies to Lot 1. For Lot 2 five times the contract value is required in turnover.",
        ),
        ("FIT-01", "No minimum turnover applies to Lot 1."),
        ("FIT-03", "Insurance need not be in place when you bid, but certificates must be attached to your tender."),
        (
            "FIT-02",
            "We do not ask for audited accounts, but all must submit audited accounts before the award.",
        ),
        ("FIT-06", "Bidders must hold ISO 9001 or equivalent, but for Lot 2 only ISO 9001 itself will be accepted."),
    ],
)
def test_no_check_passes_on_words_that_are_taken_back(code: str, text: str):
    regime = "pa-below-threshold" if code == "FIT-08" else "pa-light-touch"
    law = make_facts({"nation": "england", "regime": regime})
    found = check_fitness(law + facts_of(facts_of_pack(pack_of(text, name="a.txt"))), on=date(2026, 3, 2))
    assert next(answer.verdict for answer in found.answers if answer.code == code) is not Verdict.PASS
