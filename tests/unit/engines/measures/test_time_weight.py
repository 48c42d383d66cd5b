"""Area under the change."""

from __future__ import annotations

from decimal import Decimal

import pytest

from worthwhile.engines.measures.time_weight import area_by_year


def _points(*pairs: tuple[str, str]) -> list[tuple[Decimal, Decimal]]:
    return [(Decimal(time), Decimal(height)) for time, height in pairs]


def test_with_two_points_half_the_change_counts_for_the_time_between() -> None:
    assert area_by_year(_points(("0", "0"), ("0.5", "4"))) == (Decimal("1"),)


def test_with_three_points_trapezia_are_added() -> None:
    assert area_by_year(_points(("0", "0"), ("0.25", "4"), ("0.75", "4"))) == (Decimal("2.5"),)


def test_a_gain_is_parted_at_the_end_of_each_year() -> None:
    assert area_by_year(_points(("0", "0"), ("2", "4"))) == (Decimal("1"), Decimal("3"))


def test_a_gain_that_fades_counts_only_while_it_is_there() -> None:
    assert area_by_year(_points(("0", "0"), ("0.5", "2"), ("1", "0"))) == (Decimal("1"),)


def test_a_worsening_counts_against() -> None:
    assert area_by_year(_points(("0", "0"), ("1", "-2"))) == (Decimal("-1"),)


@pytest.mark.parametrize("points", [[("0", "0")], [("0", "0"), ("0", "5")]])
def test_without_time_there_is_no_gain(points: list[tuple[str, str]]) -> None:
    assert area_by_year(_points(*points)) == (Decimal(0),)
