"""The worked examples of the method pages, worked out by the engine."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.builders import case_data, outcome_data
from worthwhile.engines.valuation.case import read_case
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_file import parse_case_text
from worthwhile.exchange.levels import find_levels
from worthwhile.exchange.promised import beside_forecast
from worthwhile.exchange.standing import place
from worthwhile.exchange.standing_words import position_words
from worthwhile.exchange.templates import demonstration_text
from worthwhile.reference import valuation_parameters

Says = Callable[[str, str], None]


@pytest.fixture
def says(root: Path) -> Says:
    """Fails where a method page does not hold a sentence, wherever its lines are broken."""

    def check(page: str, sentence: str) -> None:
        text = " ".join((root / f"docs/methods/{page}.md").read_text(encoding="utf-8").split())
        assert sentence in text

    return check


def _value(**overrides: Any) -> ValuationResult:
    return value_case(case=read_case(case_data(**overrides)), parameters=valuation_parameters(), draws=0)


def _demonstration(name: str) -> ValuationResult:
    case = parse_case_text(demonstration_text(name), suffix=".yaml", name=name).case
    return value_case(case=case, parameters=valuation_parameters(), draws=0)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("WELLBY", "£13,000 for a WELLBY in 2019 is £{:,.2f} in 2023"), ("NHS-AE", "in 2024/25 is £{:,.2f} in 2023")],
)
def test_uprating(says: Says, code: str, sentence: str) -> None:
    result = _value(price_year=2023, outcomes=[{"id": "a", "quantity": 1, "value_ref": code}])
    says("uprating", sentence.format(result.present_value))


def test_uprating_of_wellbeing_by_prices_alone(says: Says) -> None:
    series = {dated.valid_from.year: dated.value for dated in valuation_parameters().wellbeing_deflator.values}
    says("uprating", f"less than that deflator alone, {series[2023] / series[2019]:.5f}")


def test_discounting(says: Says) -> None:
    later = [outcome_data(quantity=1, value=1000, starts_in_year=3)]
    start, mid, end = (
        _value(discounting={"rate": 0.035, "timing": timing}, outcomes=later).present_value
        for timing in ("start", "mid", "end")
    )
    says("discounting", f"worth £{start:.2f} with timing `start`, £{mid:.2f} with `mid` and £{end:.2f} with `end`")


def test_discounting_past_the_first_band_of_the_standard_schedule(says: Says) -> None:
    later = [outcome_data(quantity=1, value=1000, starts_in_year=31)]
    result = _value(discounting={"schedule": "green-book-standard", "timing": "end"}, outcomes=later)
    says("discounting", f"£1,000 in year 31, at its end, is worth £{result.present_value:.2f}")


@pytest.mark.parametrize("way", ["multiplicative", "subtractive"])
def test_deductions(says: Says, way: str) -> None:
    result = _value(
        inputs=[{"name": "Service", "values": [60000]}],
        conventions={"deductions": way},
        outcomes=[outcome_data(quantity=80, value=1100, deadweight=0.35, attribution=0.15)],
    )
    says("deductions", f"£{result.present_value:,.0f}")
    assert result.ratio is not None
    joint = "the ratio is" if way == "multiplicative" else "a ratio of"
    says("deductions", f"{joint} {result.ratio:.2f}.")


@pytest.mark.parametrize(
    ("rule", "word"), [("from-year-2", "by default"), ("linear", "linear"), ("in-year", "in-year")]
)
def test_drop_off(says: Says, rule: str, word: str) -> None:
    result = _value(conventions={"drop_off": rule}, outcomes=[outcome_data(duration_years=3, drop_off=0.3)])
    first, second, third = result.outcomes[0].net_by_year
    says("drop-off", f"£{first:,.0f}, £{second:,.0f} and £{third:,.0f} {word}")


def test_payback(says: Says) -> None:
    result = _value(
        discounting={"rate": 0.035, "timing": "start"},
        inputs=[{"name": "Service", "values": [250000]}],
        outcomes=[
            outcome_data(quantity=60, value=8500, deadweight=0.4, attribution=0.3, drop_off=0.3, duration_years=2)
        ],
    )
    says("payback", f"{result.payback_months:.1f} months. Discounted")
    says(
        "payback",
        f"year 2 is worth £{result.by_year[1].present_value:,.2f}: {result.payback_discounted_months:.1f} months",
    )


def test_overlap(says: Says) -> None:
    found = {outcome.id: outcome for outcome in _demonstration("laundrette").outcomes}
    says("overlap", f"life satisfaction is worth £{found['life-satisfaction'].present_value:,.2f}")
    says("overlap", f"by the same question, £{found['belonging'].present_value:,.2f}")
    assert (found["life-satisfaction"].counted, found["belonging"].counted) == (True, False)


def test_the_fiscal_view(says: Says) -> None:
    fiscal = _demonstration("community-dental").fiscal
    says("fiscal-view", f"avoided are worth £{fiscal.present_value:,.2f} to the NHS")
    says("fiscal-view", f"called cashable: £{fiscal.cashable_present_value:,.2f}")


def test_distributional_weights(says: Says) -> None:
    groups = [outcome_data(id=name, group_income=income) for name, income in (("a", 45000), ("b", 18000))]
    first, second = (o.distributional_weight for o in _value(mean_income=35000, outcomes=groups).outcomes)
    says(
        "distributional-weights",
        f"£45,000 has a weight of {first:.2f}, one with £18,000 of {second:.2f}",
    )


def test_optimism_bias(says: Says) -> None:
    result = _value(
        inputs=[{"name": "Grant", "values": [500], "confidence": "c"}],
        outcomes=[outcome_data(confidence="c")],
        optimism_bias={"costs": {"c": Decimal("0.2")}, "benefits": {"c": Decimal("0.4")}},
    )
    assert result.optimism is not None
    value, cost = result.optimism.present_value, result.optimism.investment_present_value
    says("optimism-bias", f"£{cost:.0f} and £{value:.0f}, a ratio of {result.optimism.ratio:.0f}")


def test_where_a_figure_stands(says: Says) -> None:
    published = valuation_parameters().benchmarks
    deadweight = published["deadweight"]
    points = [f"{value:.1%}".replace(".0%", "%") for _, value in deadweight.points]
    says(
        "benchmarks",
        f"{points[0]} at the 10th percentile, {points[1]} at the 25th, {points[2]} at the 50th, {points[3]} at "
        f"the 75th and {points[4]} at the 90th, of {deadweight.n} reports",
    )
    for rate, shown in (("0.07", "7%"), ("0.3", "30%")):
        found = place(value=Decimal(rate), published=deadweight)
        says("benchmarks", f"{shown} is {position_words(found, deadweight, what='published figures')}.")
    rates = published["discount-rate"]
    found = place(value=Decimal("0.035"), published=rates)
    says("benchmarks", position_words(found, rates, what="published figures"))


def test_levels(says: Says) -> None:
    one = outcome_data(id="a", level="social", shares_change_with=["b"])
    result = _value(outcomes=[one, outcome_data(id="b", level="social", quantity=50)])
    social = find_levels(result=result).columns[1]
    says("levels", f"{social.priced[1].present_value:,.0f}. The level is worth £{social.present_value:,.2f};")


def test_promised_and_achieved(says: Says) -> None:
    both = []
    for change in ({"quantity": 120, "deadweight": 0.2}, {"quantity": 96, "deadweight": 0.5}):
        case = read_case(case_data(outcomes=[outcome_data(**change)]))
        both.append((case, value_case(case=case, parameters=valuation_parameters(), draws=0)))
    row = beside_forecast(forecast=both[0], actual=both[1]).rows[0]
    assert row.value_change is not None
    says("promised-and-achieved", f"promised: £{row.value_then:,.2f}.")
    says("promised-and-achieved", f"anyway: £{row.value_now:,.2f}.")
    says("promised-and-achieved", f"is {row.share:.0%}; the value is £{-row.value_change:,.2f} less")
