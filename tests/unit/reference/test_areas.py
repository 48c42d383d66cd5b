from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.write_tile_grid import lay_out
from worthwhile.reference import areas
from worthwhile.reference.areas import Area, UnknownArea

AREAS = st.sampled_from(areas.all_areas())
POINTED = st.sampled_from([area for area in areas.all_areas() if area.easting is not None])


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


# Points and neighbours


def test_every_council_of_great_britain_has_a_point_and_none_of_northern_ireland():
    councils = [area for area in areas.all_areas() if area.kind in ("upper-tier", "district")]
    without = {area.code for area in councils if area.easting is None or area.northing is None}
    assert without == areas.within("N92000002") - {"N92000002"}


def test_points_lie_where_one_knows_the_places_to_be():
    shetland, cornwall, westminster = (areas.area(code) for code in ("S12000027", "E06000052", "E09000033"))
    assert shetland.northing > 1_100_000
    assert cornwall.easting < 210_000
    assert cornwall.northing < 75_000
    assert (round(westminster.easting, -4), round(westminster.northing, -4)) == (530_000, 180_000)


def test_neighbours_are_of_the_same_tier_nearest_first_and_no_further_than_asked():
    near = areas.neighbours("E06000032", 30)
    assert near[0][0] == "E06000056"  # Central Bedfordshire lies around Luton
    distances = [km for _, km in near]
    assert distances == sorted(distances)
    assert max(distances) <= 30
    assert {areas.area(code).kind for code, _ in near} == {"upper-tier"}


def test_neighbours_of_a_district_are_districts_and_councils_without_districts():
    near = [code for code, _ in areas.neighbours("E07000008", 60)]
    assert "E07000012" in near  # South Cambridgeshire
    assert "E06000031" in near  # Peterborough, which has no districts
    assert "E10000003" not in near  # Cambridgeshire, which has


def test_distance_is_that_of_pythagoras_in_kilometres():
    leeds, bradford = areas.area("E08000035"), areas.area("E08000032")
    worked = ((leeds.easting - bradford.easting) ** 2 + (leeds.northing - bradford.northing) ** 2) ** 0.5 / 1000
    assert dict(areas.neighbours("E08000035", 50))["E08000032"] == round(worked, 1)


def test_what_has_no_point_has_no_neighbours():
    assert areas.neighbours("N09000003", 100) == ()
    assert areas.neighbours("E54000024", 100) == ()


@given(POINTED, st.floats(1, 80))
def test_nearness_goes_both_ways_inside_a_tier(area: Area, km: float):
    for other, away in areas.neighbours(area.code, km):
        if areas.area(other).kind == area.kind:
            assert dict(areas.neighbours(other, away + 0.1))[area.code] == away


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


# Tile-grid maps


@pytest.mark.parametrize(("grid", "number"), [("upper-tier", 218), ("nations-and-regions", 12)])
def test_every_area_of_a_grid_has_a_tile_of_its_own(grid: areas.GridKind, number: int):
    tiles = areas.tile_grid(grid)
    assert len(tiles) == len(set(tiles.values())) == number
    assert min(column for column, _ in tiles.values()) == min(row for _, row in tiles.values()) == 0


def test_north_is_up_and_west_is_left():
    tiles = areas.tile_grid("upper-tier")
    lowest = max(row for _, row in tiles.values())
    assert tiles["S12000027"][1] == 0  # Shetland
    assert tiles["E06000052"][1] >= lowest - 2  # Cornwall
    assert tiles["E06000052"][0] < tiles["E10000008"][0] < tiles["E10000016"][0]  # Cornwall, Devon, Kent
    regions = areas.tile_grid("nations-and-regions")
    assert regions["S92000003"][1] < regions["E12000001"][1] < regions["E12000009"][1]
    assert regions["N92000002"][0] < regions["W92000004"][0] < regions["E12000006"][0]


def test_london_is_in_one_piece():
    tiles = {code: tile for code, tile in areas.tile_grid("upper-tier").items() if code.startswith("E09")}
    reached, waiting = set(), [next(iter(tiles.values()))]
    while waiting:
        column, row = waiting.pop()
        if (column, row) in tiles.values() and (column, row) not in reached:
            reached.add((column, row))
            waiting += [(column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)]
    assert len(reached) == len(tiles) == 33


def test_the_shipped_tiles_are_those_that_the_tool_lays_out():
    for grid in ("upper-tier", "nations-and-regions"):
        assert dict(areas.tile_grid(grid)) == lay_out(grid)


def test_there_is_no_other_grid():
    with pytest.raises(KeyError):
        areas.tile_grid("icb")  # type: ignore[arg-type]


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
