"""A deduction that is left out counts as nothing, and is asked about."""

import pytest

from worthwhile.engines.valuation.result import Severity


def test_a_careful_case_raises_nothing(checks_of):
    assert checks_of() == []


@pytest.mark.parametrize(
    ("parameter", "code"), [("deadweight", "SV-001"), ("displacement", "SV-002"), ("attribution", "SV-003")]
)
def test_a_deduction_left_out_is_asked_about(checks_of, parameter, code):
    found = [check for check in checks_of(outcome={parameter: None}) if check.code == code]
    assert [check.outcome for check in found] == ["less-lonely"]
    assert parameter in found[0].message


@pytest.mark.parametrize("parameter", ["deadweight", "displacement", "attribution"])
def test_a_deduction_stated_as_nothing_is_not_left_out(codes_of, parameter):
    assert {"SV-001", "SV-002", "SV-003"}.isdisjoint(codes_of(outcome={parameter: 0}))


def test_displacement_left_out_is_only_a_note(checks_of):
    found = [check for check in checks_of(outcome={"displacement": None}) if check.code == "SV-002"]
    assert found[0].severity is Severity.NOTE


def test_drop_off_left_out_matters_after_a_year(codes_of):
    long = {"duration_years": 2, "drop_off": None, "evidence": {"follow_up_months": 24}}
    assert "SV-004" in codes_of(outcome=long)
    assert "SV-004" not in codes_of(outcome={"drop_off": None})
    assert "SV-004" not in codes_of(
        outcome={"drop_off": None, "duration_years": None, "quantity": [80, 60], "ranges": {}}
    )
