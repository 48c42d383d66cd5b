"""Write the rules of merging that we ship, from the OCDS release schema.

    .venv/bin/python tools/write_merge_rules.py ../shared/schemas/release-schema-1__1__5.json

The schema is that of the Open Contracting Data Standard 1.1.5, as released with the standard (Copyright Open
Contracting Partnership, Apache License 2.0). Only which path has which rule is taken from it.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from worthwhile.market.compile.rules import rules_of_schema

SHIPPED = Path(__file__).parents[1] / "src/worthwhile/market/compile/data/release-schema-1.1.5.csv"


def main() -> int:
    rules = rules_of_schema(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    with SHIPPED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("path", "rule"))
        writer.writerows(("/".join(path), rule) for path, rule in rules.by_path.items())
    sys.stdout.write(f"{len(rules.by_path)} rules written to {SHIPPED.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
