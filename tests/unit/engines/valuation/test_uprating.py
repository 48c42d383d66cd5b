"""Carrying a value from its price year to another."""

from decimal import Decimal

import pytest

from tests.builders import make_parameters
from worthwhile.engines.valuation.parameters import UprateRule
from worthwhile.engines.valuation.uprating import PriceYearNotPublished, UpratingFactor, uprating_factor
from worthwhile.engines.valuation.vocabulary import UpratingBeyond
from worthwhile.kernel.dates import PriceYear


def _factor(
    given: object,
    wanted: object,
    rule: UprateRule = UprateRule.PRICES,
    beyond: UpratingBeyond | None = None,
) -> UpratingFactor:
    """With made-up prices of 100, 110 and 121 in 2020 to 2022, and income of 100, 102 and 104."""
    return uprating_factor(
        given=PriceYear.parse(given),
        wanted=PriceYear.parse(wanted),
        rule=rule,
        parameters=make_parameters(),
        beyond=beyond,
    )


def test_a_value_of_the_same_year_stays_as_it_is() -> None:
    assert _factor(2021, 2021).factor == 1


def test_prices_follow_the_deflator() -> None:
    assert _factor(2020, 2022).factor == Decimal("1.21")


def test_a_value_can_be_carried_back() -> None:
    assert _factor(2022, 2021).factor == Decimal(110) / Decimal(121)


def test_wellbeing_follows_prices_and_income_to_the_power_of_the_elasticity() -> None:
    expected = Decimal("1.21") * Decimal("1.04") ** Decimal("1.3")
    assert abs(_factor(2020, 2022, UprateRule.WELLBEING).factor - expected) < Decimal("1e-20")


def test_wellbeing_names_all_three_series() -> None:
    found = _factor(2020, 2022, UprateRule.WELLBEING).parameters
    assert found == ("wellbeing/deflator", "wellbeing/gdp-per-head", "wellbeing/elasticity")


def test_a_financial_year_is_three_quarters_of_its_first_calendar_year() -> None:
    # 0.75 x 100 + 0.25 x 110 = 102.5
    assert _factor("2020/21", 2022).factor == Decimal(121) / Decimal("102.5")


def test_a_financial_year_that_is_part_published_uses_the_first_year_alone_and_says_so() -> None:
    found = _factor("2022/23", 2021)
    assert found.factor == Decimal(110) / Decimal(121)
    assert "2023 is not yet published" in found.notes[0]


def test_a_year_after_the_series_is_refused_with_its_last_year() -> None:
    with pytest.raises(PriceYearNotPublished, match=r"ends in 2022.*uprating_beyond: last-known-growth"):
        _factor(2021, 2023)


def test_a_year_before_the_series_is_refused_with_its_first_year() -> None:
    with pytest.raises(PriceYearNotPublished, match="starts in 2020"):
        _factor(2019, 2021)


def test_growth_goes_on_where_the_case_allows_it_and_is_marked() -> None:
    found = _factor(2022, 2024, beyond=UpratingBeyond.LAST_KNOWN_GROWTH)
    assert found.factor == Decimal("1.21")
    assert found.extrapolated
    assert "nothing is published after 2022" in found.notes[0]


def test_a_published_year_is_not_marked_as_extrapolated() -> None:
    assert not _factor(2020, 2022, beyond=UpratingBeyond.LAST_KNOWN_GROWTH).extrapolated


def test_the_words_show_both_readings() -> None:
    assert "121 (2022) ÷ 100 (2020)" in _factor(2020, 2022).words
