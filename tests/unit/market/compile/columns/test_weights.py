"""Weights of award criteria."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.compile.columns.weights import Weight, read_weight, weight_in_words


@pytest.mark.parametrize(
    ("words", "weight"),
    [
        ("95", 95.0),
        ("30%", 30.0),
        ("0%", 0.0),
        ("63.7", 63.7),
        ("Quality 60%", 60.0),
        ("Social value (10%)", 10.0),
        ("40 per cent", 40.0),
        ("weighting: 25", 25.0),
    ],
)
def test_a_weight_is_read_from_words(words: str, weight: float) -> None:
    assert weight_in_words(words) == Weight(weight, None, None, "text", words)


@pytest.mark.parametrize("words", ["Quality", "150", "Price 40%, quality 60%", "minimum score of 50%", "Lot 3", "2020"])
def test_other_numbers_are_not_weights(words: str) -> None:
    assert weight_in_words(words) is None


def test_a_range_is_kept_as_a_range() -> None:
    assert weight_in_words("60-85%") == Weight(None, 60.0, 85.0, "text", "60-85%")
    assert weight_in_words("20 to 30") == Weight(None, 20.0, 30.0, "text", "20 to 30")


@pytest.mark.parametrize(
    ("numbers", "weight"),
    [
        ([{"number": 30, "weight": "percentageExact"}], Weight(30.0, None, None, "number", "30")),
        (
            [{"number": 20, "weight": "percentageRangeMin"}, {"number": 40, "weight": "percentageRangeMax"}],
            Weight(None, 20.0, 40.0, "number", "20 to 40"),
        ),
        ([{"number": 1, "weight": "orderOfImportance"}], Weight(None, None, None, "order", "1")),
        ([], Weight(None, None, None, "absent", None)),
        ("x", Weight(None, None, None, "absent", None)),
    ],
)
def test_a_weight_is_read_from_numbers(numbers: Any, weight: Weight) -> None:
    assert read_weight({"numbers": numbers}, "Quality", None, []) == weight


def test_the_description_counts_before_the_name() -> None:
    assert read_weight({}, "Quality 60%", "55", []).value == 55.0
    assert read_weight({}, "Quality 60%", "see documents", []).value == 60.0


@given(st.text())
def test_no_words_raise_and_weights_are_percentages(words: str) -> None:
    weight = weight_in_words(words)
    assert weight is None or weight.value is None or 0 <= weight.value <= 100
