"""Discount factors by case year."""

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import SOURCE, make_parameters
from worthwhile.engines.valuation.case import Discounting
from worthwhile.engines.valuation.discounting import Curve, discount_curve, input_curve, schedule_rate
from worthwhile.engines.valuation.parameters import Band, Schedule
from worthwhile.engines.valuation.vocabulary import PastYears, Timing
from worthwhile.kernel.problems import InvalidInput

TEN_PERCENT = Decimal("0.1")


def _curve(
    timing: Timing = Timing.START,
    *,
    years: int = 3,
    rate: Decimal | None = TEN_PERCENT,
    rates: tuple[Decimal, ...] | None = None,
    carried: int = 0,
) -> Curve:
    return discount_curve(
        discounting=Discounting(rate=None if rates else rate, rates=rates, timing=timing),
        timing=timing,
        years=years,
        past_years=PastYears.COMPOUND if carried else PastYears.NONE,
        period_years=carried,
        parameters=make_parameters(),
    )


def _near(found: tuple[Decimal, ...], expected: list[Decimal]) -> bool:
    return all(abs(a - b) < Decimal("1e-20") for a, b in zip(found, expected, strict=True))


def test_at_the_start_year_1_is_not_discounted() -> None:
    assert _near(_curve(Timing.START).factors, [Decimal(1), 1 / Decimal("1.1"), 1 / Decimal("1.21")])


def test_at_the_end_year_1_is_discounted_by_a_year() -> None:
    assert _near(_curve(Timing.END).factors, [1 / Decimal("1.1"), 1 / Decimal("1.21"), 1 / Decimal("1.331")])


def test_in_the_middle_year_1_is_discounted_by_half_a_year() -> None:
    root = Decimal("1.1").sqrt()
    assert _near(_curve(Timing.MID, years=2).factors, [1 / root, 1 / (root * Decimal("1.1"))])


def test_a_list_gives_each_year_its_own_rate() -> None:
    found = _curve(Timing.END, rates=(Decimal("0.1"), Decimal("0.2"), Decimal("0.3")))
    assert _near(found.factors, [1 / Decimal("1.1"), 1 / Decimal("1.32"), 1 / Decimal("1.716")])


def test_a_list_that_is_too_short_is_refused_with_the_number_of_years() -> None:
    with pytest.raises(InvalidInput, match=r"each of the 3 years\. You gave 2"):
        _curve(rates=(Decimal(0), Decimal(0)))


def test_past_years_are_carried_forward_to_the_last_of_them() -> None:
    assert _near(_curve(carried=3).factors, [Decimal("1.21"), Decimal("1.1"), Decimal(1)])


def test_years_after_those_carried_forward_are_discounted_afresh() -> None:
    found = _curve(Timing.END, years=4, carried=2).factors
    assert _near(found, [Decimal("1.1"), Decimal(1), 1 / Decimal("1.1"), 1 / Decimal("1.21")])


def test_years_after_those_carried_forward_use_the_rates_of_their_own_years() -> None:
    rates = (Decimal("0.1"), Decimal("0.2"), Decimal("0.3"), Decimal("0.4"))
    found = _curve(Timing.END, years=4, rates=rates, carried=2).factors
    assert _near(found, [Decimal("1.2"), Decimal(1), 1 / Decimal("1.3"), 1 / Decimal("1.82")])


def test_a_list_must_reach_to_the_end_of_the_years_carried_forward() -> None:
    with pytest.raises(InvalidInput, match="each of the 3 years"):
        _curve(years=2, rates=(Decimal("0.1"), Decimal("0.1")), carried=3)


def test_inputs_are_spent_at_the_start_of_each_year_whatever_the_timing() -> None:
    discounting = Discounting(rate=TEN_PERCENT, timing=Timing.END)
    found = input_curve(discounting=discounting, years=2, parameters=make_parameters())
    assert _near(found.factors, [Decimal(1), 1 / Decimal("1.1")])


STEPPED = Schedule(
    id="stepped",
    label="Stepped",
    bands=(Band(first=0, last=1, rate=Decimal("0.5")), Band(first=2, last=None, rate=Decimal("0.25"))),
    valid_from=date(2024, 1, 1),
    source=SOURCE,
    locator="made up",
)


@pytest.mark.parametrize(("year", "rate"), [(1, "0.5"), (2, "0.25"), (500, "0.25")])
def test_a_schedule_has_a_rate_for_every_year_from_now(year: int, rate: str) -> None:
    assert schedule_rate(STEPPED, year) == Decimal(rate)


def test_the_words_say_the_rate_and_the_timing() -> None:
    assert _curve(Timing.MID).words == "0.1 a year, timing mid"
