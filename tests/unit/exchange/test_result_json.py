"""The result as JSON: the contract that other programs read."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from tests.builders import case_data, make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.plain_data import json_text, plain_number
from worthwhile.exchange.result_json import money, ratio, result_data, step_data
from worthwhile.kernel.working import Step

MONEY = re.compile(r"-?\d+\.\d\d")
OUTCOMES = [
    outcome_data(
        agency="nhs",
        kind="fiscal",
        cashable=Decimal("0.5"),
        stakeholder="Members",
        duration_years=3,
        drop_off=Decimal("0.333"),
        deadweight=Decimal("0.2"),
        group_income=20000,
        confidence="low",
        ranges={"value": {"low": 5, "high": 20}},
    ),
    outcome_data(id="worse", value=-3),
    outcome_data(id="same", value=2, shares_change_with=["better"]),
    outcome_data(id="dignity", status="held", value=None, quantity=None),
    outcome_data(id="later", status="pending", value=None),
]


def _result(**overrides):
    case = make_case(
        **{
            "outcomes": OUTCOMES,
            "inputs": [
                {"name": "Grant", "values": [500, 100], "agency": "nhs"},
                {"name": "Time", "values": [50], "cash": False},
            ],
            "mean_income": 30000,
            "optimism_bias": {"benefits": {"low": Decimal("0.4")}, "source": "Guidance"},
            **overrides,
        }
    )
    result = value_case(case=case, parameters=make_parameters(), draws=200, seed=1)
    return json.loads(json_text(result_data(result, case_hash="abc")))


@pytest.fixture(scope="module")
def data():
    return _result()


CONTRACT = [
    "gross", "net_year_1", "present_value", "ratio", "ratio_cash", "ratio_by_timing", "net_present_value",
    "investment_present_value", "cost_per_unit", "payback_months", "payback_discounted_months", "by_level",
    "by_kind", "by_agency", "by_stakeholder", "by_year", "outcomes", "held", "pending", "fiscal",
    "uncertainty", "sensitivity", "checks", "steps", "parameters", "engine_version", "data_vintage",
    "case_hash",
]  # fmt: skip


@pytest.mark.parametrize("key", CONTRACT)
def test_every_key_that_others_rely_on_is_there(data, key):
    assert key in data


@pytest.mark.parametrize(
    ("part", "keys"),
    [
        ("ratio_by_timing", "start mid end"),
        ("fiscal", "present_value cashable_present_value by_agency"),
        ("uncertainty", "draws seed ratio present_value probability_ratio_above_1 standard_error"),
    ],
)
def test_every_part_has_the_keys_that_others_rely_on(data, part, keys):
    assert set(keys.split()) <= set(data[part])


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        ("outcomes", "id gross net_by_year present_value status steps"),
        ("sensitivity", "parameter low high ratio_at_low ratio_at_high break_even"),
        ("checks", "code severity outcome message evidence answer"),
        ("cost_per_unit", "id cost_per_unit"),
    ],
)
def test_every_row_has_the_keys_that_others_rely_on(data, rows, keys):
    assert data[rows]
    assert all(set(keys.split()) <= set(row) for row in data[rows])


def test_the_spread_of_ratio_and_value_has_its_four_parts(data):
    for part in ("ratio", "present_value"):
        assert set(data["uncertainty"][part]) == {"p5", "p50", "p95", "mean"}


def _money_in(data):
    yield from (
        data[name] for name in ("gross", "net_year_1", "present_value", "net_present_value", "investment_present_value")
    )
    for group in ("by_level", "by_kind", "by_agency", "by_stakeholder"):
        yield from data[group].values()
    for outcome in data["outcomes"]:
        yield from (outcome["gross"], outcome["present_value"], outcome["unit_value"], *outcome["net_by_year"])
        yield from (step["result"] for step in outcome["steps"] if step["unit"] == "GBP")
    for year in data["by_year"]:
        yield from (value for name, value in year.items() if name not in ("year", "starts_on"))
    yield from (row["cost_per_unit"] for row in data["cost_per_unit"])
    yield from data["uncertainty"]["present_value"].values()
    yield from data["fiscal"]["cashable_by_agency"].values()
    for row in data["sensitivity"]:
        yield from (row["present_value_at_low"], row["present_value_at_high"])
    yield from (data["optimism_bias"]["present_value"], data["weighted"]["present_value"])


def test_all_money_is_text_with_two_places(data):
    amounts = list(_money_in(data))
    assert len(amounts) > 40
    assert [amount for amount in amounts if not (isinstance(amount, str) and MONEY.fullmatch(amount))] == []


def test_all_ratios_are_numbers_of_at_most_six_places(data):
    ratios = [data["ratio"], data["ratio_cash"], data["net_ratio"], *data["ratio_by_timing"].values()]
    ratios += [data["uncertainty"]["ratio"][part] for part in ("p5", "p50", "p95", "mean")]
    ratios += [row[end] for row in data["sensitivity"] for end in ("ratio_at_low", "ratio_at_high")]
    assert all(isinstance(found, float) and found == round(found, 6) for found in ratios)


def test_the_ratio_is_the_value_over_the_investment(data):
    assert data["ratio"] == pytest.approx(
        float(data["present_value"]) / float(data["investment_present_value"]), abs=1e-4
    )


def test_held_and_pending_outcomes_stand_apart_without_a_price(data):
    assert [row["id"] for row in data["held"]] == ["dignity"]
    assert [row["id"] for row in data["pending"]] == ["later"]
    assert "present_value" not in data["held"][0]


def test_nothing_put_in_leaves_the_ratios_null():
    found = _result(inputs=[])
    assert (found["ratio"], found["ratio_cash"], found["net_ratio"], found["uncertainty"]["ratio"]) == (None,) * 4
    assert found["present_value"] != "0.00"


def test_a_payback_never_reached_is_null():
    assert _result(outcomes=[outcome_data(value=0)])["payback_months"] is None


def test_no_draws_leave_the_uncertainty_null():
    result = value_case(case=make_case(**case_data()), parameters=make_parameters(), draws=0)
    assert result_data(result, case_hash="abc")["uncertainty"] is None


@pytest.mark.parametrize(
    ("amount", "shown"), [("-0.001", "0.00"), ("2.675", "2.68"), ("1E+30", "1" + "0" * 30 + ".00"), ("-1.005", "-1.01")]
)
def test_money_is_rounded_half_up_and_never_written_with_an_exponent(amount, shown):
    assert money(Decimal(amount)) == shown


@pytest.mark.parametrize(("value", "shown"), [("0.0000005", 1e-6), ("-0.0000001", 0.0), ("2", 2.0)])
def test_a_ratio_is_rounded_half_up_to_six_places(value, shown):
    assert ratio(Decimal(value)) == shown
    assert str(ratio(Decimal(value))) != "-0.0"


def test_a_whole_number_has_no_point():
    assert json.dumps([plain_number(Decimal("96.0")), plain_number(Decimal("0.25"))]) == "[96, 0.25]"


def test_a_step_that_is_not_money_is_a_number():
    step = Step(label="a", formula="b", result=Decimal("0.1234567"), unit="ratio")
    assert step_data(step)["result"] == 0.123457
