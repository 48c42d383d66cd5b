"""Figures about the world, looked up for a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import make_series
from worthwhile.kernel.parameter import NotInForce

SERIES = make_series("prices/index", "100", "110", "121")


@pytest.mark.parametrize(
    ("on", "value"), [("2020-01-01", 100), ("2020-12-31", 100), ("2021-01-01", 110), ("2022-12-31", 121)]
)
def test_the_value_in_force_is_the_one_whose_days_hold_the_date(on, value):
    assert SERIES.in_force(on=date.fromisoformat(on)).value == Decimal(value)


def test_a_date_before_the_first_value_says_when_it_starts():
    with pytest.raises(NotInForce) as error:
        SERIES.in_force(on=date(2019, 12, 31))
    assert str(error.value) == (
        "prices/index has no value for 2019-12-31: it starts on 2020-01-01. "
        "Ask for a date from 2020-01-01 to 2022-12-31."
    )


def test_a_date_after_the_last_value_says_when_it_ended():
    with pytest.raises(NotInForce, match="its latest value before then ended on 2022-12-31"):
        SERIES.in_force(on=date(2023, 1, 1))


def test_a_date_in_a_gap_is_not_answered_with_the_value_before_it():
    gap = replace(SERIES, values=(SERIES.values[0], SERIES.values[2]))
    with pytest.raises(NotInForce, match="ended on 2020-12-31"):
        gap.in_force(on=date(2021, 6, 1))


def test_a_value_without_an_end_holds_to_this_day():
    still = replace(SERIES, values=(replace(SERIES.values[0], valid_to=None),))
    assert still.in_force(on=date(2999, 1, 1)).value == Decimal(100)
    with pytest.raises(NotInForce, match="Ask for a date from 2020-01-01 to today"):
        still.in_force(on=date(1999, 1, 1))
