"""One set of percentages for everything."""


def test_three_outcomes_with_the_same_deductions_are_asked_about(codes_of):
    others = [
        {"id": "b", "stakeholder": "Carers", "name": "Rest"},
        {"id": "c", "stakeholder": "Staff", "name": "Skills"},
    ]
    assert "SV-008" in codes_of(more=others)


def test_one_outcome_that_differs_is_enough(codes_of):
    others = [
        {"id": "b", "stakeholder": "Carers", "name": "Rest", "deadweight": 0.4},
        {"id": "c", "stakeholder": "Staff", "name": "Skills"},
    ]
    assert "SV-008" not in codes_of(more=others)
