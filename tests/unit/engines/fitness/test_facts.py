"""The contract between readers of tenders and the checks."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from tests.fitness_facts import make_facts
from worthwhile.engines.fitness import CHECKS, KNOWN, Fact, Kind, Place
from worthwhile.kernel.problems import InvalidInput

HERE = Place(document="ITT.pdf", page=3)


def test_a_fact_that_no_check_knows_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(InvalidInput, match="Did you mean payment_days"):
        Fact(name="payment_day", value=30, place=HERE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("payment_days", -1),
        ("payment_days", "30"),
        ("payment_days", Decimal("NaN")),
        ("payment_days", Decimal("Infinity")),
        ("payment_days", True),
        ("payment_flows_down", 1),
        ("payment_flows_down", "yes"),
        ("nation", "Narnia"),
        ("nation", True),
        ("deadline_on", "2026-03-01"),
        ("deadline_on", datetime(2026, 3, 1, 12, tzinfo=None)),  # noqa: DTZ001 (the kind is what is tried)
        ("deadline_time", "12:00"),
        ("policy", ""),
        ("policy", "  "),
    ],
)
def test_a_value_of_another_kind_is_refused(name: str, value: object) -> None:
    with pytest.raises(InvalidInput, match=f"^{name}: "):
        Fact(name=name, value=value, place=HERE)  # type: ignore[arg-type]


def test_a_whole_number_is_taken_as_exact() -> None:
    assert Fact(name="payment_days", value=30, place=HERE).value == Decimal(30)
    assert Fact(name="deadline_on", value=date(2026, 3, 1), place=HERE).value == date(2026, 3, 1)
    assert Fact(name="deadline_time", value=time(12), place=HERE).value == time(12)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(document="ITT.pdf", page=3), "ITT.pdf, page 3"),
        (Place(document="spec.docx", paragraph=12), "spec.docx, paragraph 12"),
        (Place(document="the tender file", path="terms.payment.days"), "the tender file, terms.payment.days"),
        (Place(), ""),
    ],
)
def test_a_place_reads_as_a_person_would_say_it(place: Place, words: str) -> None:
    assert str(place) == words


def test_two_values_for_one_thing_contradict_and_lists_do_not() -> None:
    facts = make_facts(
        {"payment_days": [30, 60, 30], "policy": ["A", "B"], "value_total@north": 1, "value_total@south": 2}
    )
    found = facts.contradictions()
    assert [(one.name, [str(fact.place) for fact in one.stated]) for one in found] == [
        ("payment_days", ["a document, page 1", "a document, page 2"])
    ]


def test_facts_add_up_in_the_order_they_were_read() -> None:
    both = make_facts({"payment_days": 30}) + make_facts({"payment_days": 60, "staff": 4})
    assert [fact.value for fact in both.of("payment_days")] == [Decimal(30), Decimal(60)]
    assert both.of("payment_days", "north") == ()


def test_every_declaration_makes_sense() -> None:
    for fact in KNOWN.values():
        assert fact.checks, fact.name
        assert set(fact.checks) <= set(CHECKS), fact.name
        assert bool(fact.choices) is (fact.kind is Kind.CHOICE), fact.name
        assert fact.means[0].islower() or fact.means.startswith("ISO"), fact.name
        assert not fact.means.endswith("."), fact.name
