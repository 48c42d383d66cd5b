"""Releases joined into compiled releases, beside ocdsmerge doing the same, in one run.

Both are given the same parsed releases of the United Kingdom and the same rules, by turns and on one core, and their
answers are compared before anything is timed. Ours also finds what merging by id loses, which the other does not.
Seconds are those of the processor; each side is timed with Python's collector of garbage as it comes, and without it.
Needs ../shared/ocds beside the checkout.
"""

from __future__ import annotations

import copy
import gc
import gzip
import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from ocdsmerge import Merger

from worthwhile.market.compile.merge import merge_releases
from worthwhile.market.compile.rules import shipped_rules

RELEASES = Path(__file__).parents[2] / "shared/ocds/uk_releases.jsonl.gz"
RUNS = 11
LEAST_RATIO = 3.0

Process = list[dict[str, Any]]


def processes() -> list[Process]:
    by_ocid: dict[str, Process] = {}
    for line in gzip.decompress(RELEASES.read_bytes()).splitlines():
        release = json.loads(line)
        by_ocid.setdefault(release["ocid"], []).append(release)
    return list(by_ocid.values())


def seconds(merge: Callable[[Process], Any], given: list[Process]) -> float:
    gc.collect()
    start = time.process_time()
    for releases in given:
        merge(releases)
    return time.process_time() - start


def compare(name: str, given: list[Process], ours: Callable[[Process], Any], theirs: Callable[[Process], Any]) -> float:
    """The ratio of releases a second, median of pairs measured by turns; printed with the rates."""
    count = sum(map(len, given))
    pairs = [(seconds(ours, given), seconds(theirs, given)) for _ in range(RUNS)]
    ratio = median(slow / quick for quick, slow in pairs)
    our_rate, their_rate = (count / median(pair[side] for pair in pairs) for side in (0, 1))
    print(f"{name:42} {count:5} releases  {our_rate:8,.0f}/s  ocdsmerge {their_rate:7,.0f}/s  ratio {ratio:.1f}")
    return ratio


def main() -> int:
    if not RELEASES.exists():
        print(f"not measured: {RELEASES.name} is not beside this checkout")
        return 0
    warnings.simplefilter("ignore")
    rules = shipped_rules()
    reference = Merger(merge_rules=dict(rules.by_path))
    given = processes()
    for releases in given:
        expected = reference.create_compiled_release(copy.deepcopy(releases))
        assert merge_releases(releases, rules).release == expected

    def ours(releases: Process) -> Any:
        return merge_releases(releases, rules)

    theirs = reference.create_compiled_release
    ratio = compare("all", given, ours, theirs)
    compare("processes of one release", [found for found in given if len(found) == 1], ours, theirs)
    compare("processes of several", [found for found in given if len(found) > 1], ours, theirs)
    gc.disable()
    compare("all, garbage not collected", given, ours, theirs)
    return 0 if ratio >= LEAST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
