"""The labelled set is whole, and the detectors are as good on it as is published."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.fitness_detectors import comforted, kinds_of_text, measured
from tests.fitness_set import (
    NOT_LABELLED,
    Count,
    Labelled,
    false_comfort,
    read_documents,
    read_hostile,
    read_notices,
    read_passages,
)
from worthwhile.engines.fitness.known import KNOWN
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


@pytest.mark.parametrize("labelled", read_hostile(), ids=lambda one: one.name[:60])
def test_no_passage_made_to_mislead_comforts_wrongly(labelled: Labelled):
    assert false_comfort(labelled, facts_of_pack(labelled.pack)) == ()


@pytest.mark.parametrize(("half", "held_out"), [("tuning", False), ("held out", True)])
def test_passages_made_to_mislead_are_read_as_well_as_is_published(half: str, held_out: bool):
    row = re.search(
        rf"^\| {half}, now \| (\d+) \| (\d+) \| (\d+)% \| (\d+)% \| (\d+) \|$",
        PUBLISHED.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert row, f"the page has no row for the {half} half"
    texts = [one for one in read_hostile() if one.is_held_out is held_out]
    found = sum(measured(texts).values(), Count())
    assert (found.right + found.missed, found.right + found.wrong) == (int(row[1]), int(row[2]))
    assert f"{found.precision:.0%} {found.recall:.0%}" == f"{row[3]}% {row[4]}%"
    assert comforted(texts) == int(row[5])


def test_every_fact_that_a_label_names_is_known_and_most_are_tried_out():
    named = {name for one in [*read_passages(), *read_documents()] for name, *_ in one.facts}
    assert named <= set(KNOWN)
    assert len(named) >= 85
    assert not named & set(NOT_LABELLED)
