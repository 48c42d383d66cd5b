"""In which year's prices a value is."""


def test_a_value_more_than_five_years_old_is_asked_about(codes_of):
    assert "SV-031" in codes_of(outcome={"value_year": 2010})
    assert "SV-031" not in codes_of(outcome={"value_year": 2022})


def test_a_value_without_a_year_in_an_uprated_case_is_asked_about(codes_of):
    assert "SV-032" in codes_of(outcome={"value_year": None})
    assert "SV-032" not in codes_of(outcome={"value_year": None}, uprating="none")


def test_assumed_growth_is_asked_about(codes_of):
    assert "SV-035" in codes_of(price_year=2026, uprating_beyond="last-known-growth")


def test_a_financial_year_part_published_is_one_note_for_all_that_use_it(checks_of):
    other = {"id": "b", "name": "Rest", "stakeholder": "Carers"}
    found = [check for check in checks_of(price_year="2024/25", more=[other]) if check.code == "SV-036"]
    assert len(found) == 1
    assert "less-lonely and b" in found[0].evidence


def test_a_value_of_another_year_that_is_not_carried_is_asked_about(codes_of):
    assert "SV-045" in codes_of(outcome={"value_year": 2022}, uprating="none")
    assert "SV-045" not in codes_of(outcome={"value_year": 2023}, uprating="none")
    assert "SV-045" not in codes_of(outcome={"value_year": 2022})


def test_values_of_two_years_without_a_price_year_are_asked_about(codes_of):
    other = {"id": "b", "name": "Rest", "stakeholder": "Carers", "value_year": 2020}
    plain = {"price_year": None, "uprating": "none"}
    assert "SV-045" in codes_of(outcome={"value_year": 2022}, more=[other], **plain)
    assert "SV-045" not in codes_of(outcome={"value_year": 2020}, more=[other], **plain)
