"""Reading many processes together gives what reading each alone gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake_builders import as_bytes, release, take
from worthwhile.market.build.held import held_releases
from worthwhile.market.build.held_together import held_together
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.raw import DamagedRawFile


@pytest.fixture
def home(tmp_path: Path) -> MarketHome:
    """Nine processes with three releases each, of a size that fills several blocks, in files of two days."""
    home = MarketHome(tmp_path / "market")
    for day in ("1", "2", "3"):
        take(home, as_bytes([release(number, id=day, note=day * 100_000) for number in range(9)]))
    return home


@pytest.mark.parametrize("at_once", [1, 4, 512])
@pytest.mark.parametrize("last_seq", [5, 20, 27])
def test_each_process_has_its_releases_in_order(home: MarketHome, at_once: int, last_seq: int) -> None:
    with Ledger.open(home) as ledger:
        ocids = sorted(ledger.ocids_since(0))
        assert len(ocids) == 9
        alone = [held_releases(ledger, ocid, last_seq=last_seq) for ocid in ocids]
        found = list(held_together(ledger, ocids, last_seq=last_seq, at_once=at_once))
    assert found == [releases for releases in alone if releases]


def test_a_process_without_releases_to_merge_is_passed_over(home: MarketHome) -> None:
    take(home, as_bytes(release(99, tag=["compiled"])))
    with Ledger.open(home) as ledger:
        compiled = ledger.ocids_since(27)
        assert len(compiled) == 1
        assert list(held_together(ledger, [*compiled, "never-seen"], last_seq=ledger.last_seq())) == []


def test_a_damaged_file_is_told(home: MarketHome) -> None:
    with Ledger.open(home) as ledger:
        path = ledger.files()[0].path
        path.write_bytes(path.read_bytes()[:-9])
        with pytest.raises(DamagedRawFile, match=path.name):
            list(held_together(ledger, sorted(ledger.ocids_since(0)), last_seq=27))
