"""Makes large sets of notices from the real ones: the same texts under new processes, ids and dates.

As published sets do, releases of one process lie far apart: the set is in order of date. 55 % of processes have one
release, 25 % two, 12 % three and 8 % four. The base is some 1,000 notices repeated, so the text is more repetitive than
the real feeds: good for compression and dictionaries, the same for every tool that is measured on it.
"""

from __future__ import annotations

import gzip
import heapq
import json
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

NOTICES = Path(__file__).resolve().parents[2] / "shared" / "ocds"
RELEASES_A_PROCESS = (1, 2, 3, 4)
SHARES = (0.55, 0.25, 0.12, 0.08)
FIRST = datetime(2021, 1, 1)  # noqa: DTZ001 - written with its zone below
DAYS = 1_800


def real_releases() -> list[dict[str, Any]]:
    """The real UK releases beside the repository. Ends the program with a sentence where they are not there."""
    if not NOTICES.is_dir():
        sys.exit(f"This benchmark replicates real notices and found none: {NOTICES} is missing.")
    with gzip.open(NOTICES / "uk_releases.jsonl.gz", "rt", encoding="utf-8") as older:
        lines = [*older, *(NOTICES / "find_a_tender_2023_act.jsonl").read_text(encoding="utf-8").splitlines()]
    # Some old releases are in the form of OCDS 1.0, without parties: the peer refuses to mix them with the others.
    return [release for release in map(json.loads, lines) if "parties" in release]


def write_set(path: Path, releases: int, *, seed: int = 1) -> None:
    """Write ``releases`` releases as JSON lines in order of date, unless it is there already."""
    if path.exists():
        return
    base = real_releases()
    beside = path.with_suffix(".part")
    with beside.open("w", encoding="utf-8") as out:
        for line in lines_of(base, releases, random.Random(seed)):
            out.write(line)
            out.write("\n")
    beside.rename(path)


def lines_of(base: list[dict[str, Any]], releases: int, chance: random.Random) -> Iterator[str]:
    """Lines in order of date."""
    waiting: list[tuple[datetime, int, int, int]] = []
    begun = written = planned = 0
    step = timedelta(days=DAYS) / releases
    moment = FIRST
    while written < releases:
        moment += step
        while waiting and waiting[0][0] <= moment:
            at, process, part, source = heapq.heappop(waiting)
            yield line_of(base[source], process, part, at)
            written += 1
        if planned < releases:
            size = min(chance.choices(RELEASES_A_PROCESS, SHARES)[0], releases - planned)
            source = chance.randrange(len(base))
            for part in range(size):
                later = part * timedelta(days=chance.uniform(5, 200))
                heapq.heappush(waiting, (moment + later, begun, part, source))
            planned += size
            begun += 1
        elif waiting:
            moment = max(moment, waiting[0][0])


def line_of(release: dict[str, Any], process: int, part: int, at: datetime) -> str:
    """A real release under another ocid, id and date."""
    changed = {**release, "ocid": f"{release['ocid'][:11]}-{process:08x}", "date": at.strftime("%Y-%m-%dT%H:%M:%SZ")}
    changed["id"] = f"{process:08x}-{part}"
    changed.pop("version", None)
    return json.dumps(changed, ensure_ascii=False, separators=(",", ":"))
