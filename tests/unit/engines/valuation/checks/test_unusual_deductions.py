"""Deductions lower than nearly all published studies make."""

import pytest


@pytest.mark.parametrize(
    ("parameter", "code", "edge"), [("deadweight", "SV-005", 0.052), ("attribution", "SV-006", 0.1)]
)
def test_a_deduction_below_the_tenth_percentile_is_unusual_and_at_it_is_not(codes_of, parameter, code, edge):
    assert code in codes_of(outcome={parameter: edge - 0.001})
    assert code in codes_of(outcome={parameter: 0})
    assert code not in codes_of(outcome={parameter: edge})


def test_the_percentile_the_number_of_reports_and_how_they_were_read_are_shown(checks_of):
    (check,) = [check for check in checks_of(outcome={"deadweight": 0.02}) if check.code == "SV-005"]
    assert "10th percentile (5.2%, median 20%) of 154 reports" in check.evidence
    assert "Machine-extracted, not a league table" in check.evidence


def test_a_low_drop_off_is_unusual_only_where_the_outcome_lasts(codes_of):
    assert "SV-007" in codes_of(outcome={"drop_off": 0.05, "duration_years": 2})
    assert "SV-007" not in codes_of(outcome={"drop_off": 0.05})
