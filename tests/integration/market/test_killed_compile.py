"""Compiling killed at any moment: what is held stays held, and a reader sees a whole store or the one before.

WORTHWHILE_KILLS says how often to kill (8 unless told).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.market_builders import take_in
from tests.market_releases import award_release, tender_release
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.store.compiled import compiled_lines
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.manifest import read_state
from worthwhile.market.store.reading import ALL_TABLES, Market

KILLS = int(os.environ.get("WORTHWHILE_KILLS", "8"))
COMPILE = [str(Path(sys.executable).parent / "worthwhile"), "market", "compile"]


def _compile(home: MarketHome, *options: str, killed_after: float | None = None) -> None:
    process = subprocess.Popen(
        [*COMPILE, *options],
        env={**os.environ, "WORTHWHILE_HOME": str(home.root.parent)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    if killed_after is not None:
        time.sleep(killed_after)
        os.killpg(process.pid, signal.SIGKILL)
    _, said = process.communicate()
    assert killed_after is not None or process.returncode == 0, said.decode()


def _assert_whole(home: MarketHome, known: dict[str, int]) -> None:
    """Every table, the compiled releases and the index can be read to their end and speak of the same processes."""
    state = read_state(home)
    market = Market(home, state)
    for table in ALL_TABLES:
        market.sql(f"select * from {table.name}")
    ocids = {row["ocid"] for row in market.sql("select ocid from process")}
    assert len(ocids) == known[state.id] if state.id in known else True
    assert sum(1 for _ in compiled_lines(home, state)) == len(ocids)
    assert market.index_folder is not None
    SearchIndex.open(market.index_folder)
    known[state.id] = len(ocids)
    market.close()


def test_nothing_is_lost_and_no_half_built_store_is_seen(tmp_path: Path) -> None:
    home = MarketHome(tmp_path / "home" / "market")
    chance = random.Random(11)
    take_in(home, [tender_release(number) for number in range(400)])
    started = time.monotonic()
    _compile(home)
    whole_takes = time.monotonic() - started
    known: dict[str, int] = {}
    held = 400
    for kill in range(KILLS):
        held += take_in(home, [tender_release(1_000 + kill), award_release(kill)])
        _compile(home, *(["--all"] if kill % 3 == 0 else []), killed_after=chance.uniform(0.1, 1.1) * whole_takes)
        _assert_whole(home, known)
        with Ledger.open(home) as ledger:
            assert ledger.counts().releases == held

    _compile(home)
    _assert_whole(home, known)
    assert known[read_state(home).id] == 400 + KILLS
    assert not any(home.making.glob("*"))
