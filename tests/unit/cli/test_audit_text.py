"""An audit as a person reads it."""

import re

from worthwhile.cli.audit_text import audit_lines
from worthwhile.engines.valuation.audit import audit_case, read_published
from worthwhile.engines.valuation.case import read_case
from worthwhile.reference import valuation_parameters

CASE = {
    "format": "worthwhile/impact-case/1",
    "title": "Small",
    "period": {"start": "2023-01-01", "end": "2023-12-31"},
    "discounting": {"rate": 0.1, "timing": "start"},
    "inputs": [{"name": "Cost", "values": [300]}],
    "outcomes": [{"id": "a", "quantity": 10, "value": 100, "deadweight": 0.2, "drop_off": 0.5}],
}
ROWS = [
    {"id": "a", "gross": 1000, "impact": 400},
    {"id": "b", "gross": 1000, "impact": 950, "deadweight": 0.2},
    {"id": "c", "gross": 1000, "impact": 801, "deadweight": 0.2, "attribution": 0},
    {"id": "d", "gross": 1000, "impact": 800, "deadweight": 0.2},
]


def _text(published):
    found = audit_case(case=read_case(CASE), parameters=valuation_parameters(), published=read_published(published))
    return "\n".join(audit_lines(found))


def test_what_does_not_add_up_stands_with_its_working_and_what_would_explain_it():
    text = _text({"outcomes": ROWS, "source": "Report, page 3"})
    assert "Published in: Report, page 3" in text
    words = " ".join(text.split())
    assert "b, impact: 1,000 × (1 - 0.2) = 800; would be explained by deadweight of 5% in place of 20%" in words


def test_a_row_that_another_convention_explains_stands_apart():
    explained = _text({"outcomes": ROWS}).split("Would be explained by another convention or reading")[1]
    assert "drop-off in the first year too" in explained.split("Add up")[0]


def test_no_finding_is_worded_as_an_accusation():
    text = _text({"outcomes": ROWS, "present_value": 1, "ratio": 7, "investment_present_value": 300}).lower()
    assert re.findall(r"\b(wrong|false|error|mistake|cheat|fraud|mislead\w*|inflated?|lie[sd]?)\b", text) == []


def test_lines_fit_a_terminal():
    assert max(len(line) for line in _text({"outcomes": ROWS}).splitlines()) <= 100


def test_figures_that_the_case_does_not_give_are_listed():
    assert "Printed figures that the case does not give on" in _text({"present_value": 12345})


def test_the_largest_figures_are_shown_in_full():
    case = {**CASE, "outcomes": [{"id": "a", "quantity": 10**14, "value": 10**14, "duration_years": 3}]}
    published = read_published({"ratio": 7, "outcomes": [{"id": "a", "present_value": 5}]})
    found = audit_case(case=read_case(case), parameters=valuation_parameters(), published=published)
    assert "27,355,371,900,826,446,280,991,735,537" in "\n".join(audit_lines(found))
