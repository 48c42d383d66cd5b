"""What lies past the horizon and the period."""

LONG = {"duration_years": 3, "evidence": {"follow_up_months": 36}}


def test_value_past_the_horizon_is_named_with_its_amount(checks_of):
    (check,) = [check for check in checks_of(outcome=LONG, horizon_years=2) if check.code == "SV-041"]
    # 80 × 1000 × 100/95 × 0.7 × 0.75 × 0.7² in the third year
    assert "£21,663" in check.evidence


def test_inputs_past_the_horizon_are_named(codes_of):
    inputs = [{"name": "Contract", "values": [100, 100]}, {"name": "Time", "values": [1], "cash": False}]
    assert "SV-042" in codes_of(horizon_years=1, inputs=inputs)
    assert "SV-042" not in codes_of(horizon_years=2, inputs=inputs)


def test_people_who_join_in_a_year_without_inputs_are_asked_about(codes_of):
    joined = {"quantity": None, "intake": [40, 30], "ranges": {}}
    assert "SV-043" in codes_of(outcome=joined)
    paid = [{"name": "Contract", "values": [100, 100]}, {"name": "Time", "values": [1], "cash": False}]
    assert "SV-043" not in codes_of(outcome=joined, inputs=paid)


def test_value_that_mostly_falls_after_the_period_is_noted(codes_of):
    assert "SV-044" in codes_of(outcome={**LONG, "drop_off": 0.2})
    assert "SV-044" not in codes_of()
