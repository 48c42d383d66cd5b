"""Working days of each nation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from worthwhile.reference.working_days import NATIONS, NationDays, UnitedKingdomDays

DAYS = UnitedKingdomDays()


@pytest.mark.parametrize(
    ("nation", "day", "works"),
    [
        ("england", date(2026, 4, 3), False),  # Good Friday
        ("england", date(2026, 4, 6), False),  # Easter Monday
        ("scotland", date(2026, 4, 6), True),  # no bank holiday there
        ("scotland", date(2026, 1, 2), False),
        ("england", date(2026, 1, 2), True),
        ("northern-ireland", date(2026, 3, 17), False),
        ("wales", date(2026, 3, 17), True),
        ("england", date(2026, 12, 28), False),  # Boxing Day, moved from Saturday
        ("england", date(2026, 12, 24), True),
        ("wales", date(2026, 8, 31), False),
        ("scotland", date(2026, 8, 31), True),
    ],
)
def test_each_nation_has_its_own_bank_holidays(nation: str, day: date, works: bool) -> None:
    assert DAYS.of(nation).is_working_day(day) is works


def test_saturdays_and_sundays_are_never_working_days() -> None:
    for ahead in range(400):
        day = date(2026, 1, 1) + timedelta(days=ahead)
        if day.weekday() >= 5:
            assert not DAYS.of("england").is_working_day(day)


def test_the_first_monday_in_may_is_none_even_where_the_bank_holiday_was_moved() -> None:
    assert not NationDays("england").is_working_day(date(2020, 5, 4))
    assert not NationDays("england").is_working_day(date(2020, 5, 8))  # where it was moved to
    assert not NationDays("england").is_working_day(date(2026, 5, 4))
    assert NationDays("england").is_working_day(date(2026, 5, 11))


def test_a_holiday_anywhere_is_none_everywhere() -> None:
    everywhere = DAYS.anywhere()
    assert not everywhere.is_working_day(date(2026, 3, 17))
    assert everywhere.is_working_day(date(2026, 3, 18))
    for ahead in range(400):
        day = date(2026, 1, 1) + timedelta(days=ahead)
        assert everywhere.is_working_day(day) == all(DAYS.of(nation).is_working_day(day) for nation in NATIONS)


def test_a_word_that_is_no_nation_is_refused() -> None:
    with pytest.raises(KeyError):
        DAYS.of("cornwall")
