"""A ratio higher than nearly all published ones."""

import pytest

from worthwhile.engines.valuation.result import Severity


@pytest.mark.parametrize(("value", "severity"), [(10_000, Severity.WARNING), (20_000, Severity.ERROR)])
def test_a_ratio_above_the_ninetieth_percentile_is_asked_about(checks_of, value, severity):
    (check,) = [check for check in checks_of(outcome={"value": value}) if check.code == "SV-051"]
    assert check.severity is severity
    assert "10.2" in check.evidence
    assert "247 reports" in check.evidence


def test_a_ratio_below_one_is_a_result_like_any_other(codes_of):
    assert codes_of(outcome={"value": 100}) == []
