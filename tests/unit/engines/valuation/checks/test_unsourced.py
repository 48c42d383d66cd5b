"""Figures that nobody can trace."""


def test_a_quantity_needs_a_source(codes_of):
    assert "SV-015" in codes_of(
        outcome={"sources": {"value": "study", "deadweight": "group"}, "evidence": {"source": ""}}
    )


def test_the_source_of_the_evidence_serves_the_quantity(codes_of):
    assert "SV-015" not in codes_of(outcome={"sources": {"value": "study", "deadweight": "group"}})


def test_a_value_needs_a_source(codes_of):
    assert "SV-034" in codes_of(outcome={"sources": {"deadweight": "group"}})


def test_a_bank_value_brings_its_source(codes_of):
    banked = {"value": None, "value_year": None, "value_ref": "WELLBY", "sources": {"deadweight": "group"}}
    assert "SV-034" not in codes_of(outcome=banked)
