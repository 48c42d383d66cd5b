"""A folder of data files becomes a library."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from worthwhile.engines.valuation.parameters import UprateRule
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.parameter import Basis
from worthwhile.reference.loading import load
from worthwhile.reference.tables import BandRow


def test_a_yaml_record_becomes_a_parameter_with_its_source(write):
    visit = load(write()).parameters["value-bank/VISIT"]
    assert (visit.label, visit.unit, visit.basis) == ("A visit", "GBP per visit", Basis.OFFICIAL)
    assert visit.price_year == PriceYear(2023, financial=True)
    assert visit.values[0].source.licence == "Open Licence"


def test_decimals_are_kept_as_written(write):
    value = load(write()).parameters["value-bank/VISIT"].values[0]
    assert str(value.value) == "12.50"
    assert (value.low, value.high) == (Decimal(10), Decimal(15))


def test_a_row_of_a_csv_file_becomes_a_parameter(write):
    call = load(write()).parameters["value-bank/CALL"]
    assert call.values[0].value == Decimal("3.20")
    assert call.values[0].locator == "Table 2, row 1"


def test_values_may_stand_in_a_csv_file_beside_their_record(write):
    index = load(write()).parameters["prices/index"]
    assert [value.value for value in index.values] == [Decimal("96.25"), Decimal("100.0")]
    assert index.values[0].valid_to == date(2023, 12, 31)


def test_a_figure_of_the_bank_says_how_it_may_be_used(write):
    bank = load(write()).bank
    assert (bank["CALL"].code, bank["CALL"].id) == ("CALL", "value-bank/CALL")
    assert bank["CALL"].average_cost
    assert not bank["VISIT"].average_cost
    assert bank["VISIT"].uprate is UprateRule.PRICES
    assert bank["VISIT"].unit == "per visit"


def test_a_withheld_figure_carries_its_reason_and_where_to_find_it(write):
    stay = load(write()).withheld["STAY"]
    assert stay.reason == "Its licence keeps it from shipping. A price."
    assert (stay.publication, stay.address) == ("A manual, A press, 2025", "https://example.org/b")


def test_a_table_keeps_its_editions(write):
    table = load(write()).tables["discounting/rates"]
    assert table.columns == ("first_year", "last_year", "rate")
    assert table.editions[0].rows[1] == BandRow(first_year=31, last_year=None, rate=Decimal("0.03"))
    assert len(table.editions[1].rows) == 1


def test_topics_keep_the_order_of_their_file(write):
    assert list(load(write()).topics) == ["value-bank", "prices", "discounting"]
