"""Forecast savings without a correction."""

FISCAL = {"kind": "fiscal", "agency": "nhs"}


def test_forecast_savings_without_a_correction_are_noted(codes_of):
    assert "SV-065" in codes_of(outcome=FISCAL)
    assert "SV-065" not in codes_of(outcome=FISCAL, kind="evaluative")
    assert "SV-065" not in codes_of(outcome=FISCAL, optimism_bias={"costs": {"c": 0.1}, "source": "guidance"})
