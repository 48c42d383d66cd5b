"""Time to bid, to find partners, to ask, and to begin."""

from __future__ import annotations

from datetime import date

import pytest

from tests.fitness_facts import BELOW, FULL, LIGHT, ON, PSR, SCOTLAND_CARE, WORDS, answer_of, make_facts
from worthwhile.engines.fitness import Band, assess_fitness
from worthwhile.engines.fitness.working_days import easter, working_days
from worthwhile.reference.fitness_rules import fitness_rules

QUICK = {"submitted_electronically": True, "all_documents_from_start": True, "short_period_reason": "none"}
ASKED = {
    "published_on": "2026-03-02",
    "deadline_on": "2026-04-01",
    "questions_until_on": "2026-03-17",
    "answers_by_on": "2026-03-25",
    "answers_to_all": True,
    "late_change_extends": True,
}
CASES = [
    ("FIT-12", FULL | QUICK | {"published_on": "2026-03-01", "deadline_on": "2026-03-26"}, "pass"),
    ("FIT-12", FULL | QUICK | {"published_on": "2026-03-01", "deadline_on": "2026-03-25"}, "fail"),
    ("FIT-12", FULL | QUICK | {"tender_period_days": 25}, "pass"),
    ("FIT-12", FULL | QUICK | {"tender_period_days": 24}, "fail"),
    ("FIT-12", FULL | QUICK | {"tender_period_days": 30, "all_documents_from_start": False}, "pass"),
    ("FIT-12", FULL | QUICK | {"tender_period_days": 29, "all_documents_from_start": False}, "fail"),
    ("FIT-12", FULL | QUICK | {"tender_period_days": 29, "submitted_electronically": False}, "fail"),
    (
        "FIT-12",
        FULL | QUICK | {"tender_period_days": 34, "submitted_electronically": False, "all_documents_from_start": False},
        "fail",
    ),
    ("FIT-12", FULL | {"tender_period_days": 35}, "pass"),
    ("FIT-12", FULL | {"tender_period_days": 34}, "unknown"),
    ("FIT-12", FULL | {"tender_period_days": 10, "short_period_reason": "urgency"}, "pass"),
    ("FIT-12", FULL | {"tender_period_days": 9, "short_period_reason": "urgency"}, "fail"),
    ("FIT-12", FULL | {"tender_period_days": 24, "short_period_reason": "none"}, "fail"),
    (
        "FIT-12",
        FULL | {"tender_period_days": 12, "short_period_reason": "pre-selected", "buyer_kind": "local-authority"},
        "pass",
    ),
    (
        "FIT-12",
        FULL | {"tender_period_days": 12, "short_period_reason": "pre-selected", "buyer_kind": "central-government"},
        "fail",
    ),
    ("FIT-12", FULL | {"tender_period_days": 12, "short_period_reason": "pre-selected"}, "unknown"),
    (
        "FIT-12",
        FULL | {"tender_period_days": 3, "short_period_reason": "negotiated-period", "buyer_kind": "local-authority"},
        "pass",
    ),
    (
        "FIT-12",
        FULL | {"tender_period_days": 3, "short_period_reason": "negotiated-period", "buyer_kind": "nhs-trust"},
        "fail",
    ),
    ("FIT-12", FULL | {"tender_period_days": 3}, "unknown"),
    ("FIT-12", FULL | {"tender_period_days": 3, "short_period_reason": "none"}, "fail"),
    ("FIT-12", FULL | {"tender_period_days": 25, "short_period_reason": "none"}, "unknown"),
    (
        "FIT-12",
        FULL | {"tender_period_days": 20, "submitted_electronically": True, "all_documents_from_start": True},
        "unknown",
    ),
    ("FIT-12", FULL, "unknown"),
    ("FIT-12", LIGHT | QUICK | {"tender_period_days": 1}, "not applicable"),
    ("FIT-13", LIGHT | {"tender_period_working_days": 20}, "pass"),
    ("FIT-13", LIGHT | {"tender_period_working_days": 19}, "warn"),
    ("FIT-13", LIGHT | {"tender_period_working_days": 10}, "warn"),
    ("FIT-13", LIGHT | {"tender_period_working_days": 9}, "fail"),
    ("FIT-13", LIGHT | {"tender_period_working_days": 30, "same_time_for_all": False}, "fail"),
    ("FIT-13", PSR | {"tender_period_working_days": 30, "same_time_for_all": False}, "warn"),
    ("FIT-13", SCOTLAND_CARE | {"tender_period_working_days": 30, "same_time_for_all": False}, "fail"),
    ("FIT-13", BELOW | {"published_on": "2026-03-02", "deadline_on": "2026-03-30"}, "pass"),
    ("FIT-13", BELOW | {"published_on": "2026-03-02", "deadline_on": "2026-03-29"}, "warn"),
    ("FIT-13", LIGHT, "unknown"),
    ("FIT-13", FULL | {"tender_period_working_days": 1}, "not applicable"),
    ("FIT-14", LIGHT | {"consortium_needed": False}, "pass"),
    (
        "FIT-14",
        LIGHT | {"consortium_needed": True, "tender_period_working_days": 30, "consortium_by_on": "2026-03-20"},
        "pass",
    ),
    (
        "FIT-14",
        LIGHT | {"consortium_needed": True, "tender_period_working_days": 29, "consortium_by_on": "2026-03-20"},
        "warn",
    ),
    ("FIT-14", LIGHT | {"consortium_needed": True, "tender_period_working_days": 30}, "warn"),
    ("FIT-14", LIGHT | {"consortium_needed": True}, "unknown"),
    ("FIT-14", LIGHT, "unknown"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-03-11", "deadline_time": "12:00"}, "pass"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-03-11", "deadline_time": "16:00"}, "pass"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-03-11", "deadline_time": "11:59"}, "warn"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-03-11", "deadline_time": "16:01"}, "warn"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-03-09", "deadline_time": "12:00"}, "pass"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-03-13", "deadline_time": "12:00"}, "warn"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-03-14", "deadline_time": "12:00"}, "warn"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-04-13", "deadline_time": "12:00"}, "warn"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-04-14", "deadline_time": "12:00"}, "pass"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-12-23", "deadline_time": "12:00"}, "pass"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-12-24", "deadline_time": "12:00"}, "warn"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-01-08", "deadline_time": "12:00"}, "warn"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-01-12", "deadline_time": "12:00"}, "pass"),
    ("FIT-15", LIGHT | {"deadline_on": "2026-03-11"}, "unknown"),
    ("FIT-15", LIGHT, "unknown"),
    ("FIT-16", LIGHT | ASKED, "pass"),
    ("FIT-16", LIGHT | ASKED | {"questions_until_on": "2026-03-16"}, "warn"),
    ("FIT-16", LIGHT | ASKED | {"answers_by_on": "2026-03-26"}, "warn"),
    ("FIT-16", LIGHT | ASKED | {"answers_to_all": False}, "warn"),
    ("FIT-16", LIGHT | ASKED | {"late_change_extends": False}, "warn"),
    ("FIT-16", LIGHT | {"published_on": "2026-03-02", "deadline_on": "2026-04-01"}, "unknown"),
    ("FIT-50", LIGHT | {"mobilisation_days": 84, "tupe_applies": True}, "pass"),
    ("FIT-50", LIGHT | {"mobilisation_days": 83, "tupe_applies": True}, "warn"),
    ("FIT-50", LIGHT | {"mobilisation_days": 42, "tupe_applies": False}, "pass"),
    ("FIT-50", LIGHT | {"mobilisation_days": 41, "tupe_applies": False}, "warn"),
    ("FIT-50", LIGHT | {"mobilisation_days": 41}, "warn"),
    ("FIT-50", LIGHT | {"mobilisation_days": 42}, "unknown"),
    ("FIT-50", LIGHT | {"mobilisation_days": 84}, "pass"),
    ("FIT-50", LIGHT | {"award_on": "2026-03-01", "start_on": "2026-05-24"}, "pass"),
    ("FIT-50", LIGHT, "unknown"),
]


@pytest.mark.parametrize(("code", "stated", "verdict"), CASES)
def test_time_is_judged_at_its_lines(code: str, stated: dict[str, object], verdict: str) -> None:
    assert answer_of(code, stated).verdict is WORDS[verdict]


@pytest.mark.parametrize("days", [9, 12, 30])
@pytest.mark.parametrize("stated", [{}, {"nation": "england"}, {"nation": "scotland"}, LIGHT, BELOW, PSR])
def test_numbers_of_working_days_are_ours_whatever_is_known_of_the_law(stated: dict[str, object], days: int) -> None:
    answer = answer_of("FIT-13", stated | {"tender_period_working_days": days})
    assert answer.rule is not None
    assert answer.rule.band is Band.OURS


def test_a_time_that_differs_is_a_warning_by_the_law_that_may_bind() -> None:
    answer = answer_of("FIT-13", {"nation": "england", "same_time_for_all": False})
    assert (answer.verdict.value, answer.rule and answer.rule.band) == ("warn", Band.LAW)
    assert answer.law_depends_on == ("regime",)


def test_a_bank_holiday_is_no_working_day() -> None:
    facts = make_facts(LIGHT | {"published_on": "2026-03-09", "deadline_on": "2026-04-08"})
    book = fitness_rules()
    without = assess_fitness(facts=facts, on=ON, book=book)
    with_easter = assess_fitness(facts=facts, on=ON, book=book, bank_holidays={date(2026, 4, 3), date(2026, 4, 6)})
    found = [next(one.because for one in each.answers if one.code == "FIT-13") for each in (without, with_easter)]
    assert found == ["There are 22 working days to bid.", "There are 20 working days to bid."]


def test_working_days_are_counted_as_a_person_would_count_them() -> None:
    from datetime import timedelta

    start, holidays = date(2026, 12, 1), {date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 28)}
    for length in range(60):
        end = start + timedelta(days=length)
        days = [start + timedelta(days=n) for n in range(1, length + 1)]
        counted = sum(day.weekday() < 5 and day not in holidays for day in days)
        assert working_days(start, end, holidays) == counted
    assert working_days(date(2026, 3, 2), date(2026, 3, 1), ()) == 0


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2000, date(2000, 4, 23)), (2016, date(2016, 3, 27)), (2026, date(2026, 4, 5)), (2038, date(2038, 4, 25))],
)
def test_easter_is_where_the_calendar_has_it(year: int, sunday: date) -> None:
    assert easter(year) == sunday


@pytest.mark.parametrize("day", ["0001-01-01", "0001-12-31", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_are_days_too(day: str) -> None:
    answer = answer_of("FIT-15", LIGHT | {"deadline_on": day, "deadline_time": "12:00"})
    assert answer.verdict in (WORDS["pass"], WORDS["warn"])
