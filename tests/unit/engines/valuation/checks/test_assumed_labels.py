"""Labels that were taken because none was stated."""


def test_labels_left_out_are_named_with_what_was_taken(checks_of):
    (check,) = checks_of(outcome={"kind": None, "agency": None, "level": None, "stakeholder": None})
    assert check.code == "SV-057"
    assert "kind taken as economic" in check.evidence
    assert "stakeholder not named" in check.evidence


def test_the_value_bank_states_labels_too(codes_of):
    banked = {"value": None, "value_year": None, "value_ref": "WELLBY", "kind": None, "agency": None, "level": None}
    assert "SV-057" not in codes_of(outcome=banked)
