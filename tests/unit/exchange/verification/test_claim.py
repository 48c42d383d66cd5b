"""Keys of claims fit an address, and hashes tell texts apart."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.verification.claim import Band, ClaimKind, Stake, hash_of, key_of


@given(st.text(max_size=300))
def test_a_key_fits_an_address_whatever_it_is_about(name: str) -> None:
    key = key_of(ClaimKind.COST, name)
    assert key.isascii()
    assert len(key) <= 100
    assert all(sign.isalnum() or sign in "-_" for sign in key)


def test_a_plain_name_stays_readable() -> None:
    assert key_of(ClaimKind.DEADWEIGHT, "less-lonely") == "deadweight-of-less-lonely"
    assert key_of(ClaimKind.LOSSES) == "losses"


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_only_the_same_texts_have_the_same_hash(left: list[str], right: list[str]) -> None:
    assert (hash_of(left) == hash_of(right)) is (left == right)


@pytest.mark.parametrize(
    ("share", "band"),
    [("0.1", Band.FAR), ("0.0999", Band.SOME), ("0.01", Band.SOME), ("0.0099", Band.LITTLE), ("0", Band.LITTLE)],
)
def test_a_tenth_is_far_and_a_hundredth_is_some(share: str, band: Band) -> None:
    assert Stake(share=Decimal(share), words="").band is band
