"""The files of a bid as one: every one of them comes out again, under a name of its own."""

from __future__ import annotations

import io
import zipfile

import pytest

from worthwhile.apps.tenders.services.pack_bid import BidFile, pack_bid


@pytest.mark.parametrize(
    ("given", "packed"),
    [
        (("a.txt", "b.txt"), ["a.txt", "b.txt"]),
        (("a.txt", "a.txt", "a.txt"), ["a.txt", "2 a.txt", "3 a.txt"]),
        (("a.txt", "a.txt", "2 a.txt"), ["a.txt", "2 a.txt", "2 2 a.txt"]),
        (("A.txt", "a.TXT"), ["A.txt", "2 a.TXT"]),
        (("one/a.txt", "two\\a.txt"), ["a.txt", "2 a.txt"]),
        (("x" * 200 + ".txt",), ["x" * 116 + ".txt"]),
    ],
)
def test_no_two_files_share_a_name_on_any_machine(given: tuple[str, ...], packed: list[str]):
    files = [BidFile(name=name, content=f"file {number}".encode()) for number, name in enumerate(given)]
    with zipfile.ZipFile(io.BytesIO(pack_bid(files))) as bid:
        assert bid.namelist() == packed
        assert [bid.read(name) for name in packed] == [file.content for file in files]
