"""Deductions added up."""

SUBTRACTIVE = {"deductions": "subtractive"}


def test_deductions_added_up_are_noted(codes_of):
    assert "SV-060" in codes_of(conventions=SUBTRACTIVE)


def test_a_single_deduction_is_the_same_either_way(codes_of):
    assert "SV-060" not in codes_of(conventions=SUBTRACTIVE, outcome={"attribution": 0})
