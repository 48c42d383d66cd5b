"""Figures as people read them."""

from decimal import Decimal

import pytest

from worthwhile.exchange.charts.words import near_text, numbers_text, parameter_text, percent_text, ratio_text


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
    assert [near_text("a.quantity", (Decimal(number),), "GBP") for number in ("598.93187", "0.718149")] == [
        "598.93",
        "0.7181",
    ]


def test_a_share_is_rounded_half_up() -> None:
    assert percent_text(Decimal("0.125"), places=1) == "12.5%"
    assert percent_text(Decimal("0.125")) == "13%"


def test_a_missing_ratio_is_said_in_words() -> None:
    assert ratio_text(None, "GBP") == "no ratio"


@pytest.mark.parametrize(
    ("parameter", "number", "text"),
    [
        ("less-lonely.value", "13000", "£13,000"),
        ("value-bank/WELLBY", "5208.0512", "£5,208.05"),
        ("inputs", "60000", "£60,000"),
        ("less-lonely.deadweight", "0.25", "25%"),
        ("less-lonely.drop_off", "0.333", "33.3%"),
        ("less-lonely.quantity", "31", "31"),
        ("less-lonely.duration_years", "1.5", "1.5"),
    ],
)
def test_the_number_of_a_parameter_is_written_in_its_own_unit(parameter: str, number: str, text: str) -> None:
    assert parameter_text(parameter, (Decimal(number),), "GBP") == text
