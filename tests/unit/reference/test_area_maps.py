from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.write_tile_grid import lay_out
from worthwhile.reference import areas
from worthwhile.reference.areas import Area

POINTED = st.sampled_from([area for area in areas.all_areas() if area.easting is not None])


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
