"""A value that covers all years at once."""

BANKED = {"value": None, "value_year": None, "value_ref": "TEN-YEARS", "kind": "fiscal"}


def test_a_whole_period_value_times_years_is_an_error(codes_of):
    assert "SV-033" in codes_of(outcome={**BANKED, "duration_years": 2})


def test_a_whole_period_value_counted_once_is_fine(codes_of):
    assert "SV-033" not in codes_of(outcome=BANKED)
