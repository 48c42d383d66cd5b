"""A part of a segment, written by one worker."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from tests.compiled_by_core import held
from tests.market_releases import tender_release
from worthwhile.market.build.packed import packed
from worthwhile.market.build.part import Part
from worthwhile.market.compile.rules import WHOLE, MergeRules


def test_python_compiles_where_the_core_cannot_merge_by_the_rules(tmp_path: Path) -> None:
    with Part(tmp_path, "100", MergeRules({("tender", "two\nlines"): WHOLE})) as part:
        part.add(packed(held(tender_release(1))))
    assert (part.report().processes, part.report().by_core) == (1, 0)
    assert pq.read_table(tmp_path / "process-100.parquet").num_rows == 1
