"""Write the names of CPV codes of health, social care and what stands near, from the list of sourced names.

    .venv/bin/python tools/write_cpv_names.py CPV_HEALTH_SOCIAL.csv

Of the columns of the list only code and name are read.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "worthwhile" / "reference" / "data" / "cpv" / "names.csv"


def main() -> None:
    """Keep code and name: what eForms reserves is not the law of the United Kingdom, and would mislead here."""
    with Path(sys.argv[1]).open(encoding="utf-8-sig", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["code"])
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "name"])
        writer.writerows([row["code"], row["name"]] for row in rows)


if __name__ == "__main__":
    main()
