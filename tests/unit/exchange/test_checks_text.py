"""Checks for a terminal."""

from __future__ import annotations

import pytest

from worthwhile.engines.valuation.result import Check, Severity
from worthwhile.exchange.checks_text import check_lines, checks_sentence


def _check(**fields):
    given = {
        "code": "SV-001",
        "severity": Severity.WARNING,
        "outcome": "a",
        "message": "A: deadweight is not stated.",
        "evidence": "counted as 0%",
        "suggestion": "Ask the people.",
        "answer": None,
    }
    return Check(**{**given, **fields})


def _lines(*checks):
    return list(check_lines(checks))[3:]


def test_no_checks_are_said_to_be_none():
    assert _lines() == ["  None raised."]


def test_a_check_that_stands_alone_has_its_message_evidence_and_what_to_do():
    assert _lines(_check()) == [
        "  WARNING SV-001 [a]: A: deadweight is not stated.",
        "    counted as 0%",
        "    Do: Ask the people.",
    ]


def test_what_several_outcomes_should_do_is_said_once_under_the_title_of_the_code():
    assert _lines(_check(), _check(outcome="b", evidence="counted as 5%")) == [
        "  WARNING SV-001: Deadweight left out (2 times)",
        "    [a] counted as 0%",
        "    [b] counted as 5%",
        "    Do: Ask the people.",
    ]


def test_outcomes_with_the_same_evidence_share_a_line():
    assert "    [a, b] counted as 0%" in _lines(_check(), _check(outcome="b"))


@pytest.mark.parametrize(
    "other", [{"severity": Severity.ERROR}, {"code": "SV-003"}, {"answer": "All were asked."}, {"suggestion": "Else."}]
)
def test_checks_that_differ_in_more_than_the_outcome_stand_apart(other):
    assert not [line for line in _lines(_check(), _check(outcome="b", **other)) if "times" in line]


def test_an_answer_takes_the_place_of_what_to_do():
    assert _lines(_check(answer="All were asked."))[-1] == "    Answer: All were asked."


def test_a_group_stands_where_its_first_check_would():
    lines = _lines(_check(), _check(code="SV-003"), _check(outcome="b"))
    assert [line.split()[1] for line in lines if line.startswith("  WARNING")] == ["SV-001:", "SV-003"]


def test_the_sentence_counts_what_is_unanswered_and_holds_the_figures_back_for_errors():
    checks = [_check(severity=Severity.ERROR), _check(), _check(), _check(answer="All were asked.")]
    assert checks_sentence(checks) == (
        "Checks below: 1 error, 2 warnings. Mend or answer the errors before you use these figures."
    )
    assert checks_sentence(checks[1:]) == "Checks below: 2 warnings."
    assert checks_sentence([]) == "Checks: none is unanswered."
