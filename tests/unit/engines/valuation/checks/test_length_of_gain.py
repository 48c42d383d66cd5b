"""A gain valued for longer than it was seen."""


def test_a_wellbeing_year_for_three_months_is_asked_about_once(checks_of):
    found = list(checks_of(outcome={"evidence": {"follow_up_months": 3}}))
    assert [check.code for check in found] == ["SV-030"]
    assert "lasts 0.25 years" in found[0].suggestion


def test_a_part_of_a_year_that_was_seen_is_fine(codes_of):
    assert codes_of(outcome={"duration_years": 0.25, "evidence": {"follow_up_months": 3}}) == []


def test_years_after_the_last_measurement_are_asked_about(codes_of):
    assert "SV-040" in codes_of(outcome={"duration_years": 2})
    assert "SV-040" not in codes_of(outcome={"duration_years": 2, "evidence": {"follow_up_months": 24}})


def test_several_years_without_any_follow_up_are_asked_about(codes_of):
    assert "SV-040" in codes_of(outcome={"duration_years": 2, "evidence": {"follow_up_months": None}})
    assert "SV-040" not in codes_of(outcome={"evidence": {"follow_up_months": None}})


def test_money_seen_for_three_months_is_past_the_evidence_and_not_a_wellbeing_year(codes_of):
    codes = codes_of(outcome={"kind": "economic", "evidence": {"follow_up_months": 3}})
    assert "SV-040" in codes
    assert "SV-030" not in codes
