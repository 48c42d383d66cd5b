"""JSON text read as Python reads it, and written so that anyone can read it."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.store.json_text import NotJson, read_alike, read_json, write_json

VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.integers(min_value=2**63, max_value=10**40),
        st.floats(allow_nan=False),
        st.text(),
        st.text(st.characters(categories=["Cs", "L"]), max_size=3),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=4)),
    max_leaves=20,
)
MARKS = '{ } [ ] " : , a \\ u d83d de00 0 1 - . e E + true null NaN -Infinity \ufeff é \\n "a": 1e400'
SNIPPETS = st.lists(st.sampled_from([*MARKS.split(" "), "9" * 25, " ", "\n", "\t", "\x00"]), max_size=12).map("".join)


def as_python_reads(raw: bytes) -> Any:
    def refuse(name: str) -> None:
        raise ValueError(name)

    return json.loads(raw, parse_constant=refuse)


@given(VALUES, st.booleans(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32-le"]))
def test_a_text_is_read_as_python_reads_it(value: Any, ascii_only: bool, encoding: str) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only).replace("Infinity", "1e400")
    raw = text.encode(encoding, "surrogatepass")
    expected = as_python_reads(raw) if encoding != "utf-8-sig" or ascii_only else None
    if expected is not None:
        assert repr(read_json(raw)) == repr(expected)


@given(st.one_of(SNIPPETS.map(str.encode), st.binary(max_size=12), SNIPPETS.map(lambda part: f'["{part}"]'.encode())))
def test_what_python_refuses_is_refused_and_nothing_else(raw: bytes) -> None:
    try:
        expected = as_python_reads(raw)
    except ValueError:
        with pytest.raises(NotJson):
            read_json(raw)
    else:
        assert repr(read_json(raw)) == repr(expected)


@given(VALUES)
def test_what_is_written_is_read_back(value: Any) -> None:
    written = write_json(value)
    assert b"\n" not in written
    assert repr(read_json(written)) == repr(_finite(value))


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_finite(part) for part in value]
    return None if isinstance(value, float) and math.isinf(value) else value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"123456789012345678901234567890", 123456789012345678901234567890),
        (b"1e400", math.inf),
        (b"[-1e400]", [-math.inf]),
        (b'{"a": 1, "b": 0, "a": 2}', {"a": 2, "b": 0}),
        (b'"\\ud800"', "\ud800"),
        (b"\xef\xbb\xbf[1]", [1]),
    ],
)
def test_hard_but_lawful_texts_are_read(raw: bytes, value: Any) -> None:
    assert read_json(raw) == value


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b'{"a": NaN}', "NaN is not a number"),
        (b"[Infinity]", "Infinity is not a number"),
        (b'"\x01"', "control character"),
        (b'"caf\xe9"', "not utf-8 text"),
        (b"9" * 5000, "4300 digits"),
        (b"[" * 100_000, "too deeply"),
        (b'{"a":' * 100_000, "too deeply"),
    ],
)
def test_what_is_not_json_is_refused_with_the_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(NotJson, match=reason):
        read_json(raw)


def test_infinity_and_lone_surrogates_are_written_as_lawful_json() -> None:
    assert write_json({"é": [math.inf, math.nan, "ü"]}) == '{"é":[null,null,"ü"]}'.encode()
    assert write_json(["\ud800", math.inf, {"a": -math.inf}]) == b'["\\ud800",null,{"a":null}]'


def test_members_that_a_text_repeats_from_the_one_before_are_read_once() -> None:
    first, second, third = read_alike(
        [b'{"a": [1.0], "b": {"c": 2}}', b'{"a": [1], "b": {"c": 2}}', b'{"b": {"c":2}, "a": [1]}']
    )
    assert second["b"] is first["b"]
    assert third["a"] is second["a"]
    assert [type(one["a"][0]) for one in (first, second, third)] == [float, int, int]
    assert third == {"b": {"c": 2}, "a": [1]}


def test_texts_that_are_no_objects_or_hard_to_read_are_read_among_others() -> None:
    texts = [b'{"a": {"b": 1}}', b"[1]", '\ufeff{"a": {"b": 1}}'.encode(), b'{"a": {"b": 1e400}}', b'{"a": {"b": 1}}']
    assert read_alike(texts) == [read_json(text) for text in texts]
    with pytest.raises(NotJson):
        read_alike([b'{"a": {"b": 1}}', b'{"a": {"b": 1}'])
