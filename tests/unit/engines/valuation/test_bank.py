"""What one unit is worth: the author's own value or one from the bank."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.builders import make_bank_value, make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.bank import (
    agency_of,
    bank_problems,
    find_bank_value,
    kind_of,
    level_of,
    unit_value,
)
from worthwhile.engines.valuation.parameters import BankUse, UprateRule, WithheldValue

BANK = make_bank_value("NHS-AE", kind="fiscal", agency="nhs", level="social", uprate=UprateRule.WELLBEING)
WITHHELD = WithheldValue(
    id="value-bank/HACT-1",
    code="HACT-1",
    label="Relief from anxiety",
    unit="person",
    reason="The licence forbids it.",
    publication="The publisher's tables",
    address="https://example.org/",
)
PARAMETERS = replace(make_parameters(BANK), withheld={"HACT-1": WITHHELD})


def _case(*outcomes, **overrides):
    rows = [
        outcome_data(**{"id": f"o{index}", "value": None, "value_ref": "NHS-AE", **row})
        for index, row in enumerate(outcomes)
    ]
    return make_case(outcomes=rows, **overrides)


def _problems(*outcomes, parameters=PARAMETERS, **overrides):
    return {p.path: p.message for p in bank_problems(_case(*outcomes, **overrides), parameters)}


@pytest.mark.parametrize("code", ["NHS-AE", "nhs-ae", "value-bank/NHS-AE", "value-bank/nhs-ae"])
def test_a_code_is_found_however_its_letters_are_written(code):
    assert find_bank_value(PARAMETERS, code) is BANK
    assert _problems({"value_ref": code}) == {}


def test_an_unknown_code_is_met_with_the_nearest_one_and_the_command_that_lists_them():
    assert _problems({"value_ref": "NHS-AEE"}) == {
        "outcomes[0].value_ref": (
            "The value bank has no 'NHS-AEE'. Did you mean NHS-AE? See: worthwhile reference list --topic value-bank"
        )
    }


def test_a_withheld_code_says_why_and_where_to_look_it_up():
    message = _problems({"value_ref": "hact-1"})["outcomes[0].value_ref"]
    assert message == (
        "HACT-1 (Relief from anxiety) may not be supplied here: The licence forbids it. Look it up in "
        "The publisher's tables and enter it as value with its value_year and source."
    )


@pytest.mark.parametrize("missing", ["low", "high"])
def test_a_published_range_that_does_not_exist_cannot_be_used(missing):
    parameters = make_parameters(replace(BANK, **{missing: None}))
    assert _problems({"ranges": {"value": "bank"}}, parameters=parameters) == {
        "outcomes[0].ranges.value": (
            "NHS-AE was published without a range. Give low and high of your own, or leave it out."
        )
    }


def test_a_range_of_ones_own_must_hold_the_published_value():
    assert _problems({}, {"ranges": {"value": {"low": 110, "high": 120}}}) == {
        "outcomes[1].ranges.value": "Keep low <= central <= high. You gave 110 <= 100 <= 120, which is not so."
    }


def test_a_range_of_ones_own_around_the_published_value_is_fine():
    assert _problems({"ranges": {"value": {"low": 90, "high": 120}}}) == {}


def test_a_price_of_something_put_in_is_not_the_worth_of_an_outcome():
    parameters = make_parameters(replace(BANK, use=BankUse.INPUT_PRICE))
    assert "is a price of something put in" in _problems({}, parameters=parameters)["outcomes[0].value_ref"]


def test_pounds_do_not_serve_a_case_in_another_currency():
    assert _problems({}, currency="EUR") == {
        "outcomes[0].value_ref": "NHS-AE is in pounds but the case is in EUR. Enter a value of your own."
    }


def test_every_problem_is_told_at_once():
    outcomes = [{"value_ref": "NOPE"}, {}, {"value_ref": "HACT-1"}, {"ranges": {"value": {"low": 1, "high": 2}}}]
    assert set(_problems(*outcomes)) == {
        "outcomes[0].value_ref",
        "outcomes[2].value_ref",
        "outcomes[3].ranges.value",
    }


def test_a_held_outcome_with_an_unknown_code_is_told_too():
    assert list(_problems({"value_ref": "NOPE", "status": "held"})) == ["outcomes[0].value_ref"]


def test_a_bank_value_brings_its_price_year_rule_and_source():
    found = unit_value(_case({}).outcomes[0], PARAMETERS)
    assert (found.numbers, str(found.year), found.rule) == ((Decimal(100),), "2020", UprateRule.WELLBEING)
    assert found.source == "Made-up figures for tests, Nobody (made up)"


def test_a_value_of_ones_own_brings_what_its_author_says():
    row = {"value_ref": None, "value": 7, "value_year": 2021, "uprate": "wellbeing", "sources": {"value": "Survey"}}
    found = unit_value(_case(row).outcomes[0], PARAMETERS)
    assert (found.numbers, str(found.year), found.rule, found.source, found.bank) == (
        (Decimal(7),),
        "2021",
        UprateRule.WELLBEING,
        "Survey",
        None,
    )


def _sorted_as(**row):
    outcome = _case(row).outcomes[0]
    return tuple(find(outcome, PARAMETERS).value for find in (kind_of, agency_of, level_of))


def test_kind_agency_and_level_come_from_the_bank_where_left_out():
    assert _sorted_as() == ("fiscal", "nhs", "social")


def test_what_the_author_states_goes_before_the_bank():
    stated = {"kind": "economic", "agency": "housing", "level": "individual"}
    assert _sorted_as(**stated) == ("economic", "housing", "individual")


def test_without_either_it_is_an_economic_gain_of_people_in_society():
    assert _sorted_as(value_ref=None, value=1) == ("economic", "society", "individual")
