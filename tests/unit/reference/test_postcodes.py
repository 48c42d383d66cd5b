from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.reference import areas
from worthwhile.reference.lists import read_list
from worthwhile.reference.postcodes import area_of_postcode, place_postcode, read_postcode

SECTORS = st.sampled_from(read_list("areas/postcodes.csv", "sector", "areas"))
LETTERS = st.text("ABDEFGHJLNPQRSTUWXYZ", min_size=2, max_size=2)


@pytest.mark.parametrize(
    ("postcode", "area"),
    [
        ("SW1A 2AA", "E09000033"),  # Westminster
        ("sw1a2aa", "E09000033"),
        (" LE1 1FZ ", "E06000016"),  # Leicester
        ("ZE3 9JY", "S12000027"),  # Shetland
        ("CF10 3AT", "W06000015"),  # Cardiff
        ("BN4 1FF", "E06000043"),  # Brighton and Hove: before the first postcode of Adur
        ("BN4 1QD", "E07000223"),  # Adur, in the same sector
    ],
)
def test_a_postcode_gives_its_council_area(postcode: str, area: str):
    assert area_of_postcode(postcode) == area


def test_a_sector_that_two_areas_share_is_told_by_its_last_letters():
    sector = "E06000043 LPE07000223 LQE06000043 PAE07000223"
    held = dict(read_list("areas/postcodes.csv", "sector", "areas"))["BN4 1"]
    assert held.startswith(sector)
    placed = [area_of_postcode(f"BN4 1{unit}") for unit in ("AA", "LN", "LP", "LQ", "NZ", "PA")]
    hove, adur = "E06000043", "E07000223"
    assert placed == [hove, hove, adur, hove, hove, adur]


def test_a_full_postcode_is_sure_and_half_of_one_says_how_sure():
    whole = place_postcode("le1 1fz")
    assert whole is not None
    assert (whole.postcode, whole.whole, whole.share) == ("LE1 1FZ", True, Decimal(1))
    half = place_postcode("LE1")
    assert half is not None
    assert (half.area, half.whole, half.share) == ("E06000016", False, Decimal("0.958"))


@pytest.mark.parametrize("text", ["BT1 1AA", "BT74", "bt99zz"])
def test_northern_ireland_is_told_as_the_nation(text: str):
    assert area_of_postcode(text) == "N92000002"


@pytest.mark.parametrize(
    "text", ["", "Luton", "ZZ1 1AA", "JE2 3AB", "IM1 1AA", "SW1A 2A", "SW1A 22A", "1SW 2AA", "QQ9"]
)
def test_what_is_no_postcode_of_the_united_kingdom_gives_nothing(text: str):
    assert area_of_postcode(text) is None


def test_no_postcode_of_northern_ireland_ships():
    assert [sector for sector, _ in read_list("areas/postcodes.csv", "sector", "areas") if sector[:2] == "BT"] == []
    assert [row[0] for row in read_list("areas/outward.csv", "outward", "area", "share") if row[0][:2] == "BT"] == []


@given(SECTORS, LETTERS)
def test_every_postcode_of_a_sector_is_in_an_area_that_the_sector_lists(sector: list[str], unit: str):
    name, listed = sector
    area = area_of_postcode(f"{name}{unit}")
    assert area is not None
    assert area in {run[-9:] for run in listed.split(" ")}
    assert areas.area(area).kind in ("upper-tier", "district")


def test_every_run_names_a_council_and_runs_are_in_order():
    for sector, listed in read_list("areas/postcodes.csv", "sector", "areas"):
        first, *later = listed.split(" ")
        units = [run[:2] for run in later]
        assert units == sorted(set(units)), sector
        assert all(areas.is_area(code) for code in {first, *(run[2:] for run in later)}), sector


def test_every_half_of_a_postcode_has_a_council_and_a_share():
    for outward, code, share in read_list("areas/outward.csv", "outward", "area", "share"):
        assert areas.is_area(code), outward
        assert 0 < Decimal(share) <= 1, outward


@pytest.mark.parametrize(
    ("text", "form"), [("sw1a2aa", "SW1A 2AA"), (" M1  1AE", "M1 1AE"), ("SW1A", None), ("nonsense", None)]
)
def test_a_postcode_is_written_in_its_usual_form(text: str, form: str | None):
    assert read_postcode(text) == form


@given(st.text(max_size=12))
def test_no_text_breaks_the_look_up(text: str):
    area = area_of_postcode(text)
    assert area is None or areas.is_area(area)
