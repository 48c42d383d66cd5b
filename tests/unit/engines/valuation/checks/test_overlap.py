"""Values that cover one change in the same people cannot be summed."""

from worthwhile.engines.valuation.result import Severity

HAPPIER = {"id": "happier", "name": "Members are more satisfied with life", "value": 2000}


def test_two_wellbeing_values_for_one_group_are_named_with_what_to_do(checks_of):
    (check,) = [check for check in checks_of(more=[HAPPIER]) if check.code == "SV-022"]
    assert check.severity is Severity.ERROR
    assert check.outcome == "less-lonely"
    assert "Members are less lonely" in check.message
    assert "more satisfied" in check.message
    assert "say on Members are less lonely that it is the same change as" in check.suggestion


def test_a_loneliness_value_of_another_kind_is_still_wellbeing(codes_of):
    assert "SV-022" in codes_of(outcome={"kind": "economic"}, more=[HAPPIER])


def test_each_outcome_is_set_beside_the_largest_only(checks_of):
    third = {"id": "confident", "name": "Members are more confident", "value": 500}
    found = [check for check in checks_of(more=[HAPPIER, third]) if check.code == "SV-022"]
    assert [check.outcome for check in found] == ["less-lonely", "confident"]


def test_a_declared_group_raises_a_note_and_no_suspicion(checks_of):
    found = checks_of(more=[{**HAPPIER, "shares_change_with": ["less-lonely"]}])
    codes = {check.code: check for check in found}
    assert "SV-022" not in codes
    assert codes["SV-023"].outcome == "happier"
    assert "Not counted: less-lonely" in codes["SV-023"].evidence


def test_other_people_or_other_years_do_not_overlap(codes_of):
    assert "SV-022" not in codes_of(more=[{**HAPPIER, "stakeholder": "Carers"}])
    assert "SV-022" not in codes_of(more=[{**HAPPIER, "starts_in_year": 2}])


def test_a_harm_does_not_overlap_with_a_gain(codes_of):
    assert "SV-022" not in codes_of(more=[{**HAPPIER, "value": -2000}])


def test_a_qaly_and_a_wellby_for_one_group_overlap(codes_of):
    banked = {"value": None, "value_year": None}
    codes = codes_of(
        outcome={**banked, "value_ref": "WELLBY", "name": "Happier"},
        more=[{**banked, "id": "b", "value_ref": "QALY", "name": "Healthier"}],
    )
    assert "SV-024" in codes
    assert "SV-022" not in codes


def test_a_value_that_contains_another_is_named_whoever_gains(checks_of):
    banked = {"value": None, "value_year": None, "kind": None, "ranges": {}}
    found = checks_of(
        outcome={**banked, "value_ref": "WHOLE", "stakeholder": "Society", "name": "Into work"},
        more=[{**banked, "id": "b", "value_ref": "PART", "stakeholder": "Treasury", "name": "Tax"}],
    )
    assert [(check.code, check.outcome) for check in found if check.code == "SV-025"] == [("SV-025", "b")]


def test_a_loss_that_its_group_leaves_out_is_pointed_at(checks_of):
    evenings = {"id": "evenings", "name": "Members miss evenings at home", "value": -300}
    (check,) = [c for c in checks_of(more=[{**evenings, "shares_change_with": ["less-lonely"]}]) if c.code == "SV-026"]
    assert (check.outcome, check.severity) == ("evenings", Severity.WARNING)
    assert "say that it is not the same change" in check.suggestion


def test_a_loss_outside_any_group_counts_and_raises_nothing(codes_of):
    assert "SV-026" not in codes_of(more=[{"id": "evenings", "name": "Evenings", "value": -300}])
