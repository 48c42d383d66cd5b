"""A store made with the compiled core is the one that Python makes alone: from reading lines to a fold."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.compiled_by_core import needs_core
from tests.full_release import full_release
from tests.market_builders import NOW
from tests.market_releases import award_release, tender_release
from worthwhile.market.native.library import WITHOUT_CORE
from worthwhile.market.refresh.refreshing import WITHOUT_CORE as TOLD
from worthwhile.market.refresh.refreshing import refresh
from worthwhile.market.sources.demonstration.releases import demonstration_releases
from worthwhile.market.sources.intake import Intake
from worthwhile.market.sources.pieces import Piece
from worthwhile.market.store.compiled import compiled_lines, set_aside_lines
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.manifest import read_state
from worthwhile.market.store.reading import ALL_TABLES, Market

pytestmark = needs_core

# Usual ones, one that Python has to look at, one that cannot be merged, lines that are none.
FIRST = [
    *demonstration_releases(now=NOW),
    *(tender_release(number) for number in range(30)),
    full_release(),
    tender_release(40, title=["several"]),
    tender_release(41, value="much"),
    tender_release(41, date="2026-09-02T09:00:00Z") | {"id": "2", "parties": [{"id": {"not": "an id"}}]},
]
LATER = [award_release(3), award_release(40), tender_release(50)]
BROKEN = b'{"ocid": "ocds-h6vhtk-000099"\n\n[1, 2]\n{"ocid": "x", "date": "2026-01-01", "id": 7, "note": "\\ud800"}\n'


def _lines(releases: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(release).encode() + b"\n" for release in releases)


def _made(folder: Path) -> tuple[dict[str, list[str]], list[str], dict[str, Any]]:
    """Everything in a store of these notices, what was said on the way, and what was counted as they came in."""
    home = MarketHome(folder)
    said: list[str] = []
    taken = Intake(home, now=lambda: NOW).take([Piece(body=_lines(FIRST) + BROKEN, origin="first")])
    refresh(home, now=NOW, with_index=False, say=said.append)
    Intake(home, now=lambda: NOW).take([Piece(body=_lines(LATER), origin="later")])
    folded = refresh(home, now=NOW + timedelta(days=1), with_index=False, say=said.append)
    assert folded is not None
    assert not folded.whole
    market = Market.open(home)
    found = {table.name: sorted(repr(row) for row in market.sql(f"select * from {table.name}")) for table in ALL_TABLES}
    market.close()
    state = read_state(home)
    for name, lines in (("compiled", compiled_lines(home, state)), ("set aside", set_aside_lines(home, state))):
        found[name] = sorted(json.dumps(json.loads(line), sort_keys=True) for line in lines)
    return found, said, {"new": taken.new, "set aside": taken.set_aside}


def test_a_store_is_the_same_with_the_core_and_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_core, said, counted = _made(tmp_path / "with")
    monkeypatch.setenv(WITHOUT_CORE, "1")
    without, said_without, counted_without = _made(tmp_path / "without")
    assert with_core == without
    assert counted == counted_without
    assert with_core["set aside"]
    assert TOLD not in said + said_without, "told where the core is missing, not where it is not wanted"
