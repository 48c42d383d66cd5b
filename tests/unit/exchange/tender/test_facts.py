"""What a tender file states, as facts with their path."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from worthwhile.engines.fitness import KNOWN, Fact, Verdict
from worthwhile.exchange.tender import facts_of, load_tender, tender_from_data
from worthwhile.exchange.tender.fitness import check_fitness

LEAST = {"format": "worthwhile/tender/1", "buyer": {"name": "A council"}, "subject": {"title": "A lunch club"}}
# Nobody can state these in the file: they come from documents, or from the work on cash.
NOT_IN_THE_FILE = {
    "minimum_turnover_multiple",
    "minimum_turnover_multiple_of",
    "tender_period_days",
    "tender_period_working_days",
    "mobilisation_days",
    "cash_trough_share",
}


def stated(**parts: Any) -> dict[str, Fact]:
    facts = facts_of(tender_from_data(LEAST | parts).tender)
    return {fact.name: fact for fact in facts}


def values(**parts: Any) -> dict[str, object]:
    return {name: fact.value for name, fact in stated(**parts).items()}


def test_what_is_left_out_is_not_stated() -> None:
    assert stated() == {}


def test_a_fact_names_its_path_and_quotes_its_line() -> None:
    fact = stated(terms={"payment": {"days": 45}})["payment_days"]
    assert str(fact.place) == "the tender file, terms.payment.days"
    assert (fact.value, fact.quote) == (Decimal(45), "days: 45")


def test_every_fact_that_a_file_can_state_can_be_stated(root: Path) -> None:
    whole = facts_of(load_tender(root / "tests/cases/tender/befriending.yaml").tender)
    more = stated(
        buyer={"name": "A", "devolved_welsh": True},
        lots_reasons="They belong together.",
        indicators_unsuitable="It is one event.",
        award={"published": {"importance": True}},
        value={"largest_call_offs": 1},
        social_value={"why_this_weight": "It is the subject."},
        participation={
            "minimum_turnover": {"amount": 9, "why": "A reason."},
            "accreditations": [{"name": "A"}],
            "brands": [{"name": "B", "or_equivalent": True}],
            "other_security_proof": True,
            "sensitive_data": True,
        },
        questions=[{"id": "q-1", "text": "Your number?", "already_held": True}],
        timetable={"consortium_by": "2026-04-01", "short_period_reason": "urgency"},
        terms={
            "cost": {
                "fee": 1, "staff_hours": 1, "minimum_wage": 1, "living_wage": 1,
                "on_costs": 0, "travel": 1, "overhead": 0,
            },
            "results": {"start_up_paid": True, "attributable": True, "counterfactual": "Fewer would come."},
            "liability": {"cap": 1, "cap_is_insurance": True},
            "staff": {"information_in_pack": True, "costs_covered": True},
            "pensions": {"pass_through": True, "contribution_capped": True, "exit_debt": False, "bond": False},
            "open_book": {"symmetrical": True, "surplus_defined": True, "reserves_allowed": True},
        },
    )  # fmt: skip
    assert {fact.name for fact in whole} | set(more) == set(KNOWN) - NOT_IN_THE_FILE


def test_empty_and_left_out_are_not_the_same() -> None:
    assert values(lots_reasons="")["lots_reasons_given"] is False
    assert "lots_reasons_given" not in values()
    assert values(lots=[])["number_of_lots"] == Decimal(1)
    assert values(co_design={"steps": []})["co_design_recorded"] is False
    assert values(route={"considered": []})["alternatives_considered"] is False
    assert values(participation={"accreditations": []})["qualifications_demanded"] is False
    assert values(participation={"insurances": []})["insurance_limit"] == Decimal(0)


def test_lots_state_their_own_values() -> None:
    facts = facts_of(
        tender_from_data(
            LEAST
            | {
                "lots": [
                    {"id": "north", "title": "N", "value_annual": 90, "minimum_turnover": 50},
                    {"id": "south", "title": "S", "value_annual": 70},
                ]
            }
        ).tender
    )
    assert [(fact.about, fact.value) for fact in facts.of("value_annual")] == [
        ("north", Decimal(90)),
        ("south", Decimal(70)),
    ]
    assert facts.of("smallest_lot_annual_value")[0].value == Decimal(70)
    assert facts.of("minimum_turnover", "north")[0].value == Decimal(50)


@pytest.mark.parametrize(
    ("term", "months"),
    [
        ({"months": 30}, Decimal(30)),
        ({"start": "2026-04-01", "end": "2029-03-31"}, Decimal(36)),
        ({"start": "2026-10-01", "end": "2027-03-31"}, Decimal(6)),
        ({"start": "2026-04-01", "end": "2026-05-15"}, Decimal("1.5")),
        ({"start": "2026-04-01"}, None),
    ],
)
def test_the_length_is_as_stated_or_from_first_to_last_day(term: dict[str, Any], months: Decimal | None) -> None:
    assert values(term=term).get("contract_months") == months


def test_the_value_of_a_year_is_worked_out_where_it_is_not_stated() -> None:
    term = {"months": 36, "extensions": {"months": 24}}
    assert values(value={"total_net": 500_000}, term=term)["value_annual"] == Decimal(100_000)
    assert values(value={"total_net": 500_000}, term={"months": 6})["value_annual"] == Decimal(500_000)
    assert values(value={"total_net": 500_000, "annual": 90_000}, term=term)["value_annual"] == Decimal(90_000)


def test_weights_are_stated_only_where_every_criterion_has_its_kind_and_weight() -> None:
    criteria = [
        {"id": "q", "name": "Q", "kind": "quality", "weight": Decimal("0.6")},
        {"id": "p", "name": "P", "kind": "price", "weight": Decimal("0.4")},
    ]
    found = values(award={"criteria": criteria})
    assert (found["price_weight"], found["social_value_weight"]) == (Decimal("0.4"), Decimal(0))
    del criteria[1]["kind"]
    assert "price_weight" not in values(award={"criteria": criteria})


def test_questions_are_counted() -> None:
    found = values(
        questions=[
            {"id": "q-1", "text": "How?", "weight": Decimal("0.4"), "words": 500, "already_held": False},
            {"id": "q-2", "text": "Why?", "weight": Decimal("0.6"), "already_held": False},
            {"id": "q-3", "text": "Your company number?", "weight": 0, "already_held": True},
        ]
    )
    names = (
        "questions",
        "scored_questions",
        "scored_questions_without_limit",
        "answer_words",
        "questions_already_held",
    )
    assert [found[name] for name in names] == [Decimal(3), Decimal(2), Decimal(1), Decimal(500), Decimal(1)]
    assert found["question_already_held"] == "Your company number?"


def test_what_is_said_of_only_some_is_not_said_of_all() -> None:
    clauses = [
        {"id": "a", "text": "A", "belongs_because": "They are neighbours.", "measured_by": ""},
        {"id": "b", "text": "B"},
    ]
    found = values(community_benefits=clauses)
    assert "social_value_tied" not in found
    assert found["social_value_measurable"] is False


def test_risks_are_counted_by_who_carries_them() -> None:
    found = values(
        terms={
            "risks": [
                {"text": "Few come", "carried_by": "provider", "provider_controls": False},
                {"text": "Law changes", "carried_by": "buyer"},
                {"text": "Fire"},
            ]
        }
    )
    names = ("risks", "risks_with_holder", "risks_on_provider", "risks_uncontrollable")
    assert [found[name] for name in names] == [Decimal(3), Decimal(2), Decimal(1), Decimal(1)]


def test_days_and_times_are_read() -> None:
    found = values(timetable={"deadline": "2026-04-29", "deadline_time": "14:00"})
    assert (found["deadline_on"], found["deadline_time"]) == (date(2026, 4, 29), time(14))


def test_the_example_passes_whatever_can_be_known_of_it(root: Path) -> None:
    fitness = check_fitness(
        facts_of(load_tender(root / "tests/cases/tender/befriending.yaml").tender), on=date(2026, 3, 2)
    )
    assert {one.code for one in fitness.with_verdict(Verdict.WARN, Verdict.FAIL)} == set()
    assert [one.code for one in fitness.with_verdict(Verdict.UNKNOWN)] == ["FIT-22", "FIT-33"]
    assert fitness.score == 1


def test_bank_holidays_of_the_nation_count() -> None:
    dates = {"publish": "2026-03-16", "deadline": "2026-04-15"}
    subject = {"title": "A", "kind": "social-care"}
    found = {}
    for nation in ("england", "scotland"):
        buyer = {"name": "A", "nation": nation}
        tender = tender_from_data(LEAST | {"buyer": buyer, "subject": subject, "timetable": dates}).tender
        fitness = check_fitness(facts_of(tender), on=date(2026, 3, 2))
        found[nation] = next(one.because for one in fitness.answers if one.code == "FIT-13")
    # Good Friday everywhere; Easter Monday in England, not in Scotland.
    assert found["england"].startswith("There are 20 working days")
    assert found["scotland"].startswith("There are 21 working days")
