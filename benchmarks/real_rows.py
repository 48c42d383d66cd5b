"""The real notices beside the repository as rows of the opportunity table, made as the market is compiled."""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from worthwhile.market.build.compiling import HeldRelease, compile_process
from worthwhile.market.compile.columns.rows import rows_of
from worthwhile.market.compile.rules import shipped_rules

NOTICES = Path(__file__).resolve().parents[2] / "shared" / "ocds"


def real_opportunities() -> list[tuple[Any, ...]]:
    """One row a process, in the order of the declared columns. Ends the program where the notices are not there."""
    if not NOTICES.is_dir():
        sys.exit(f"This benchmark needs the real notices and found none: {NOTICES} is missing.")
    lines = gzip.decompress((NOTICES / "uk_releases.jsonl.gz").read_bytes()).splitlines()
    lines += (NOTICES / "find_a_tender_2023_act.jsonl").read_bytes().splitlines()
    held: dict[str, list[HeldRelease]] = defaultdict(list)
    for number, line in enumerate(lines):
        release = json.loads(line)
        name = str(release.get("id", number))
        held[release["ocid"]].append(
            HeldRelease(number, release["ocid"], name, "id" not in release, release["date"], line)
        )
    rules = shipped_rules()
    return [row for releases in held.values() for row in rows_of(compile_process(releases, rules))["opportunity"]]
