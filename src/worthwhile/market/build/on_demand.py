"""One process, compiled when it is asked for: always right, whatever has been built."""

from __future__ import annotations

from typing import Any

from worthwhile.market.build.compiling import HeldRelease, compile_process
from worthwhile.market.build.given_out import without_people
from worthwhile.market.build.held import held_releases
from worthwhile.market.compile.process import Process
from worthwhile.market.compile.rules import shipped_rules
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger


def compile_one(home: MarketHome, ocid: str) -> Process | None:
    """The process as it stands after the last release held; None where none is. Raises CannotMerge."""
    releases = releases_of(home, ocid)
    return compile_process(releases, shipped_rules()) if releases else None


def compiled_release(home: MarketHome, ocid: str) -> dict[str, Any] | None:
    """Its compiled release as it is given out: without contact points, e-mail addresses and telephone numbers."""
    process = compile_one(home, ocid)
    return without_people(process.merged.release) if process else None


def releases_of(home: MarketHome, ocid: str) -> list[HeldRelease]:
    """The releases of a process as published, contact points included: not for pages, exports or logs."""
    with Ledger.open(home) as ledger:
        return held_releases(ledger, ocid)
