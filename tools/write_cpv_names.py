"""Write the names of CPV codes of health, social care and what stands near, from the list of sourced names.

    .venv/bin/python tools/write_cpv_names.py CPV_HEALTH_SOCIAL.csv

The list has the columns code, check_digit, name, level, group and eforms_reserved_public_service.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "worthwhile" / "reference" / "data" / "cpv" / "names.csv"


def main() -> None:
    """Keep code, check digit, name and whether eForms counts the code among reserved public services."""
    with Path(sys.argv[1]).open(encoding="utf-8-sig", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["code"])
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "check_digit", "name", "eforms_reserved"])
        for row in rows:
            writer.writerow([row["code"], row["check_digit"], row["name"], row["eforms_reserved_public_service"]])


if __name__ == "__main__":
    main()
