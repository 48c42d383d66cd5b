"""What was put in."""


def test_a_case_without_inputs_has_no_ratio(codes_of):
    assert "SV-050" in codes_of(inputs=[])


def test_inputs_in_money_alone_are_noted(codes_of):
    assert "SV-055" in codes_of(inputs=[{"name": "Contract", "values": [30000]}])
