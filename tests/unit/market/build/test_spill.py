"""Releases of processes with several, put aside on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compiled_by_core import held
from tests.market_releases import award_release, tender_release
from worthwhile.market.build import spill
from worthwhile.market.build.packed import unpacked
from worthwhile.market.build.spill import Spill, read_bucket


def _spilled(folder: Path) -> None:
    """Two workers put the two releases of twelve processes aside in one bucket."""
    for worker, made in enumerate((tender_release, award_release)):
        with Spill(folder, worker, 1) as into:
            for number in range(12):
                release = held(made(number), 2 * number + worker)
                into.add(release)


@pytest.mark.parametrize("largest", [1, 9_000, 10**9])
def test_a_bucket_comes_in_pieces_that_part_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, largest: int
) -> None:
    monkeypatch.setattr(spill, "LARGEST_PIECE", largest)
    _spilled(tmp_path)
    pieces = [[release.ocid for release in unpacked(piece)] for piece in read_bucket(tmp_path, 0, 2)]
    assert [len(set(piece)) * 2 for piece in pieces] == [len(piece) for piece in pieces]
    assert sum(map(len, pieces)) == 24
    assert (len(pieces) > 1) == (largest < 10**9)
    assert not list(tmp_path.iterdir())
