"""A discount rate lower than nearly all published studies use."""

LOW = {"rate": 0.01, "timing": "start"}


def test_a_low_rate_is_noted_where_there_are_later_years(codes_of):
    assert "SV-064" in codes_of(discounting=LOW, horizon_years=2)
    assert "SV-064" not in codes_of(discounting=LOW)
    assert "SV-064" not in codes_of(horizon_years=2)
