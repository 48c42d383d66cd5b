"""Numbers as people write them."""

from datetime import date
from decimal import Decimal

import pytest

from worthwhile.exchange.value_map.numbers import NotANumber, Read, read_number, read_rates, read_years


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (1250, "1250"),
        (0.1 + 0.2, "0.3"),
        ("1250", "1250"),
        ("£1,250.50", "1250.50"),
        ("£ 1 250", "1250"),
        ("GBP 99", "99"),
        ("1,234,567", "1234567"),
        ("(300)", "-300"),
        ("-£300", "-300"),
        ("\u2212300", "-300"),
        (".5", "0.5"),
    ],
)
def test_amounts_are_read_as_meant(cell: object, value: str) -> None:
    read = read_number(cell)
    assert read is not None
    assert read.value == Decimal(value)


@pytest.mark.parametrize("cell", ["", " ", "-", "n/a", "N/A", "–"])
def test_a_cell_that_says_nothing_is_nothing(cell: str) -> None:
    assert read_number(cell) is None


@pytest.mark.parametrize("cell", ["20%", "20 %", " 20% "])
def test_a_percent_sign_is_noticed(cell: str) -> None:
    read = read_number(cell)
    assert read is not None
    assert (read.value, read.percent) == (20, True)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("=B2*C2", "formula =B2\\*C2 is stored as text"),
        ("#REF!", "holds the error #REF!"),
        ("about 20", "holds 'about 20'"),
        ("1,25", "holds '1,25'"),
        ("12.5.3", "holds"),
        (date(2022, 4, 1), "date or time"),
        (True, "holds TRUE"),
        (float("inf"), "too large"),
    ],
)
def test_what_is_no_number_says_why(cell: object, words: str) -> None:
    with pytest.raises(NotANumber, match=words):
        read_number(cell)


@pytest.mark.parametrize(
    ("cell", "years"), [("3 years", "3"), ("1 yr", "1"), ("6 months", "0.5"), ("18 months", "1.5"), (2.5, "2.5")]
)
def test_durations_may_name_their_unit(cell: object, years: str) -> None:
    read = read_years(cell)
    assert read is not None
    assert read.value == Decimal(years)


def _rates(*numbers: str) -> dict[int, Read]:
    return {row: Read(Decimal(n.rstrip("%")), percent=n.endswith("%")) for row, n in enumerate(numbers)}


def test_a_column_from_0_to_1_holds_fractions() -> None:
    rates = read_rates(_rates("0.2", "0", "0.35"))
    assert list(rates.fractions.values()) == [Decimal("0.2"), 0, Decimal("0.35")]
    assert rates.ambiguous == ()


def test_a_column_with_a_number_above_1_holds_percentages_and_reports_the_doubtful() -> None:
    rates = read_rates(_rates("20", "1", "0.5", "0"))
    assert list(rates.fractions.values()) == [Decimal("0.2"), Decimal("0.01"), Decimal("0.005"), 0]
    assert rates.ambiguous == (1, 2)


def test_a_percent_sign_decides_for_its_own_cell_alone() -> None:
    rates = read_rates(_rates("20%", "0.2"))
    assert list(rates.fractions.values()) == [Decimal("0.2"), Decimal("0.2")]


def test_one_in_a_column_of_fractions_is_the_whole_and_reported() -> None:
    rates = read_rates(_rates("0.2", "1"))
    assert rates.fractions[1] == 1
    assert rates.ambiguous == (1,)
