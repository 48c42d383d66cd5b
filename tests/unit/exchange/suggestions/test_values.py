"""Values of the bank are found by plain words, those that may not be supplied too, without their figure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.suggestions import find_values


def test_a_visit_to_casualty_finds_the_price_of_an_attendance_with_its_source() -> None:
    found = find_values(words="a visit to casualty")[0]
    assert found.code == "NHS-AE"
    assert found.is_supplied
    assert "in prices of 2024/25" in found.value
    assert found.source.endswith(".")
    assert "casualty" in found.because


def test_the_published_range_is_told_with_the_figure() -> None:
    found = find_values(words="happier")[0]
    assert found.id == "value-bank/WELLBY"
    assert "with a published range of £10,000 to £16,000" in found.value


def test_a_price_that_may_not_be_supplied_is_found_without_its_figure_and_says_why() -> None:
    found = find_values(words="GP appointment")[0]
    assert (found.code, found.is_supplied, found.value) == ("PSS-GP10", False, "")
    assert "forbids commercial use" in found.source
    assert "Enter it yourself" in found.source


def test_values_that_differ_by_their_year_alone_are_one_answer_and_the_year_asked_for_comes_first() -> None:
    found = find_values(words="carbon in 2027")
    assert [one.code for one in found] == ["CO2-2027"]
    assert "CO2-2030" in found[0].alike
    assert "CO2-2027" not in found[0].alike


def test_words_that_no_value_answers_find_nothing() -> None:
    assert find_values(words="best pizza in Naples") == ()


@given(words=st.text(max_size=200))
def test_any_text_gives_the_same_answer_each_time(words: str) -> None:
    assert find_values(words=words) == find_values(words=words)
