"""Gaps are what no held number fills."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.sources.feeds.sequence import find_gaps, missing_numbers, number_of

places = st.sets(st.integers(1, 400), min_size=1)


def _ids(numbers, year=2026):
    return [number_of(year, number) for number in numbers]


@given(places, places, st.booleans())
def test_held_missing_and_not_there_are_all_numbers_up_to_the_last(held: set, absent: set, from_start: bool) -> None:
    (year,) = find_gaps(_ids(held), not_there=_ids(absent), from_the_start={2026} if from_start else ())
    first = 1 if from_start else min(held)
    expected = set(range(first, max(held))) - held - absent
    found = {place for low, high in year.gaps for place in range(low, high + 1)}
    assert found == expected
    assert year.missing == len(expected)
    assert year.held + year.missing + year.not_there == max(held) - first + 1
    assert all(low <= high for low, high in year.gaps)
    assert all(after[0] > before[1] + 1 for before, after in zip(year.gaps, year.gaps[1:], strict=False))
    assert missing_numbers([year]) == sorted(_ids(expected), reverse=True)


def test_years_are_counted_apart_and_what_is_no_number_is_passed_over() -> None:
    held = ["000002-2025", "000004-2025", "000001-2026", "000000-2026", "ocds-h6vhtk-1", "12-2026", "0000011-2026"]
    first, second = find_gaps(held)
    assert (first.year, first.first, first.last, first.held, first.gaps) == (2025, 2, 4, 2, ((3, 3),))
    assert (second.year, second.held, second.gaps, second.complete) == (2026, 1, (), 1.0)


def test_a_year_asked_for_from_its_start_counts_from_one() -> None:
    (year,) = find_gaps(["000003-2026"], from_the_start={2026, 2024})
    assert year.gaps == ((1, 2),)
    assert round(year.complete, 3) == 0.333


def test_nothing_held_has_no_gaps() -> None:
    assert find_gaps([], from_the_start={2026}) == []
