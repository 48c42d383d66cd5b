"""Every check together: codes, order, and that a check changes nothing."""

import re
from pathlib import Path

from worthwhile.engines.valuation.case import read_case
from worthwhile.engines.valuation.checks import CODES, RULES, find_checks
from worthwhile.engines.valuation.prepare import prepare
from worthwhile.engines.valuation.value_case import value_case


def test_every_code_is_permanent_in_shape_and_used_once():
    codes = [rule.code for rule in RULES]
    assert all(re.fullmatch(r"SV-\d{3}", code) for code in codes)
    assert len(codes) == len(set(codes))


def test_the_code_that_case_files_already_answer_is_the_one_about_counting_people_twice():
    assert CODES["SV-021"] == "The same person may be counted twice"


def test_every_code_has_its_page_and_every_page_its_code(root: Path):
    pages = {page.name[:6] for page in (root / "docs/methods").glob("SV-*.md")}
    assert pages == set(CODES)


def test_errors_come_first_then_the_whole_case_then_outcomes_in_order(checks_of):
    found = checks_of(
        outcome={"deadweight": None, "ranges": {}},
        more=[{"id": "rest", "name": "Rest", "value": 90_000, "deadweight": None, "ranges": {}}],
    )
    places = [(check.severity.value, check.outcome) for check in found]
    assert places[0] == ("error", None)
    assert places[1] == ("error", "less-lonely")
    assert (
        places.index(("warning", None)) < places.index(("warning", "less-lonely")) < places.index(("warning", "rest"))
    )


def test_every_check_says_what_was_found_and_what_to_do(checks_of):
    for check in checks_of(outcome={"deadweight": None, "sources": {}, "ranges": {}, "value": 90_000}):
        assert check.message.endswith(".")
        assert check.evidence.endswith((".", "?"))
        assert check.suggestion.endswith(".")


def test_checks_read_a_result_and_leave_it_as_it_was(parameters):
    data = {
        "format": "worthwhile/impact-case/1",
        "title": "One",
        "period": {"start": "2023-01-01", "end": "2023-12-31"},
        "discounting": {"rate": 0, "timing": "start"},
        "outcomes": [{"id": "a", "quantity": 1, "value": 1}],
    }
    case = read_case(data)
    result = value_case(case=case, parameters=parameters, draws=0)
    prepared = prepare(case=case, parameters=parameters)
    assert find_checks(prepared=prepared, result=result) == result.checks
