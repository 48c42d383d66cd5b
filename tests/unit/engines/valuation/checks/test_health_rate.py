"""The health rate is for health."""

import pytest

from worthwhile.engines.valuation.result import Severity

HEALTH = {"schedule": "green-book-health", "timing": "start"}


@pytest.mark.parametrize(("kind", "severity"), [("fiscal", Severity.ERROR), ("economic", Severity.WARNING)])
def test_the_health_rate_used_for_money_is_asked_about(checks_of, kind, severity):
    found = [check for check in checks_of(outcome={"kind": kind}, discounting=HEALTH) if check.code == "SV-039"]
    assert [check.severity for check in found] == [severity]


def test_the_health_rate_used_for_wellbeing_is_fine(codes_of):
    assert "SV-039" not in codes_of(discounting=HEALTH)


def test_an_outcome_with_its_own_schedule_is_fine(codes_of):
    own = {"kind": "fiscal", "discounting": {"schedule": "green-book-standard"}}
    assert "SV-039" not in codes_of(outcome=own, discounting=HEALTH)
