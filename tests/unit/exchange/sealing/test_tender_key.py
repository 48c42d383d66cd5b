"""Sealed bids: any two of three people open them, and nobody else."""

from __future__ import annotations

import itertools
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worthwhile.exchange.sealing import (
    CannotOpen,
    Sealed,
    TenderKey,
    Unsealable,
    can_open,
    make_tender_key,
    new_key,
    seal,
    secret_in,
    take_layer,
    unseal,
)

PEOPLE = {name: new_key() for name in ("ann", "bob", "cat")}
KEY = make_tender_key(holders={name: pair.public for name, pair in PEOPLE.items()}, needed=2)


def opened_by(first: str, second: str, key: TenderKey = KEY) -> str:
    half = take_layer(key.wraps, holder=first, secret=PEOPLE[first].secret)
    return secret_in(take_layer(half, holder=second, secret=PEOPLE[second].secret))


@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(PEOPLE, 2)))
def test_any_two_open_in_either_order(first: str, second: str):
    secret = opened_by(first, second)
    assert can_open(KEY, secret=secret)
    assert unseal(seal(b"our price is 41,000", public=KEY.public), secret=secret) == b"our price is 41,000"


@pytest.mark.parametrize("alone", list(PEOPLE))
def test_one_person_alone_opens_nothing_even_by_acting_twice(alone: str):
    half = take_layer(KEY.wraps, holder=alone, secret=PEOPLE[alone].secret)
    with pytest.raises(CannotOpen, match="Another person has to act"):
        secret_in(half)
    with pytest.raises(CannotOpen, match="Nothing here waits for this person"):
        take_layer(half, holder=alone, secret=PEOPLE[alone].secret)


def test_one_person_under_the_name_of_another_opens_nothing():
    half = take_layer(KEY.wraps, holder="ann", secret=PEOPLE["ann"].secret)
    with pytest.raises(CannotOpen, match="does not belong to this tender and person"):
        take_layer(half, holder="bob", secret=PEOPLE["ann"].secret)


def test_what_is_kept_between_two_openers_holds_no_secret():
    secret = opened_by("ann", "bob")
    half = take_layer(KEY.wraps, holder="ann", secret=PEOPLE["ann"].secret)
    kept = b"".join(wrap.sealed for wrap in (*KEY.wraps, *half))
    assert secret.encode() not in kept
    assert all(pair.secret.encode() not in kept for pair in PEOPLE.values())


def test_the_key_of_another_tender_opens_nothing_here():
    other = make_tender_key(holders={name: pair.public for name, pair in PEOPLE.items()}, needed=2)
    secret = opened_by("ann", "cat", other)
    assert not can_open(KEY, secret=secret)
    with pytest.raises(Unsealable, match="not sealed to the key of this tender"):
        unseal(seal(b"bid", public=KEY.public), secret=secret)


def test_a_quick_quote_is_opened_by_the_one_person_named():
    pair = new_key()
    key = make_tender_key(holders={"ann": pair.public}, needed=1)
    assert can_open(key, secret=secret_in(take_layer(key.wraps, holder="ann", secret=pair.secret)))


@settings(max_examples=30, deadline=None)
@given(plain=st.binary(max_size=5_000))
def test_a_bid_comes_back_as_it_was_and_shows_nothing_of_itself(plain: bytes):
    sealed = seal(plain, public=KEY.public)
    assert sealed.content.startswith(b"age-encryption.org/v1\n")
    assert len(plain) < 8 or plain not in sealed.content
    assert seal(plain, public=KEY.public).content != sealed.content
    assert unseal(sealed, secret=opened_by("ann", "bob")) == plain


@settings(max_examples=40, deadline=None)
@given(where=st.floats(0, 1, exclude_max=True), by=st.integers(1, 255))
def test_a_changed_byte_is_found_with_or_without_the_hash(where: float, by: int):
    sealed = seal(b"ninety-eight beds", public=KEY.public)
    changed = bytearray(sealed.content)
    changed[int(where * len(changed))] ^= by
    secret = opened_by("bob", "cat")
    with pytest.raises(Unsealable, match="its hash differs"):
        unseal(Sealed(content=bytes(changed), sha256=sealed.sha256), secret=secret)
    hashed_again = Sealed(content=bytes(changed), sha256=sha256(bytes(changed)).hexdigest())
    with pytest.raises(Unsealable, match="was damaged"):
        unseal(hashed_again, secret=secret)
