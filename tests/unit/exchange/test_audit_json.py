"""An audit as data."""

import json

from worthwhile.engines.valuation.audit import audit_case, read_published
from worthwhile.engines.valuation.case import read_case
from worthwhile.exchange.audit_json import audit_data
from worthwhile.reference import valuation_parameters

CASE = {
    "format": "worthwhile/impact-case/1",
    "title": "Small",
    "period": {"start": "2023-01-01", "end": "2023-12-31"},
    "discounting": {"rate": 0.1, "timing": "start"},
    "inputs": [{"name": "Cost", "values": [300]}],
    "outcomes": [{"id": "a", "quantity": 10, "value": 100, "duration_years": 3}],
}


def _data(published):
    return audit_data(
        audit_case(case=read_case(CASE), parameters=valuation_parameters(), published=read_published(published))
    )


def test_an_audit_survives_json_with_its_figures_as_text():
    # 1000/1.1 + 1000/1.21 + 1000/1.331 = 2,486.85 at the end of each year; the ratio of 9.3 is not 2,486.85 ÷ 300
    data = _data({"present_value": "2486.85", "investment_present_value": 300, "ratio": "9.3", "source": "Report"})
    data = json.loads(json.dumps(data))
    assert data["format"] == "worthwhile/audit/1"
    assert data["explanations"][0]["changes"] == ["timing: end"]
    assert data["explanations"][0]["conventions"]["timing"] == "end"
    (ratio,) = data["comparisons"]
    assert ratio["verdict"] == "does not add up as printed"
    assert ratio["recomputed"] == "8.2895"
    assert ratio["difference"] == "1.0105"


def test_an_audit_of_nothing_has_no_conventions():
    data = _data({})
    assert data["own_conventions"] is None
    assert data["explanations"] == []


def test_the_largest_figures_stand_in_full():
    case = {**CASE, "outcomes": [{"id": "a", "quantity": 10**14, "value": 10**14, "duration_years": 3}]}
    found = audit_case(
        case=read_case(case), parameters=valuation_parameters(), published=read_published({"present_value": 5})
    )
    (missed,) = audit_data(found)["own_conventions"]["missed"]
    assert missed["recomputed"] == "27355371900826446280991735537.190083"
