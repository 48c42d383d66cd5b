"""Names written in one way, for comparing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.compile.columns.names import name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Water Services Regulation Authority", "water services regulation authority"),
        ("Smith & Sons Limited", "smith and sons ltd"),
        ("SMITH AND SONS LTD.", "smith and sons ltd"),
        ("Age UK Exeter", "age uk exeter"),
        ("Lunch Club Community Interest Company", "lunch club cic"),
        ("Lunch Club C.I.C.", "lunch club cic"),
        ("Big Public Limited Company", "big plc"),
        ("St. John's Ambulance", "st johns ambulance"),
        ("Côté Soleil", "cote soleil"),
        ("  ", None),
        (None, None),
    ],
)
def test_spellings_of_one_name_have_one_key(name: str | None, key: str | None) -> None:
    assert name_key(name) == key


def test_a_company_and_a_charity_of_one_name_stay_apart() -> None:
    assert name_key("Age UK Wiltshire") != name_key("Age UK Wiltshire Ltd")


@given(st.text())
def test_no_name_raises_and_a_key_has_no_spaces_at_its_ends(name: str) -> None:
    key = name_key(name)
    assert key is None or (key == key.strip() and key)
