"""What one unit of an outcome is worth is told with its unit, price year, range and source."""

from __future__ import annotations

from worthwhile.exchange.worth_text import Worth, worth_of


def test_a_value_of_the_bank_is_told_with_its_unit_year_range_and_publication() -> None:
    found = worth_of({"value_ref": "WELLBY"})
    assert found.text == ("£13,000 per WELLBY, in prices of 2019, with a published range of £10,000 to £16,000")
    assert found.source.endswith("HM Treasury.")


def test_a_figure_of_ones_own_is_told_with_its_year_and_source() -> None:
    found = worth_of({"value": -13000, "value_year": 2019, "sources": {"value": "Value bank WELLBY, as a loss"}})
    assert found == Worth(text="−£13,000, in prices of 2019", source="Value bank WELLBY, as a loss")


def test_an_outcome_without_a_price_has_no_words_for_it() -> None:
    assert worth_of({"value": None, "value_ref": None}) == worth_of({}) == Worth()
