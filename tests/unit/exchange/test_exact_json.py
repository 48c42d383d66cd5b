"""What is kept of a case comes back with every digit."""

from datetime import date
from decimal import Decimal

import pytest

from worthwhile.exchange.exact_json import exact_json_text, read_exact_json


def test_every_digit_comes_back() -> None:
    data = {"value": Decimal("0.12345678901234567890123"), "quantity": [Decimal("120.50"), 3], "cash": False, "x": None}
    assert read_exact_json(exact_json_text(data)) == data
    assert str(read_exact_json(exact_json_text(data))["quantity"][0]) == "120.50"


def test_a_date_becomes_its_iso_text() -> None:
    assert exact_json_text({"start": date(2026, 4, 1)}) == '{"start":"2026-04-01"}'


def test_quotes_and_line_ends_of_a_text_come_back() -> None:
    text = 'She said "yes",\nand </script> \u2028 too'
    assert read_exact_json(exact_json_text({"notes": text})) == {"notes": text}


def test_what_no_case_holds_is_refused() -> None:
    with pytest.raises(TypeError, match="set cannot be written exactly"):
        exact_json_text({"outcomes": {1, 2}})


def test_a_float_is_refused_as_it_is_not_exact() -> None:
    with pytest.raises(TypeError, match="float"):
        exact_json_text([0.1])
