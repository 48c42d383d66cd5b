"""Compiling killed at any moment: what is held stays held, and a reader sees a whole store or the one before.

WORTHWHILE_KILLS says how often to kill in each test (twice unless told; `make kills` says 50).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.market_builders import take_in
from tests.market_releases import award_release, tender_release
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.store.compiled import compiled_lines
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.manifest import read_state
from worthwhile.market.store.reading import ALL_TABLES, Market

KILLS = int(os.environ.get("WORTHWHILE_KILLS", "2"))
COMPILE = [str(Path(sys.executable).parent / "worthwhile"), "market", "compile"]


def _compile(home: MarketHome, *options: str, killed_when: Callable[[], None] | None = None) -> None:
    """Compile in a process of its own; it is killed as soon as ``killed_when`` returns."""
    process = subprocess.Popen(
        [*COMPILE, *options],
        env={**os.environ, "WORTHWHILE_HOME": str(home.root.parent)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    if killed_when is not None:
        killed_when()
        os.killpg(process.pid, signal.SIGKILL)
    _, said = process.communicate()
    assert killed_when is not None or process.returncode == 0, said.decode()


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
        after = chance.uniform(0.1, 1.1) * whole_takes
        _compile(home, *(["--all"] if kill % 3 == 0 else []), killed_when=partial(time.sleep, after))
        _assert_whole(home, known)
        with Ledger.open(home) as ledger:
            assert ledger.counts().releases == held

    _compile(home)
    _assert_whole(home, known)
    assert known[read_state(home).id] == 400 + KILLS
    assert not any(home.making.glob("*"))


def test_killed_in_the_middle_of_the_swap_either_state_is_in_use_whole(tmp_path: Path) -> None:
    home = MarketHome(tmp_path / "home" / "market")
    chance = random.Random(12)
    take_in(home, [tender_release(number) for number in range(40)])
    _compile(home)
    known: dict[str, int] = {}
    held, swapped = 40, 0
    for kill in range(KILLS):
        before = read_state(home).id
        held += take_in(
            home, [tender_release(1_000 + kill), award_release(kill % 40, date=f"2026-11-01T09:00:{kill:02}Z")]
        )
        _compile(home, killed_when=partial(_wait_for_a_new_build, home, chance.uniform(0, 0.02)))
        swapped += read_state(home).id != before
        _assert_whole(home, known)
        with Ledger.open(home) as ledger:
            assert ledger.counts().releases == held

    _compile(home)
    _assert_whole(home, known)
    assert known[read_state(home).id] == 40 + KILLS
    assert not any(home.making.glob("*"))
    if KILLS >= 20:
        # Early enough and late enough: some were killed before the swap and some after it.
        assert 0 < swapped < KILLS


def _wait_for_a_new_build(home: MarketHome, more: float) -> None:
    """Until the tables stand in their place, which is the last but the index and the swap, and a little longer."""
    held = len(os.listdir(home.builds))
    patience = time.monotonic() + 60
    while len(os.listdir(home.builds)) <= held:
        assert time.monotonic() < patience
    time.sleep(more)
