"""One outcome that carries all, and no harm at all."""


def test_an_outcome_with_more_than_four_fifths_carries_the_ratio(checks_of):
    small = {"id": "b", "name": "Rest", "stakeholder": "Carers", "value": 200}
    found = [check for check in checks_of(more=[small]) if check.code == "SV-052"]
    assert [check.outcome for check in found] == ["less-lonely"]


def test_a_single_outcome_is_not_said_to_carry_itself(codes_of):
    assert "SV-052" not in codes_of()


def test_a_case_without_harm_and_without_held_outcomes_is_noted(codes_of, checks_of):
    only = {"outcomes": [{"id": "a", "quantity": 1, "value": 1}]}
    assert "SV-053" in codes_of(**only)
    assert "SV-053" not in codes_of(**only, more=[{"id": "harm", "value": -50}])
