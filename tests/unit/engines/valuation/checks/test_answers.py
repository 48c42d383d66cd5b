"""An answer is attached to a check and never removes it."""

import pytest

REASON = "Every member was asked what else had helped, see page 4."
SILENT = {"deadweight": None}


def _answers(checks, code):
    return [check.answer for check in checks if check.code == code]


def test_an_answer_is_attached_and_the_check_stays(checks_of):
    assert _answers(checks_of(outcome=SILENT, answers={"SV-001": REASON}), "SV-001") == [REASON]


def test_an_answer_for_one_outcome_is_not_for_another(checks_of):
    other = {"id": "rest", "name": "Rest", "stakeholder": "Carers", **SILENT}
    found = checks_of(outcome=SILENT, more=[other], answers={"SV-001:rest": REASON})
    assert _answers(found, "SV-001") == [None, REASON]


def test_the_answer_for_the_outcome_goes_before_the_one_for_all(checks_of):
    found = checks_of(outcome=SILENT, answers={"SV-001": "For all of them the same.", "SV-001:less-lonely": REASON})
    assert _answers(found, "SV-001") == [REASON]


@pytest.mark.parametrize("text", ["", "   ", "see report"])
def test_a_blank_or_short_answer_is_no_answer_and_is_said_to_be_none(checks_of, text):
    found = checks_of(outcome=SILENT, answers={"SV-001": text})
    assert _answers(found, "SV-001") == [None]
    assert "SV-091" in [check.code for check in found]


def test_an_answer_to_an_unknown_code_says_which_code_is_near(checks_of):
    (check,) = checks_of(answers={"SV-0021": REASON})
    assert check.code == "SV-090"
    assert "SV-021" in check.evidence


def test_an_answer_about_an_unknown_outcome_says_which_is_near(checks_of):
    (check,) = checks_of(answers={"SV-001:less-lonly": REASON})
    assert "Did you mean less-lonely" in check.evidence


def test_an_answer_to_a_check_that_is_not_raised_is_kept_in_silence(checks_of):
    assert checks_of(answers={"SV-051": REASON}) == []
