"""The figures arranged as a valuation looks them up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from worthwhile.engines.valuation.parameters import BankUse, UprateRule
from worthwhile.reference import valuation_parameters


def test_the_schedules_are_named_as_case_files_name_them():
    assert set(valuation_parameters().schedules) == {"green-book-standard", "green-book-health", "green-book-low"}


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("green-book-standard", "0.035", "0.01"),
        ("green-book-health", "0.015", "0.0043"),
        ("green-book-low", "0.03", "0.0086"),
    ],
)
def test_a_schedule_has_its_six_bands(name, first, last):
    bands = valuation_parameters().schedules[name].bands
    assert [band.first for band in bands] == [0, 31, 76, 126, 201, 301]
    assert (bands[0].rate, bands[-1].rate, bands[-1].last) == (Decimal(first), Decimal(last), None)


def test_the_benchmarks_are_keyed_by_factor():
    benchmarks = valuation_parameters().benchmarks
    assert set(benchmarks) == {"deadweight", "attribution", "drop-off", "ratio", "discount-rate"}
    deadweight = benchmarks["deadweight"]
    assert (deadweight.n, deadweight.mean) == (154, Decimal("0.26"))
    assert deadweight.points[0] == (Decimal(10), Decimal("0.052"))


def test_the_ratio_benchmark_holds_only_what_was_published():
    ratio = valuation_parameters().benchmarks["ratio"]
    assert (ratio.n, ratio.mean) == (247, None)
    assert ratio.points == ((Decimal(50), Decimal("3.56")), (Decimal(90), Decimal("10.2")))


def test_every_benchmark_says_that_a_machine_extracted_it():
    assert all("by machine" in benchmark.note for benchmark in valuation_parameters().benchmarks.values())


def test_the_vintage_of_each_series_is_named():
    vintage = valuation_parameters().vintage
    assert set(vintage) == {"deflator", "wellbeing_deflator", "gdp_per_head"}
    assert "December 2025" in vintage["deflator"]
    assert "30 September 2024" in vintage["wellbeing_deflator"]
    assert "15 August 2024" in vintage["gdp_per_head"]


def test_a_wellby_of_2019_is_worth_15338_in_2023_by_the_series_that_ship():
    """Not the published 15,257.66, which was made with the releases of May 2024."""
    held = valuation_parameters()
    then, now = date(2019, 7, 1), date(2023, 7, 1)
    prices = held.wellbeing_deflator.in_force(on=now).value / held.wellbeing_deflator.in_force(on=then).value
    growth = held.gdp_per_head.in_force(on=now).value / held.gdp_per_head.in_force(on=then).value
    elasticity = held.wellbeing_elasticity.in_force(on=now).value
    assert round(held.bank["WELLBY"].value * prices * growth**elasticity, 2) == Decimal("15338.46")


def test_only_wellbys_and_qalys_are_carried_by_the_wellbeing_series():
    bank = valuation_parameters().bank
    assert {code for code, value in bank.items() if value.uprate is UprateRule.WELLBEING} == {"WELLBY", "QALY"}


def test_wage_rates_are_prices_of_inputs():
    bank = valuation_parameters().bank
    wages = {code for code in bank if code.startswith(("NLW-", "NMW-"))}
    assert {code for code, value in bank.items() if value.use is BankUse.INPUT_PRICE} == wages
    assert len(wages) == 6


def test_averages_of_the_health_service_are_no_cashable_saving():
    bank = valuation_parameters().bank
    health = {code for code in bank if code.startswith("NHS-")}
    assert {code for code, value in bank.items() if value.average_cost} == health


def test_the_value_of_a_life_covers_the_whole_period():
    bank = valuation_parameters().bank
    assert {code for code, value in bank.items() if value.whole_period} == {"VPF"}


def test_a_societal_saving_contains_the_saving_to_government():
    bank = valuation_parameters().bank
    assert bank["DIS-FT-SOC"].contains == ("DIS-FT-GOV",)
    assert bank["DIS-PT-SOC"].contains == ("DIS-PT-GOV",)
