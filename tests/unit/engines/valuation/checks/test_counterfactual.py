"""What would have happened without the work."""


def test_weak_evidence_and_deadweight_without_a_source_leave_no_counterfactual(codes_of):
    silent = {"evidence": {"strength": 3}, "sources": {"value": "study", "quantity": "survey"}}
    assert "SV-010" in codes_of(outcome=silent)


def test_a_source_of_the_deadweight_is_a_counterfactual(codes_of):
    assert "SV-010" not in codes_of(outcome={"evidence": {"strength": 3}})


def test_a_comparison_is_a_counterfactual(codes_of):
    assert "SV-010" not in codes_of(outcome={"sources": {"value": "study"}})
