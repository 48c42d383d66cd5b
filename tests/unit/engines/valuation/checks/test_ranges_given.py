"""Ranges, and correlations that tie ranged figures."""


def test_a_case_without_any_range_is_a_single_point(codes_of):
    assert "SV-054" in codes_of(outcome={"ranges": {}})


def test_a_correlation_with_an_unranged_parameter_is_not_used_and_says_what_is_near(checks_of):
    tied = [{"between": ["less-lonely.quantity", "less-lonly.value"], "rank": 0.5}]
    ranges = {"quantity": {"low": 60, "high": 90}, "value": {"low": 900, "high": 1100}}
    (check,) = [check for check in checks_of(outcome={"ranges": ranges}, correlations=tied) if check.code == "SV-056"]
    assert "Did you mean less-lonely.value" in check.evidence


def test_a_correlation_between_ranged_parameters_is_fine(codes_of):
    tied = [{"between": ["less-lonely.quantity", "less-lonely.value"], "rank": 0.5}]
    ranges = {"quantity": {"low": 60, "high": 90}, "value": {"low": 900, "high": 1100}}
    assert "SV-056" not in codes_of(outcome={"ranges": ranges}, correlations=tied)
