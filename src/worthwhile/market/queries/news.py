"""Whether a notice is news to somebody who knew everything up to a release of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from worthwhile.market.build.compiling import compile_process
from worthwhile.market.build.held import held_releases
from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.compile.columns.rows import rows_of
from worthwhile.market.compile.rules import shipped_rules
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.tables import BY_NAME

_OPENED = [column.name for column in BY_NAME["opportunity"].columns].index("opened_at")


def touched_since(home: MarketHome, *, seq: int) -> set[str]:
    """The processes with a release that arrived after number ``seq``."""
    with Ledger.open(home) as ledger:
        return ledger.ocids_since(seq)


def news_of(home: MarketHome, rows: Iterable[Mapping[str, Any]], *, seq: int) -> list[Mapping[str, Any]]:
    """Of rows of the opportunity table those that are news after release number ``seq``, in their order.

    News is what was not held at all by then, and what one could not answer by then and could since: a plan that
    became a tender. Any other change of what was held is none.
    """
    with Ledger.open(home) as ledger:
        return [row for row in rows if _is_news(ledger, row, seq)]


def _is_news(ledger: Ledger, row: Mapping[str, Any], seq: int) -> bool:
    entries = ledger.entries_of(row["ocid"])
    if not entries or entries[0].seq > seq:
        return bool(entries)
    return row["opened_at"] is not None and not _could_be_answered(ledger, row["ocid"], seq)


def _could_be_answered(ledger: Ledger, ocid: str, seq: int) -> bool:
    held = held_releases(ledger, ocid, last_seq=seq)
    if not held:
        return False
    try:
        before = compile_process(held, shipped_rules())
    except CannotMerge:
        return False
    return rows_of(before)["opportunity"][0][_OPENED] is not None
