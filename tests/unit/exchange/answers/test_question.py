"""What a buyer asks is read whole, and every problem is told at once."""

from __future__ import annotations

from datetime import date

import pytest

from tests.answer_builders import promise, question
from worthwhile.exchange.answers import read_question
from worthwhile.kernel.problems import InvalidInput


def _problems(**overrides):
    with pytest.raises(InvalidInput) as caught:
        read_question(question(**overrides))
    return {problem.path: problem.message for problem in caught.value.problems}


def test_every_problem_is_told_at_once():
    found = _problems(
        question=" ", contract_months=0, word_limit=0, promises=[promise(service="extra", share=0.5)], buyer=None
    )
    assert set(found) == {
        "question", "buyer", "contract_months", "word_limit", "promises[0].service", "promises[0].share",
    }  # fmt: skip
    assert found["promises[0].service"].startswith("Choose one of: core, additional.")


def test_an_outcome_is_promised_once():
    found = _problems(promises=[promise(), promise(quantity=3)])
    assert found == {"promises": "Promise each outcome once: less-lonely stands 2 times."}


def test_something_must_be_promised():
    assert "Promise at least one outcome of the case." in _problems(promises=[])["promises"]


def test_a_share_of_nothing_is_no_promise():
    assert "Leave the promise out." in _problems(promises=[promise(quantity=None, share=0)])["promises[0].share"]


def test_a_promise_before_the_contract_is_refused_and_a_milestone_is_not():
    found = _problems(
        promises=[promise(by="2026-03-31")], milestones=[{"by": "2026-02-01", "what": "Staff are in place"}]
    )
    assert found == {"promises[0].by": "Enter a day of the contract, which starts on 2026-04-01. You gave 2026-03-31."}


def test_a_year_that_is_a_slip_is_refused():
    assert "in the years 1900 to 2200" in _problems(contract_start="0206-04-01")["contract_start"]
    assert "in the years 1900 to 2200" in _problems(promises=[promise(by="2828-01-01")])["promises[0].by"]


def test_another_format_is_refused():
    assert _problems(format="worthwhile/impact-case/1")["format"].startswith(
        "Write worthwhile/social-value-question/1."
    )


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-04-01", 12, date(2027, 3, 31)),
        ("2026-04-15", 1, date(2026, 5, 14)),
        ("2026-01-31", 1, date(2026, 2, 28)),
        ("2026-12-01", 1, date(2026, 12, 31)),
        ("2027-03-01", 12, date(2028, 2, 29)),
    ],
)
def test_a_contract_ends_the_day_before_its_months_are_up(start, months, end):
    found = read_question(question(contract_start=start, contract_months=months, promises=[promise(by=None)]))
    assert found.contract_end == end
