"""Write which councils each ITL territory of the third level is made of.

    .venv/bin/python tools/write_itl_areas.py NUTS.json

``NUTS.json`` is data/nuts.json of ideal-postcodes/postcodes.io: council code to the ITL code (January 2021) and name of
its last row in the lookup of the Office for National Statistics, under the Open Government Licence v3.0. A few councils
lie in several territories, and the file keeps one row of each. Such territories are written without councils.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

from worthwhile.reference.area_tree import all_areas, within

TARGET = Path(__file__).parents[1] / "src" / "worthwhile" / "reference" / "data" / "areas" / "itl.csv"
# Cumberland; Westmorland and Furness; Highland and Moray; Argyll and Bute; North Ayrshire: parts of each are named in
# the titles of these ("East Ayrshire and North Ayrshire mainland").
SPLIT = frozenset({"TLD11", "TLD12", "TLM61", "TLM62", "TLM63", "TLM81", "TLM93"})


def main() -> None:
    """Keep every council under its territory; councils with a new code are found by their name."""
    councils = [area for area in all_areas() if area.kind in ("upper-tier", "district") and len(within(area.code)) == 1]
    codes = {area.code for area in councils}
    by_name = {area.name: area.code for area in councils}
    territories: dict[str, set[str]] = defaultdict(set)
    for code, row in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).items():
        if row["code"].startswith("TL"):
            territories[row["code"]].add(code if code in codes else by_name[row["name"]])
    assert set().union(*territories.values()) == codes, "a council has no territory"
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["itl", "areas"])
        for itl in sorted(SPLIT.union(territories)):
            writer.writerow([itl, "" if itl in SPLIT else " ".join(sorted(territories[itl]))])


if __name__ == "__main__":
    main()
