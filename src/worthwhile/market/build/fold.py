"""A few new releases folded into a store: only the processes they belong to are compiled again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from worthwhile.market.build.held_together import held_together
from worthwhile.market.build.packed import parts_of
from worthwhile.market.build.part import Part, PartReport
from worthwhile.market.build.uncollected import without_collecting
from worthwhile.market.compile.rules import MergeRules
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.manifest import replaced_file


def build_fold(home: MarketHome, *, folder: Path, rules: MergeRules, ocids: Iterable[str], last_seq: int) -> PartReport:
    """Write the tables of the processes named into ``folder``, and the list of them that earlier segments yield to."""
    named = sorted(ocids)
    with without_collecting(), Ledger.open(home) as ledger, Part(folder, "100", rules) as part:
        for releases in held_together(ledger, named, last_seq=last_seq):
            part.add(b"".join([of_one for held in releases for of_one in parts_of(held)]))
    pq.write_table(pa.table({"ocid": pa.array(named, type=pa.string())}), replaced_file(folder))
    return part.report()
