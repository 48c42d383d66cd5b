"""Raw files give back the bytes that went in."""

from __future__ import annotations

from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.store.raw import DamagedRawFile, pack_block, read_at, read_frames

PATH = Path("raw/other/2026-11/1.releases.zst")


@given(st.lists(st.lists(st.binary(max_size=60), min_size=1, max_size=5), min_size=1, max_size=4))
def test_every_release_is_read_back_byte_for_byte(tmp_path_factory: pytest.TempPathFactory, blocks) -> None:
    path = tmp_path_factory.mktemp("raw") / "1.releases.zst"
    packed = [pack_block(block) for block in blocks]
    path.write_bytes(b"".join(packed))
    assert list(read_frames(path)) == blocks
    start = 0
    for block, whole in zip(blocks, packed, strict=True):
        for position, text in enumerate(block):
            assert read_at(path, offset=start, length=len(whole), position=position) == text
        start += len(whole)


def test_an_ordinary_tool_reads_the_releases_one_after_another(tmp_path: Path) -> None:
    path = tmp_path / "1.releases.zst"
    path.write_bytes(pack_block([b'{"a":1}', b'{"b":2}']) + pack_block([b'{"c":3}']))
    with zstandard.open(path, "rb", dctx=zstandard.ZstdDecompressor()) as plain:
        assert plain.read(8) == b'{"a":1}\n'


@pytest.mark.parametrize("cut", [1, 10, 30, -1])
def test_a_file_that_is_cut_short_is_named(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "1.releases.zst"
    path.write_bytes(pack_block([b'{"a":1}'])[:cut])
    with pytest.raises(DamagedRawFile, match=r"1\.releases\.zst is damaged"):
        list(read_frames(path))


def test_a_byte_that_changed_on_disk_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "1.releases.zst"
    block = bytearray(pack_block([b'{"a":"some text that is long enough to matter"}']))
    block[-12] ^= 0xFF
    path.write_bytes(block)
    with pytest.raises(DamagedRawFile):
        list(read_frames(path))


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(DamagedRawFile, match="No such file"):
        list(read_frames(tmp_path / "gone.releases.zst"))
