"""The worth of one outcome, year by year."""

from dataclasses import replace
from decimal import Decimal

import pytest

from worthwhile.engines.valuation.terms import (
    Amount,
    Terms,
    fading,
    gross,
    kept_share,
    last_year,
    net_by_year,
    net_in_year,
    present_value,
)
from worthwhile.engines.valuation.vocabulary import Deductions, DropOffRule, Rounding

PLAIN = Terms(
    id="better",
    amount=Amount.LASTING,
    units=(Decimal(10),),
    value=(Decimal(100),),
    start=1,
    duration=Decimal(3),
    deadweight=Decimal("0.2"),
    displacement=Decimal("0.1"),
    attribution=Decimal("0.5"),
    drop_off=Decimal("0.5"),
    factors=(Decimal(1), Decimal("0.9"), Decimal("0.8"), Decimal("0.7")),
    deductions=Deductions.MULTIPLICATIVE,
    drop_off_rule=DropOffRule.FROM_YEAR_2,
    rounding=Rounding.NONE,
)
WHOLE = replace(PLAIN, deadweight=Decimal(0), displacement=Decimal(0), attribution=Decimal(0))


def test_gross_is_quantity_times_value_before_any_deduction() -> None:
    assert gross(PLAIN) == 1000


def test_deductions_multiply() -> None:
    assert kept_share(PLAIN) == Decimal("0.36")


def test_deductions_may_be_subtracted() -> None:
    assert kept_share(replace(PLAIN, deductions=Deductions.SUBTRACTIVE)) == Decimal("0.2")


def test_subtracted_deductions_never_take_more_than_there_is() -> None:
    assert kept_share(replace(PLAIN, deductions=Deductions.SUBTRACTIVE, deadweight=Decimal("0.9"))) == 0


def test_drop_off_never_touches_the_first_year() -> None:
    assert net_by_year(WHOLE) == (1000, 500, 250, 0)


def test_drop_off_in_the_year_itself_also_reduces_the_first() -> None:
    assert net_by_year(replace(WHOLE, drop_off_rule=DropOffRule.IN_YEAR)) == (500, 250, 125, 0)


def test_linear_drop_off_takes_the_same_share_of_the_first_year_each_year() -> None:
    found = net_by_year(replace(WHOLE, drop_off_rule=DropOffRule.LINEAR, drop_off=Decimal("0.3")))
    assert found == (1000, 700, 400, 0)


def test_linear_drop_off_ends_at_nothing() -> None:
    assert fading(replace(WHOLE, drop_off_rule=DropOffRule.LINEAR), 3) == 0


@pytest.mark.parametrize("rule", DropOffRule)
def test_a_drop_off_of_all_leaves_nothing_after_the_first_year(rule: DropOffRule) -> None:
    assert fading(replace(WHOLE, drop_off_rule=rule, drop_off=Decimal(1)), 1) == 0


def test_a_fraction_of_a_year_counts_the_last_year_in_part() -> None:
    assert net_by_year(replace(WHOLE, duration=Decimal("1.25"), drop_off=Decimal(0))) == (1000, 250, 0, 0)


def test_an_outcome_may_start_later() -> None:
    assert net_by_year(replace(WHOLE, start=2)) == (0, 1000, 500, 250)


def test_what_lies_past_the_horizon_is_left_out() -> None:
    assert net_by_year(replace(WHOLE, start=3)) == (0, 0, 1000, 500)


def test_a_quantity_by_year_counts_each_for_that_year_alone() -> None:
    by_year = replace(WHOLE, amount=Amount.BY_YEAR, units=(Decimal(1), Decimal(4)), drop_off=Decimal(0))
    assert net_by_year(by_year) == (100, 400, 0, 0)


def test_each_intake_has_its_own_duration_and_drop_off() -> None:
    intake = replace(WHOLE, amount=Amount.INTAKE, units=(Decimal(10), Decimal(20)), duration=Decimal(2))
    # 10 in year 1; half of them and 20 new in year 2; half of the 20 in year 3.
    assert net_by_year(intake) == (1000, 2500, 1000, 0)


def test_a_value_by_year_follows_the_years_from_the_start() -> None:
    carbon = replace(WHOLE, value=(Decimal(1), Decimal(2), Decimal(3)), drop_off=Decimal(0), start=2)
    assert net_by_year(carbon) == (0, 10, 20, 30)


def test_present_value_discounts_each_year_by_its_factor() -> None:
    assert present_value(WHOLE) == 1000 + 500 * Decimal("0.9") + 250 * Decimal("0.8")


def test_a_year_before_the_start_is_worth_nothing() -> None:
    assert net_in_year(replace(WHOLE, start=2), 1) == 0


@pytest.mark.parametrize(
    ("terms", "year"),
    [
        (WHOLE, 3),
        (replace(WHOLE, duration=Decimal("2.1"), start=2), 4),
        (replace(WHOLE, amount=Amount.BY_YEAR, units=(Decimal(1),) * 5), 5),
        (replace(WHOLE, amount=Amount.INTAKE, units=(Decimal(1),) * 2), 4),
    ],
)
def test_the_last_year_of_an_outcome_is_known_whatever_the_horizon(terms: Terms, year: int) -> None:
    assert last_year(terms) == year


def test_chained_rounding_rounds_each_step_half_up() -> None:
    third = replace(WHOLE, units=(Decimal("0.005"),), value=(Decimal(1),), rounding=Rounding.CHAINED)
    assert gross(third) == Decimal("0.01")


def test_chained_steps_round_a_quantity_by_year_as_they_print_it() -> None:
    terms = replace(
        PLAIN,
        amount=Amount.BY_YEAR,
        units=(Decimal("0.35"), Decimal(1)),
        value=(Decimal("0.30"),),
        deadweight=Decimal("0.2"),
        displacement=Decimal(0),
        attribution=Decimal(0),
        rounding=Rounding.CHAINED,
    )
    # 0.105 prints as 0.11, and 0.8 of that as 0.09; unchained it would be 0.084, printed as 0.08.
    assert gross(terms) == Decimal("0.11")
    assert net_in_year(terms, terms.start) == Decimal("0.09")
