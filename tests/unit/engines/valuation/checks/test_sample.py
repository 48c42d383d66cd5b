"""Few people measured, many lost."""


def test_fewer_than_thirty_measured_is_few(codes_of):
    assert "SV-011" in codes_of(outcome={"evidence": {"sample": 29}})
    assert "SV-011" not in codes_of(outcome={"evidence": {"sample": 30}})


def test_nearly_a_third_lost_is_many_and_the_line_is_called_our_own(checks_of):
    (check,) = [check for check in checks_of(outcome={"evidence": {"attrition": 0.3}}) if check.code == "SV-012"]
    assert "our own" in check.evidence


def test_fewer_lost_is_not_asked_about(codes_of):
    assert "SV-012" not in codes_of(outcome={"evidence": {"attrition": 0.29}})
