"""The compiled core makes of every real notice what Python makes of it, and leaves little to Python."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.compiled_by_core import differences, held, needs_core
from worthwhile.market.build.compiling import HeldRelease

SHARED = Path(__file__).resolve().parents[4] / "shared"

pytestmark = [
    pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared: the real notices"),
    needs_core,
]


def _processes(name: str) -> list[list[HeldRelease]]:
    packed = (SHARED / "ocds" / name).read_bytes()
    lines = (gzip.decompress(packed) if name.endswith(".gz") else packed).splitlines()
    by_ocid: dict[str, list[HeldRelease]] = {}
    for number, line in enumerate(lines):
        release = json.loads(line)
        if isinstance(release.get("ocid"), str) and isinstance(release.get("date"), str):
            by_ocid.setdefault(release["ocid"], []).append(held(line, number))
    return list(by_ocid.values())


@pytest.mark.parametrize(
    ("name", "left_at_most"),
    [("uk_releases.jsonl.gz", 0.03), ("find_a_tender_2023_act.jsonl", 0.03), ("other_releases.jsonl.gz", 0.5)],
)
def test_the_core_makes_of_every_real_notice_what_python_makes(name: str, left_at_most: float) -> None:
    processes = _processes(name)
    told, left = differences(processes)
    assert not told, "\n".join(told[:5])
    assert left <= left_at_most * len(processes)
