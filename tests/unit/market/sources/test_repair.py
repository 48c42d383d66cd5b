"""Text that is nearly JSON is mended without guessing at what it says."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.sources.repair import NotJson, repair

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("published", "read"),
    [
        (b'{"most": 1e9999}', {"most": None}),
        (b'{"most": -1e9999}', {"most": None}),
        (b'{"most": "1e9999"}', {"most": "1e9999"}),
        (b'{"amount": 000, "b": 1}', {"amount": None, "b": 1}),
        (b'{"amount": 1 000, "b": 12 345 678}', {"amount": 1000, "b": 12345678}),
        (b'{"amount": 007.50}', {"amount": 7.5}),
        (b'{"a": NaN, "b": -Infinity}', {"a": None, "b": None}),
        (b'{"a": [1, 2, ], }', {"a": [1, 2]}),
        (b'{"a": "one\ntwo\tthree\x01"}', {"a": "one\ntwo\tthree\x01"}),
        (b'{"a": "C:\\data \\u12"}', {"a": "C:\\data \\u12"}),
        (b'{"a": "half \\ud83d, whole \\ud83d\\ude00"}', {"a": "half \ufffd, whole 😀"}),
        (b'{"a": "caf\xe9 \x96 \xc2\xa35"}', {"a": "café – £5"}),
    ],
)
def test_what_is_known_to_be_published_is_mended(published: bytes, read: object) -> None:
    mended = repair(published)
    assert json.loads(mended.text) == read
    mended.text.decode()


@pytest.mark.parametrize(
    "text",
    [b'{"a": "x', b'{"a": 1', b'{"a" 1}', b"{'a': 1}", b'{"a": "b"c"}', b'{"a": 1}{', b"nonsense", b"[" * 100_000],
)
def test_what_cannot_be_mended_is_refused_with_a_reason_that_quotes_nothing(text: bytes) -> None:
    with pytest.raises(NotJson) as refused:
        repair(text)
    assert refused.value.reason
    assert '"' not in refused.value.reason


@given(ANY_JSON, st.booleans())
def test_sound_json_is_left_as_it_is(value: object, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    mended = repair(text)
    assert (mended.text, mended.told) == (text, ())


@given(st.binary(max_size=200))
def test_any_bytes_are_mended_or_refused(text: bytes) -> None:
    try:
        json.loads(repair(text).text.decode())
    except NotJson:
        return
