"""Whatever a bid holds, it comes out of its package as it was, and its price stands in one envelope alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.bid import (
    BidAnswer,
    BidFile,
    BidMember,
    BidPrice,
    DeclarationMade,
    LotPrice,
    MemberRole,
    NotABid,
    PriceEnvelope,
    PromisedOutcome,
    QualityEnvelope,
    TenderBid,
    TenderBidder,
    pack,
    read_price,
    read_quality,
    safe_names,
    split,
)
from worthwhile.exchange.bid.stored_zip import parts_of, stored_zip

# Without digits, so that an amount found in an envelope can come from nowhere but the price.
TEXT = st.text(st.characters(categories=("L", "P", "S", "Zs")), min_size=1, max_size=40).map(lambda text: f"a{text}")
NUMBERS = st.decimals(min_value=-10_000, max_value=10_000, places=3)
AMOUNTS = st.decimals(min_value=10_000_000, max_value=99_999_999, places=2)
IDS = st.lists(TEXT, max_size=4, unique=True).map(tuple)
FILES = st.lists(st.builds(BidFile, name=st.text(max_size=150), content=st.binary(max_size=60)), max_size=4)


@st.composite
def bids(draw: Any) -> TenderBid:
    made = st.builds(DeclarationMade, declaration=TEXT, holds=st.booleans(), made_on=st.dates(date(2026, 1, 1)))
    member = st.builds(BidMember, name=TEXT, role=st.just(MemberRole.MEMBER), does=TEXT)
    lead = BidMember(name=draw(TEXT), role=MemberRole.LEAD, declarations=tuple(draw(st.lists(made, max_size=2))))
    return TenderBid(
        format="worthwhile/bid/1",
        tender=draw(TEXT),
        bidder=TenderBidder(name=draw(TEXT), find_a_tender_share_code=draw(st.none() | TEXT)),
        lots=draw(IDS),
        answers=tuple(BidAnswer(question=one, text=draw(TEXT)) for one in draw(IDS)),
        outcomes=tuple(PromisedOutcome(outcome=one, name=draw(TEXT), target=draw(NUMBERS)) for one in draw(IDS)),
        members=draw(st.just(()) | st.lists(member, max_size=2).map(lambda others: (lead, *others))),
    )


@st.composite
def prices(draw: Any) -> BidPrice:
    lots = tuple(LotPrice(lot=one, amount=draw(AMOUNTS), assumptions=draw(TEXT)) for one in draw(IDS))
    return BidPrice(format="worthwhile/bid-price/1", tender=draw(TEXT), prices=lots)


def named(files: list[BidFile]) -> tuple[BidFile, ...]:
    names = safe_names([file.name for file in files])
    return tuple(BidFile(name=name, content=file.content) for name, file in zip(names, files, strict=True))


@given(bid=bids(), price=prices(), quality=FILES, priced=FILES)
def test_a_bid_comes_out_of_its_package_as_it_was(bid, price, quality, priced):
    content = pack(bid, price, quality_files=quality, price_files=priced)
    assert content == pack(bid, price, quality_files=quality, price_files=priced)
    found = split(content)
    assert read_quality(found.quality) == QualityEnvelope(bid=bid, files=named(quality))
    assert read_price(found.price) == PriceEnvelope(price=price, files=named(priced))


@given(bid=bids(), price=prices(), other=prices(), quality=FILES.filter(lambda files: not files), priced=FILES)
def test_the_quality_envelope_is_the_same_whatever_the_price_and_holds_no_amount_of_it(
    bid, price, other, quality, priced
):
    found = split(pack(bid, price, quality_files=quality, price_files=priced)).quality
    assert found == split(pack(bid, other, quality_files=quality)).quality
    for one in price.prices:
        assert f"{one.amount:f}".encode() not in found
        assert f"{one.amount:f}".encode() in split(pack(bid, price)).price


@given(content=st.binary(max_size=300))
def test_any_bytes_are_a_package_or_no_bid(content: bytes):
    with pytest.raises(NotABid):
        split(content)
    with pytest.raises(NotABid):
        read_quality(content)


@given(parts=st.lists(st.tuples(st.text(st.characters(exclude_categories=("Cs",)), max_size=9), st.binary(max_size=9))))
def test_parts_come_back_or_are_refused_and_are_never_others(parts):
    found = parts_of(stored_zip(tuple(parts)), most=100)
    assert found in (tuple(parts), None)


@given(names=st.lists(st.text(max_size=200), max_size=12))
def test_every_name_is_safe_and_its_own(names: list[str]):
    found = safe_names(names)
    assert len({name.casefold() for name in found}) == len(names)
    assert all(name and "/" not in name and "\\" not in name and name not in (".", "..") for name in found)
    files = [BidFile(name=name, content=b"") for name in names[:10]]
    bid = TenderBid(format="worthwhile/bid/1", tender="t", bidder=TenderBidder(name="n"))
    price = BidPrice(format="worthwhile/bid-price/1", tender="t")
    assert read_quality(split(pack(bid, price, quality_files=files)).quality).files == named(files)
