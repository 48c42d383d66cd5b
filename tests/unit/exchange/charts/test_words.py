"""Figures as people read them."""

from decimal import Decimal

import pytest

from worthwhile.exchange.charts.words import near_text, numbers_text, percent_text, ratio_text


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        (["0.20"], "0.2"),
        (["60000"], "60,000"),
        (["55000", "55000", "0"], "55,000 in each of 2 years"),
        (["120", "90"], "120; 90"),
        (["0", "0"], "0"),
    ],
)
def test_numbers_are_written_without_idle_zeros(numbers: list[str], text: str) -> None:
    assert numbers_text(tuple(Decimal(number) for number in numbers)) == text


def test_a_solved_number_is_written_to_useful_places() -> None:
    assert [near_text((Decimal(number),)) for number in ("598.93187", "0.718149")] == ["598.93", "0.7181"]


def test_a_share_is_rounded_half_up() -> None:
    assert percent_text(Decimal("0.125"), places=1) == "12.5%"
    assert percent_text(Decimal("0.125")) == "13%"


def test_a_missing_ratio_is_said_in_words() -> None:
    assert ratio_text(None, "GBP") == "no ratio"
