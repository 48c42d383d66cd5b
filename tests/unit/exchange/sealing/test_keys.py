"""Opening keys as people type them."""

from __future__ import annotations

import pytest

from worthwhile.exchange.sealing import NotAKey, make_tender_key, new_key, public_of
from worthwhile.kernel.problems import InvalidInput


def test_a_new_key_is_like_no_other_and_its_halves_belong_together():
    first, second = new_key(), new_key()
    assert first.secret != second.secret
    assert public_of(first.secret) == first.public


def test_a_key_is_read_with_the_blanks_and_small_letters_of_hurried_typing():
    pair = new_key()
    typed = f"  {pair.secret[:20]} \n {pair.secret[20:].lower()}\n"
    assert public_of(typed) == pair.public


@pytest.mark.parametrize("typed", ["", "hello", "AGE-SECRET-KEY-1", "age1qqqq", "\x00" * 40, "é" * 70])
def test_what_is_no_key_is_told_so_with_what_one_looks_like(typed):
    with pytest.raises(NotAKey, match="begins with AGE-SECRET-KEY-"):
        public_of(typed)


def test_a_public_key_is_no_secret_key():
    with pytest.raises(NotAKey):
        public_of(new_key().public)


def test_a_secret_is_not_shown_where_a_pair_is_printed():
    pair = new_key()
    assert pair.secret not in repr(pair)


def test_everything_wrong_with_the_holders_is_told_at_once():
    pair = new_key()
    with pytest.raises(InvalidInput) as caught:
        make_tender_key(holders={"ann": pair.public, "bob": pair.public, "cat": "nonsense"}, needed=4)
    said = str(caught.value)
    assert "4 people have to act to open, and 3 are named" in said
    assert "ann and bob have the same key" in said
    assert "holders.cat" in said
