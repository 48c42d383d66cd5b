"""Rules of a case and its outcomes, each told beside its field."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.builders import case_data, make_case, outcome_data
from worthwhile.engines.valuation.case import read_case
from worthwhile.kernel.problems import InvalidInput


def _problems(**overrides):
    with pytest.raises(InvalidInput) as error:
        make_case(**overrides)
    return {problem.path: problem.message for problem in error.value.problems}


def _outcome_problems(**overrides):
    return {
        path.removeprefix("outcomes[0]").removeprefix("."): message
        for path, message in _problems(outcomes=[outcome_data(**overrides)]).items()
    }


@pytest.mark.parametrize("given", ["worthwhile/impact-case/2", "impact-case", ""])
def test_another_format_is_refused_with_the_one_to_write(given):
    assert _problems(format=given) == {"format": f"Write worthwhile/impact-case/1. You gave {given!r}."}


@pytest.mark.parametrize("given", ["gbp", "£", "POUND", "GB1"])
def test_a_currency_is_a_code_of_three_letters(given):
    assert _problems(currency=given) == {"currency": f"Enter a three-letter code such as GBP. You gave {given!r}."}


def test_timing_has_no_default_and_the_message_names_the_choices():
    message = _problems(discounting={"rate": Decimal("0.035")})["discounting.timing"]
    assert all(choice in message for choice in ("This is missing", "start", "mid", "end"))


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, "none of them"),
        ({"rate": 0, "schedule": "green-book-low"}, "rate and schedule"),
        ({"rate": 0, "rates": [0]}, "rate and rates"),
    ],
)
def test_discounting_takes_exactly_one_rate(given, found):
    assert _problems(discounting={"timing": "mid", **given}) == {
        "discounting": f"Give exactly one of rate, schedule or rates. You gave {found}."
    }


def test_a_discount_rate_in_per_cent_is_met_with_the_fraction():
    assert _problems(discounting={"rate": Decimal("3.5"), "timing": "end"})["discounting.rate"].endswith(
        "You gave 3.5. Did you mean 0.035?"
    )


def test_a_case_needs_an_outcome():
    assert _problems(outcomes=[]) == {"outcomes": "Enter at least one outcome. You gave an empty list."}


def test_two_outcomes_cannot_share_an_id():
    assert _problems(outcomes=[outcome_data(), outcome_data()]) == {
        "outcomes": "Give each outcome its own id: better is used 2 times."
    }


@pytest.mark.parametrize("given", ["Better", "less lonely", "", "-a", "better\n", "é"])
def test_an_id_is_small_letters_digits_and_dashes(given):
    assert "Use small letters, digits, - and _ such as less-lonely." in _outcome_problems(id=given)["id"]


def test_an_unknown_outcome_in_an_overlap_is_met_with_the_nearest():
    found = _problems(outcomes=[outcome_data(), outcome_data(id="zz", shares_change_with=["beter"])])
    assert found == {"outcomes[1].shares_change_with": "There is no outcome 'beter'. Did you mean better?"}


def test_an_outcome_does_not_overlap_with_itself():
    assert _outcome_problems(shares_change_with=["better"]) == {
        "shares_change_with": "Name other outcomes; 'better' is this one."
    }


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"quantity": None}, "quantity"),
        ({"value": None}, "value"),
        ({"intake": [1]}, "intake"),
        ({"value_ref": "NHS-AE"}, "value_ref"),
        ({"quantity": []}, "quantity"),
        ({"value": [1, 2]}, "value"),
        ({"quantity": [1, 2], "duration_years": 3}, "duration_years"),
        ({"quantity": [1, 2], "drop_off": Decimal("0.5")}, "drop_off"),
        ({"sources": {"quantitty": "x"}}, "sources.quantitty"),
        ({"ranges": {"deadweight": {"low": 0, "high": 1}}}, "ranges.deadweight"),
        ({"ranges": {"value": "bank"}}, "ranges.value"),
        ({"ranges": {"value": {"low": 11, "high": 12}}}, "ranges.value"),
        ({"ranges": {"value": {"low": [1], "high": [12]}}}, "ranges.value"),
        ({"ranges": {"quantity": {"low": -1, "high": 200}}}, "ranges.quantity.low"),
        ({"ranges": {"value": {"low": 1, "high": 12, "distribution": "normal"}}}, "ranges.value"),
        ({"ranges": {"value": {"low": 0, "high": 12, "distribution": "lognormal"}}}, "ranges.value.low"),
        ({"confidence": "low"}, "confidence"),
    ],
)
def test_what_does_not_go_together_is_told_beside_its_field(given, path):
    found = _outcome_problems(**given)
    assert list(found) == [path]
    assert len(found[path]) > 25


def test_a_range_of_a_rate_in_per_cent_is_met_with_fractions():
    found = _outcome_problems(deadweight=Decimal("0.2"), ranges={"deadweight": {"low": Decimal("0.1"), "high": 30}})
    assert found["ranges.deadweight"].startswith("Keep a rate between 0 and 1 (0.20 for 20%). You gave 0.1 to 30.")


def _beta_problems(central, low, high):
    ranged = {"low": Decimal(low), "high": Decimal(high), "distribution": "beta"}
    return _outcome_problems(deadweight=Decimal(central), ranges={"deadweight": ranged})


def test_a_beta_range_that_is_all_but_two_heaps_is_too_wide():
    for given in (("0.000000001", "0", "0.000001"), ("0.999999999", "0.999", "1")):
        assert "is too wide for a beta shape" in _beta_problems(*given)["ranges.deadweight"]


def test_a_beta_range_over_all_that_is_possible_will_do():
    ranged = {"low": 0, "high": 1, "distribution": "beta"}
    assert make_case(outcomes=[outcome_data(deadweight=Decimal("0.5"), ranges={"deadweight": ranged})])


def test_subtractive_deductions_may_not_pass_the_whole():
    outcome = outcome_data(deadweight=Decimal("0.6"), attribution=Decimal("0.5"))
    found = _problems(outcomes=[outcome], conventions={"deductions": "subtractive"})
    assert "add up to 1.1" in found["outcomes[0]"]
    assert make_case(outcomes=[outcome]).priced


def test_uprating_needs_a_price_year_and_pounds():
    found = _problems(uprating="gdp-deflator", currency="EUR")
    assert set(found) == {"price_year", "uprating"}


def test_values_of_another_currency_and_year_are_not_carried_by_a_deflator_for_pounds():
    euros = {"currency": "EUR", "price_year": 2022, "outcomes": [outcome_data(value_year=2020)]}
    message = _problems(**euros)["uprating"]
    assert "The deflator is for pounds, and the case is in EUR. Enter the values of better in prices of 2022" in message
    assert not make_case(**euros, uprating="none").is_uprated


def test_another_currency_in_prices_of_one_year_needs_no_word_on_uprating():
    assert not make_case(currency="EUR", price_year=2022, outcomes=[outcome_data(value_year=2022)]).is_uprated


def test_a_held_outcome_needs_neither_quantity_nor_value():
    case = make_case(outcomes=[outcome_data(status="held", value=None, quantity=None)])
    assert case.priced == ()


def test_problems_in_every_part_are_told_at_once_with_exact_paths():
    data = case_data(
        period={"start": "soon"},
        inputs=[{"name": "a", "values": [1, "2,000"]}, {"values": []}],
        outcomes=[
            outcome_data(deadweight=20, evidence={"sample": -1, "attritoin": 0}),
            outcome_data(id="b", ranges={"value": {"low": "x"}}),
        ],
        correlations=[{"between": ["better.quantity"], "rank": 2}],
    )
    with pytest.raises(InvalidInput) as error:
        read_case(data)
    assert {problem.path for problem in error.value.problems} == {
        "period.start", "period.end", "inputs[0].values[1]", "inputs[1].name", "inputs[1].values",
        "outcomes[0].deadweight", "outcomes[0].evidence.sample", "outcomes[0].evidence.attritoin",
        "outcomes[1].ranges.value.low", "outcomes[1].ranges.value.high",
        "correlations[0].between", "correlations[0].rank",
    }  # fmt: skip
