"""Boxes whose key lies apart from what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from worthwhile.exchange.sealing import Unsealable, box_named, lose_key, make_box


def test_what_is_put_in_comes_out_and_cannot_be_read_outside(tmp_path: Path):
    sealed = make_box(tmp_path, "draft-1").put(b"We knock on doors")
    assert b"doors" not in sealed
    assert box_named(tmp_path, "draft-1").take(sealed) == b"We knock on doors"


def test_each_box_has_a_key_of_its_own_that_others_may_not_read(tmp_path: Path):
    sealed = make_box(tmp_path, "draft-1").put(b"ours")
    with pytest.raises(Unsealable):
        make_box(tmp_path, "draft-2").take(sealed)
    kept = tmp_path / "draft-keys"
    assert kept.stat().st_mode & 0o077 == 0
    assert (kept / "draft-1").stat().st_mode & 0o077 == 0


def test_making_it_again_gives_the_same_box(tmp_path: Path):
    sealed = make_box(tmp_path, "draft-1").put(b"ours")
    assert make_box(tmp_path, "draft-1").take(sealed) == b"ours"


def test_without_its_key_nobody_reads_it_again(tmp_path: Path):
    make_box(tmp_path, "draft-1")
    lose_key(tmp_path, "draft-1")
    lose_key(tmp_path, "draft-1")
    with pytest.raises(Unsealable, match="erased"):
        box_named(tmp_path, "draft-1")


@pytest.mark.parametrize("name", ["../log-key", "", "a/b", "Draft"])
def test_a_name_leads_nowhere_else(tmp_path: Path, name: str):
    with pytest.raises(ValueError, match="no name of a box"):
        make_box(tmp_path, name)
