"""Years that are over."""

TWO_YEARS = {"start": "2022-01-01", "end": "2023-12-31"}
COMPOUND = {"past_years": "compound"}


def test_value_carried_forward_stands_beside_inputs_that_are_not(codes_of):
    assert "SV-061" in codes_of(kind="evaluative", period=TWO_YEARS, conventions=COMPOUND)
    assert "SV-061" not in codes_of(kind="evaluative", conventions=COMPOUND)


def test_a_forecast_has_no_past_years(codes_of):
    assert "SV-062" in codes_of(period=TWO_YEARS, conventions=COMPOUND)
    assert "SV-062" not in codes_of(kind="evaluative", period=TWO_YEARS, conventions=COMPOUND)


def test_discounting_years_that_are_over_is_noted(codes_of):
    assert "SV-063" in codes_of(kind="evaluative", discounting={"rate": 0.035, "timing": "end"})
    assert "SV-063" not in codes_of(kind="evaluative")
    assert "SV-063" not in codes_of(discounting={"rate": 0.035, "timing": "end"})
