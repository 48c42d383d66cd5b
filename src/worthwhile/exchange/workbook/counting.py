"""Which outcomes count, as formulas: one of each group that may describe the same change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.overlap import shared_change_groups
from worthwhile.engines.valuation.prepare import prepare
from worthwhile.engines.valuation.terms import present_value
from worthwhile.engines.valuation.vocabulary import Timing
from worthwhile.exchange.workbook.contents import Contents
from worthwhile.exchange.workbook.map_columns import MapColumns


def counting_formula(outcomes: Sequence[Outcome], index: int, columns: MapColumns, figure: str) -> str:
    """1 where the outcome has the largest ``figure`` of its group, else 0; between equals the first by id counts."""
    own = outcomes[index].id
    group = next((group for group in shared_change_groups(outcomes) if own in group), frozenset({own}))
    mine = columns.here(index, figure)
    beats = [
        f"{mine}{'>' if other.id < own else '>='}{columns.here(position, figure)}"
        for position, other in enumerate(outcomes)
        if other.id in group and other.id != own
    ]
    return f"IF(AND({','.join(beats)}),1,0)" if beats else "1"


def timed_present_values(contents: Contents, timing: Timing) -> Mapping[str, Decimal]:
    """Present value of each priced outcome at one timing, by id."""
    timed = prepare(case=contents.case, parameters=contents.prepared.parameters, timing=timing)
    return {item.terms.id: present_value(item.terms) for item in timed.outcomes}
