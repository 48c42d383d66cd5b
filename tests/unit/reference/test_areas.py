from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.reference import areas
from worthwhile.reference.areas import Area, UnknownArea

AREAS = st.sampled_from(areas.all_areas())


def _codes(*names: str) -> set[str]:
    return {areas.recognise(name).code for name in names}  # type: ignore[union-attr]


# The tree


def test_every_kind_of_area_is_there_in_its_number():
    counts = Counter(area.kind for area in areas.all_areas())
    assert counts == {
        "kingdom": 1, "nation": 4, "region": 9, "upper-tier": 218, "district": 164, "nhs-region": 7, "icb": 42,
    }  # fmt: skip


def test_every_area_has_a_name_a_code_of_its_own_and_a_parent_that_is_listed():
    found = areas.all_areas()
    assert len({area.code for area in found}) == len(found)
    assert [area for area in found if not area.name] == []
    assert [area for area in found if area.parent is not None and not areas.is_area(area.parent)] == []
    assert [area.code for area in found if area.parent is None] == ["K02000001"]


def test_a_district_is_in_its_county_its_region_its_nation_and_the_kingdom():
    assert areas.ancestors("E07000223") == ("E10000032", "E12000008", "E92000001", "K02000001")
    assert [areas.area(code).name for code in areas.ancestors("E07000223")] == [
        "West Sussex", "South East", "England", "United Kingdom",
    ]  # fmt: skip


def test_what_is_within_a_county_is_itself_and_its_districts():
    assert areas.within("E10000003") == {
        "E10000003", "E07000008", "E07000009", "E07000010", "E07000011", "E07000012",
    }  # fmt: skip
    assert areas.within("E06000032") == {"E06000032"}


def test_everything_is_within_the_kingdom():
    assert areas.within(areas.UNITED_KINGDOM) == {area.code for area in areas.all_areas()}


@given(AREAS)
def test_an_area_is_within_each_of_its_ancestors(area: Area):
    assert all(area.code in areas.within(above) for above in areas.ancestors(area.code))


@given(AREAS, AREAS)
def test_only_descendants_are_within_an_area(inner: Area, outer: Area):
    assert (inner.code in areas.within(outer.code)) == (outer.code in (inner.code, *areas.ancestors(inner.code)))


@pytest.mark.parametrize("ask", [areas.area, areas.ancestors, areas.within, lambda code: areas.neighbours(code, 5)])
def test_a_code_of_no_area_is_refused_with_an_example(ask: Callable[[str], object]):
    with pytest.raises(UnknownArea, match=r"No area has the code 'E99'.*E06000032"):
        ask("E99")


# How notices name a place


@pytest.mark.parametrize(
    ("given_name", "name", "how"),
    [
        ("E06000032", "Luton", "ons"),
        ("e10000015", "Hertfordshire", "ons"),
        ("UKM", "Scotland", "itl"),
        ("TLD", "North West", "itl"),
        ("TLH23", "Hertfordshire", "itl"),
        ("UKI32", "Westminster", "itl"),
        ("UK", "United Kingdom", "name"),
        ("GB", "United Kingdom", "name"),
        (" United\n  Kingdom ", "United Kingdom", "name"),
        ("England", "England", "name"),
        ("\n              England\n", "England", "name"),
        ("Yorkshire and the Humber", "Yorkshire and The Humber", "name"),
        ("LONDON", "London", "name"),
        ("City of London", "City of London", "name"),
        ("Edinburgh", "City of Edinburgh", "name"),
        ("Bristol", "Bristol, City of", "name"),
        ("Herefordshire", "Herefordshire, County of", "name"),
        ("Leicester City Council", "Leicester", "name"),
        ("Kent County Council", "Kent", "name"),
        ("Denbighshire County Council area", "Denbighshire", "name"),
        ("Glasgow City Council Area", "Glasgow City", "name"),
        ("Glasgow", "Glasgow City", "name"),
        ("Dumfries & Galloway", "Dumfries and Galloway", "name"),
        ("St Helens", "St. Helens", "name"),
        ("King’s Lynn and West Norfolk", "King's Lynn and West Norfolk", "name"),
        ("QYG", "NHS Cheshire and Merseyside Integrated Care Board", "ods"),
        ("Norfolk and Waveney", "NHS Norfolk and Waveney Integrated Care Board", "name"),
        ("SW7 2DD", "Kensington and Chelsea", "postcode"),
        ("bn41qa", "Adur", "postcode"),
    ],
)
def test_a_place_is_recognised_as_notices_name_it(given_name: str, name: str, how: str):
    found = areas.recognise(given_name)
    assert found is not None
    assert (areas.area(found.code).name, found.how, found.part_of) == (name, how, False)


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("UKM71", "Scotland"),  # Angus and Dundee City
        ("UKM93", "Scotland"),  # shares North Ayrshire, so its councils are not known here
        ("UKD3", "North West"),
        ("UKM2", "Scotland"),  # of an older edition
        ("BT1 1AA", "Northern Ireland"),
    ],
)
def test_a_part_of_an_area_is_told_as_a_part(given_name: str, name: str):
    found = areas.recognise(given_name)
    assert found is not None
    assert (areas.area(found.code).name, found.part_of) == (name, True)


@pytest.mark.parametrize(
    "given_name", ["", "  ", "Europe", "Isle of Man", "TL", "UKZ", "UKM7123", "XX1 1XX", "JE2 3AB"]
)
def test_what_names_no_area_is_not_guessed(given_name: str):
    assert areas.recognise(given_name) is None
    assert areas.recognise_all(given_name) == ()


def test_a_territory_of_several_councils_gives_each():
    assert {found.code for found in areas.recognise_all("UKM71")} == _codes("Angus", "Dundee City")
    assert {found.code for found in areas.recognise_all("TLJ4")} == _codes("Medway", "Kent")
    assert [found.how for found in areas.recognise_all("UKM71")] == ["itl", "itl"]


def test_a_territory_that_is_all_of_an_area_gives_that_area():
    assert [found.code for found in areas.recognise_all("UKN0")] == ["N92000002"]
    assert [found.code for found in areas.recognise_all("TLH23")] == ["E10000015"]


def test_a_territory_whose_councils_are_not_known_gives_the_area_it_is_in():
    assert [(found.code, found.part_of) for found in areas.recognise_all("UKM63")] == [("S92000003", True)]


def test_everything_else_is_recognised_once():
    assert areas.recognise_all("Luton") == (areas.recognise("Luton"),)


def test_every_council_is_in_a_territory_of_its_own_region_or_in_one_that_is_shared():
    listed = {code for letter in "CDEFGHIJKLMN" for code in _territories_under(letter)}
    councils = {
        a.code for a in areas.all_areas() if a.kind in ("upper-tier", "district") and len(areas.within(a.code)) == 1
    }
    assert councils - listed == _codes(
        "Cumberland", "Westmorland and Furness", "Highland", "Moray", "Argyll and Bute", "North Ayrshire",
        "East Ayrshire", "East Dunbartonshire", "West Dunbartonshire",
    )  # fmt: skip


def _territories_under(letter: str) -> set[str]:
    region = areas.recognise(f"TL{letter}").code  # type: ignore[union-attr]
    digits = "0123456789ABCDEFG"
    found = {
        recognised.code
        for second in digits
        for third in digits
        for recognised in areas.recognise_all(f"TL{letter}{second}{third}")
        if not recognised.part_of
    }
    assert found <= areas.within(region)
    return set().union(*(areas.within(code) for code in found)) if found else set()


@given(AREAS)
def test_every_code_recognises_itself(area: Area):
    assert areas.recognise(area.code) == areas.Recognised(area.code, "ons")


@given(AREAS)
def test_every_name_is_recognised_as_an_area_of_that_name(area: Area):
    found = areas.recognise(area.name)
    assert found is not None
    assert areas.area(found.code).name == area.name


@given(st.text(max_size=40))
def test_no_text_breaks_recognition(text: str):
    found = areas.recognise(text)
    assert found is None or areas.is_area(found.code)


# Against the published data, where it is beside this checkout


def test_the_shipped_areas_are_the_published_ones(shared: Callable[[str], Path]):
    kinds = {"COUNTRY": "nation", "REGION": "region", "UTLA": "upper-tier", "NHS_REGION": "nhs-region"}
    with shared("reference/areas.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    published = {(row["code"], row["name"], kinds[row["type"]]) for row in rows if row["type"] in kinds}
    published |= {(row["other_codes"][4:], row["name"], "icb") for row in rows if row["type"] == "ICB"}
    shipped = {(a.code, a.name, a.kind) for a in areas.all_areas() if a.kind not in ("kingdom", "district")}
    assert shipped == published
    parents = {row["code"]: row["parent_code"] for row in rows if row["type"] == "UTLA"}
    assert {a.code: a.parent for a in areas.all_areas() if a.kind == "upper-tier"} == parents
