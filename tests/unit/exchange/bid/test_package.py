"""A bid packed and parted again; whatever is not exactly such a package is refused, however it was made."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest

from worthwhile.exchange.bid import (
    BidFile,
    BidPrice,
    LotPrice,
    NotABid,
    TenderBid,
    TenderBidder,
    pack,
    read_price,
    read_quality,
    safe_names,
    split,
)
from worthwhile.exchange.bid.stored_zip import stored_zip
from worthwhile.kernel.problems import InvalidInput

BID = TenderBid(format="worthwhile/bid/1", tender="tender-1", bidder=TenderBidder(name="Lunch Club"))
PRICE = BidPrice(
    format="worthwhile/bid-price/1", tender="tender-1", prices=(LotPrice(amount=Decimal("79400.50")),)
)  # fmt: skip
RECORD = b'{"format":"worthwhile/bid/1","tender":"tender-1","bidder":{"name":"Lunch Club"}}'
PRICED = b'{"format":"worthwhile/bid-price/1","tender":"tender-1"}'


def zipped(*parts: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as into:
        for name, content in parts:
            into.writestr(zipfile.ZipInfo(name), content, method)
    return packed.getvalue()


def test_a_package_holds_two_folders_that_any_program_reads():
    content = pack(BID, PRICE, quality_files=[BidFile(name="a.txt", content=b"how")],
                   price_files=[BidFile(name="b.txt", content=b"why")])  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "quality/bid.json", "quality/files/a.txt", "price/price.json", "price/files/b.txt"
        ]  # fmt: skip
        assert archive.read("quality/bid.json") == RECORD
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_split_gives_two_envelopes_and_each_is_read():
    files = [BidFile(name="Prüfung é.txt", content=b"how"), BidFile(name="empty", content=b"")]
    found = split(pack(BID, PRICE, quality_files=files))
    assert read_quality(found.quality).bid == BID
    assert list(read_quality(found.quality).files) == files
    assert read_price(found.price).price == PRICE
    assert read_price(found.price).files == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"bid",
        b"PK\x03\x04",
        bytes(22),
        b"PK\x05\x06" + bytes(18),
        bytes(20_000_001),
        zipped(("quality/bid.json", RECORD), ("price/price.json", PRICED)),
        zipped(("quality/bid.json", RECORD), ("price/price.json", PRICED), method=zipfile.ZIP_DEFLATED),
        stored_zip((("price/price.json", PRICED), ("quality/bid.json", RECORD))),
        stored_zip((("quality/bid.json", RECORD),)),
        stored_zip((("price/price.json", PRICED),)),
        stored_zip((("quality/bid.json", RECORD), ("price/price.json", PRICED), ("else", b""))),
        stored_zip((("quality/bid.json", RECORD), ("quality/files/../x", b""), ("price/price.json", PRICED))),
        stored_zip((("quality/bid.json", RECORD), ("quality/files/a\x00b", b""), ("price/price.json", PRICED))),
        stored_zip((("quality/bid.json", RECORD), ("quality/files/", b""), ("price/price.json", PRICED))),
        stored_zip((("quality/bid.json", RECORD), ("quality/x", b""), ("price/price.json", PRICED))),
        stored_zip((("quality/bid.json", RECORD),
                    *((f"quality/files/{name}", b"") for name in ("a", "A")), ("price/price.json", PRICED))),
        stored_zip((("quality/bid.json", RECORD),
                    *((f"quality/files/{n}", b"") for n in range(11)), ("price/price.json", PRICED))),
        stored_zip((("quality/bid.json", b" " * 2_000_001), ("price/price.json", PRICED))),
    ],
)  # fmt: skip
def test_what_is_not_exactly_a_package_is_no_bid(content: bytes):
    with pytest.raises(NotABid):
        split(content)


@pytest.mark.parametrize("byte", range(0, 500, 7))
def test_a_package_with_one_byte_changed_or_one_added_is_never_taken_for_the_same(byte: int):
    content = pack(BID, PRICE)
    at = byte % len(content)
    changed = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    for other in (changed, content + b"\x00", b"\x00" + content, content[:-1]):
        try:
            found = split(other)
        except NotABid:
            continue
        assert found != split(content)


@pytest.mark.parametrize("record", [b"", b"{", b"[]", b"{}", b"\xff", b'{"format":"worthwhile/bid/1"}', b"[" * 5_000])
def test_a_record_that_cannot_be_read_is_told(record: bytes):
    with pytest.raises(NotABid, match="quality envelope"):
        read_quality(stored_zip((("bid.json", record),)))
    with pytest.raises(NotABid, match="price envelope"):
        read_price(stored_zip((("price.json", record),)))


def test_nothing_is_packed_that_the_opening_could_not_read():
    broken = TenderBid(format="worthwhile/bid/1", tender="tender-1", bidder=TenderBidder(name="a\x00b"))
    with pytest.raises(InvalidInput):
        pack(broken, PRICE)
    with pytest.raises(InvalidInput, match="at most 10 files"):
        pack(BID, PRICE, price_files=[BidFile(name=f"{n}.txt", content=b"x") for n in range(11)])


@pytest.mark.parametrize(
    ("given", "packed"),
    [
        (("a.txt", "b.txt"), ["a.txt", "b.txt"]),
        (("a.txt", "a.txt", "a.txt"), ["a.txt", "2 a.txt", "3 a.txt"]),
        (("a.txt", "a.txt", "2 a.txt"), ["a.txt", "2 a.txt", "2 2 a.txt"]),
        (("A.txt", "a.TXT"), ["A.txt", "2 a.TXT"]),
        (("one/a.txt", "two\\a.txt"), ["a.txt", "2 a.txt"]),
        (("x" * 200 + ".txt",), ["x" * 116 + ".txt"]),
        (("..", "", ". .", "/"), ["file", "2 file", "3 file", "4 file"]),
        (("con", "NUL.txt", "a\x00b\u202etxt.exe"), ["file con", "file NUL.txt", "a_b_txt.exe"]),
        (('say "hi"?.txt',), ["say _hi__.txt"]),
    ],
)
def test_no_two_files_share_a_name_on_any_machine_and_every_name_is_safe(given: tuple[str, ...], packed: list[str]):
    assert safe_names(given) == packed
