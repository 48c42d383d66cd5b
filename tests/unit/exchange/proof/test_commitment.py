"""Laws of a commitment: it binds to a text, and says nothing of it to whoever has no salt."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.proof import commitment_of, disclosed_text, new_salt

SALTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
TEXTS = st.text(max_size=60)


@given(salt=SALTS, content=TEXTS)
def test_the_commitment_is_the_hash_of_the_file_that_is_given_out(salt: str, content: str):
    given_out = disclosed_text(salt=salt, content=content).encode()
    assert sha256(given_out).hexdigest() == commitment_of(salt=salt, content=content)
    assert given_out.decode().startswith(f"{salt}\n")


@given(first=st.tuples(SALTS, TEXTS), second=st.tuples(SALTS, TEXTS))
def test_no_two_pairs_of_salt_and_text_have_one_commitment(first: tuple[str, str], second: tuple[str, str]):
    one, other = (commitment_of(salt=salt, content=content) for salt, content in (first, second))
    assert (one == other) == (first == second)


def test_the_same_text_is_never_committed_to_alike():
    salts = {new_salt() for _ in range(200)}
    assert len(salts) == 200
    assert all(len(bytes.fromhex(salt)) == 32 for salt in salts)
    assert len({commitment_of(salt=salt, content='{"score":75}') for salt in salts}) == 200
