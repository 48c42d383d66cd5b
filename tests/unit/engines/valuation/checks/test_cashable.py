"""Savings in cash that may not come."""

import pytest

from worthwhile.engines.valuation.result import Severity

VISITS = {"value": None, "value_year": None, "value_ref": "VISIT", "kind": "fiscal"}


@pytest.mark.parametrize(("share", "severity"), [(0.2, Severity.WARNING), (1, Severity.ERROR)])
def test_an_average_cost_is_not_all_cash(checks_of, share, severity):
    (check,) = [check for check in checks_of(outcome={**VISITS, "cashable": share}) if check.code == "SV-037"]
    assert check.severity is severity


def test_an_average_cost_that_nobody_calls_cash_is_fine(codes_of):
    assert "SV-037" not in codes_of(outcome=VISITS)


def test_only_a_fiscal_value_becomes_cash(codes_of):
    assert "SV-038" in codes_of(outcome={"cashable": 0.5})
    assert "SV-038" not in codes_of(outcome={"cashable": 0.5, "kind": "fiscal"})
