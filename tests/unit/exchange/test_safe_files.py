"""Files that strangers made are looked at before they are opened."""

import struct
import zipfile
from pathlib import Path

import pytest

from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.safe_files import MOST_UNPACKED, check_zip, decode_text, read_bytes


def _bomb(path: Path, size: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/a.xml", "w") as entry:
        for _ in range(size // 1_000_000):
            entry.write(b"0" * 1_000_000)


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    _bomb(path, MOST_UNPACKED + 2_000_000)
    with pytest.raises(InvalidFile, match="would unpack to more than 200 MB"):
        check_zip(path)


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "liar.xlsx"
    _bomb(path, MOST_UNPACKED + 12_000_000)
    data = bytearray(path.read_bytes())
    directory = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, directory + 24, 1000)
    path.write_bytes(data)
    assert zipfile.ZipFile(path).infolist()[0].file_size == 1000
    with pytest.raises(InvalidFile, match="would unpack to more than 200 MB"):
        check_zip(path)


def test_an_ordinary_archive_passes(tmp_path: Path) -> None:
    path = tmp_path / "small.xlsx"
    _bomb(path, 1_000_000)
    check_zip(path)


def test_a_cut_off_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.xlsx"
    _bomb(path, 1_000_000)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(InvalidFile, match="damaged"):
        check_zip(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
def test_text_is_read_in_the_encoding_it_was_written_in(encoding: str) -> None:
    text = "Outcome;Value £;Café\nless lonely;1700;x\n"
    assert decode_text(text.encode(encoding), name="map.csv")[0].lstrip("\ufeff") == text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(InvalidFile, match=r"map\.csv is not text"):
        decode_text(bytes(range(256)) * 4, name="map.csv")


@pytest.mark.parametrize("content", [b"", b" \r\n\r\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "map.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidFile, match="is empty"):
        read_bytes(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match=r"gone\.csv cannot be read"):
        read_bytes(tmp_path / "gone.csv")
