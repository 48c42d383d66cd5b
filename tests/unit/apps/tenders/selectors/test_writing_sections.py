"""The pages of a tender ask what its format holds, and show each check where its answer is given."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from worthwhile.apps.tenders.selectors.writing import SECTIONS, Asked, Section
from worthwhile.apps.tenders.selectors.writing.new_ids import new_id
from worthwhile.apps.tenders.selectors.writing.where import asked_at, choice_words, lists_of, path_words
from worthwhile.engines.fitness.checks import CHECKS
from worthwhile.engines.fitness.known import KNOWN
from worthwhile.engines.fitness.known.setting import EVERY_CHECK
from worthwhile.engines.scoring import FORMULAS
from worthwhile.exchange.tender import facts_of, load_tender
from worthwhile.exchange.tender.described_fields import described_field
from worthwhile.exchange.tender.fitness import check_fitness
from worthwhile.exchange.tender.tender import WITH_IDS

ALL = [
    *((asked.path, asked) for section in SECTIONS.values() for asked in section.asked),
    *(
        (f"{one.path}.{asked.path}", asked)
        for section in SECTIONS.values()
        for one in lists_of(section)
        for asked in one.asked
    ),
]
EVERYWHERE = {name for name, fact in KNOWN.items() if fact.checks == tuple(f"FIT-{n}" for n in EVERY_CHECK.split())}


@pytest.mark.parametrize(("path", "asked"), ALL, ids=[path for path, _ in ALL])
def test_each_question_asks_something_that_the_format_holds(path: str, asked: Asked) -> None:
    kind = described_field(path).kind
    if issubclass(kind, StrEnum) and path != "award.price.formula":
        assert set(asked.choices) == {one.value for one in kind}
    assert bool(asked.choices) == issubclass(kind, StrEnum)


def test_nothing_is_asked_twice() -> None:
    paths = [path for path, _ in ALL]
    assert len(paths) == len(set(paths))


def test_only_formulas_are_offered_under_which_no_bid_moves_another() -> None:
    price = next(asked for path, asked in ALL if path == "award.price.formula")
    assert set(price.choices) == {formula.value for formula in FORMULAS if formula.is_offered} == {
        "PF-4", "PF-5", "PF-6", "PF-7",
    }  # fmt: skip


def test_each_check_stands_on_a_page() -> None:
    assert {code for section in SECTIONS.values() for code in section.checks} == set(CHECKS)


def test_what_a_check_rests_on_is_asked_on_the_page_that_shows_it(root: Path) -> None:
    facts = facts_of(load_tender(root / "tests/cases/tender/befriending.yaml").tender)
    astray = []
    for answer in check_fitness(facts, on=date(2026, 3, 2)).answers:
        pages = [section for section in SECTIONS.values() if answer.code in section.checks]
        asked = {path for page in pages for path in _paths(page)}
        rests_on = {fact.place.path.split("[")[0] for fact in answer.evidence if fact.name not in EVERYWHERE}
        if rests_on and not any(path == one or path.startswith(f"{one}.") for path in rests_on for one in asked):
            astray.append(answer.code)
    assert astray == []


def _paths(section: Section) -> list[str]:
    return [*(one.path for one in lists_of(section)), *(one.path for one in section.asked)]


@pytest.mark.parametrize(
    ("id_from", "words", "taken", "expected"),
    [
        ("lot", "The north", [], "lot-1"),
        ("lot", "The north", ["lot-1", "lot-3"], "lot-2"),
        ("name", "Less lonely", [], "less-lonely"),
        ("name", "Less lonely", ["less-lonely", "less-lonely-2"], "less-lonely-3"),
        ("name", "…", [], "entry"),
        ("name", "x" * 90, [], "x" * 40),
    ],
)
def test_a_new_id_is_short_and_not_taken(id_from: str, words: str, taken: list[str], expected: str) -> None:
    assert new_id(id_from, words, taken) == expected


def test_a_path_of_a_problem_is_said_by_its_page_and_entry() -> None:
    data = {"questions": [{"id": "q-1", "text": "How will you find people?"}]}
    assert path_words("questions[0].criterion", data) == "Questions to bidders, “How will you find people?”"
    assert path_words("subject.cpv[2]", data) == "About the service"
    assert path_words("x-ours", data) == "x-ours"


def test_a_place_leads_to_its_question() -> None:
    section, of, asked = asked_at(("outcomes", "less-lonely", "target"))
    assert section is SECTIONS["outcomes"]
    assert of is SECTIONS["outcomes"].items
    assert asked is not None
    assert asked.label == "Where are they to be?"
    budget, benchmark = (asked_at(("award", "price", "parameters", name)) for name in ("budget", "benchmark"))
    assert budget == benchmark
    assert asked_at(("x-ours",)) == (None, None, None)


def test_choices_are_said_in_the_words_of_the_page() -> None:
    assert choice_words("co_design.steps.stage", "design") == "Design together"
    assert choice_words("award.price.formula", "PF-1") == ""


def test_lists_with_ids_make_new_ones() -> None:
    for section in SECTIONS.values():
        for one in lists_of(section):
            assert bool(one.id_from) == (one.path in (*WITH_IDS, "award.criteria", "participation.conditions"))
