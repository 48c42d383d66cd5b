"""Much value on weak evidence."""


def test_an_assumed_outcome_that_carries_the_value_is_asked_about(checks_of):
    (check,) = [check for check in checks_of(outcome={"evidence": {"strength": 0}}) if check.code == "SV-013"]
    assert "100%" in check.message
    assert "assumed" in check.message


def test_weak_evidence_for_a_small_part_is_let_be(codes_of):
    small = {"id": "b", "name": "Rest", "stakeholder": "Carers", "value": 10, "evidence": {"strength": 0}}
    assert "SV-013" not in codes_of(more=[small])


def test_unstated_strength_is_one_note_for_the_whole_case(checks_of):
    silent = {"evidence": {"strength": None}}
    others = [{"id": "b", "name": "Rest", "stakeholder": "Carers", **silent}]
    found = [check for check in checks_of(outcome=silent, more=others) if check.code == "SV-014"]
    assert len(found) == 1
    assert found[0].outcome is None
    assert "less-lonely and b" in found[0].evidence
