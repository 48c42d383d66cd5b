"""Each person once."""

from worthwhile.engines.valuation.result import Severity


def test_more_people_than_there_were_is_an_error(checks_of):
    (check,) = [check for check in checks_of(outcome={"quantity": 200, "ranges": {}}) if check.code == "SV-021"]
    assert check.severity is Severity.ERROR
    assert "200" in check.message
    assert "150" in check.message


def test_people_who_join_in_later_years_are_added_up(codes_of):
    joined = {"quantity": None, "intake": [100, 60], "ranges": {}}
    assert "SV-021" in codes_of(outcome=joined)


def test_events_of_the_value_bank_are_not_people(codes_of):
    visits = {"quantity": 200, "value": None, "value_year": None, "value_ref": "VISIT", "kind": "fiscal", "ranges": {}}
    assert "SV-021" not in codes_of(outcome=visits)


def test_two_like_named_outcomes_of_one_group_may_count_one_person_twice(checks_of):
    found = checks_of(
        outcome={"kind": "economic", "name": "Members find work"},
        more=[{"id": "jobs", "kind": "economic", "name": "Members find jobs or work"}],
    )
    assert [check.outcome for check in found if check.code == "SV-021"] == ["jobs"]


def test_one_bank_value_twice_for_one_group_may_count_one_person_twice(codes_of):
    visits = {"value": None, "value_year": None, "value_ref": "VISIT", "kind": "fiscal"}
    assert "SV-021" in codes_of(outcome=visits, more=[{"id": "b", "name": "Other words", **visits}])


def test_other_people_are_not_the_same_person(codes_of):
    visits = {"value": None, "value_year": None, "value_ref": "VISIT", "kind": "fiscal"}
    assert "SV-021" not in codes_of(outcome=visits, more=[{"id": "b", "stakeholder": "Carers", **visits}])


def test_more_people_than_were_measured_is_asked_about(codes_of):
    assert "SV-020" in codes_of(outcome={"quantity": 120, "ranges": {}})
    assert "SV-020" not in codes_of(outcome={"quantity": 90, "ranges": {}})
